#include "adapters/answers.hpp"

#include <gtest/gtest.h>

namespace zq::adapters {
namespace {

Value text(std::string name, std::string value) { return {std::move(name), ZQ_T_TEXT, 0, Private(std::move(value))}; }
Value number(std::string name, int64_t value) { return {std::move(name), ZQ_T_INT, value, Private()}; }

Reply ok(std::vector<Record> records) {
  Reply reply;
  reply.status = ZQ_OK;
  reply.verdict = ZQ_V_CONSISTENT;
  reply.records = std::move(records);
  return reply;
}

const std::vector<std::string> asked{"name", "id_number"};

TEST(Answers, OfAVerificationBecomeVerdictsPerField) {
  const Answer answer =
      read_answer(ok({{text("field", "name"), number("verdict", ZQ_V_NEEDS_REVIEW), text("note", "用字不同")},
                      {text("field", "id_number"),
                       number("verdict", ZQ_V_CONSISTENT),
                       {"found", ZQ_T_DATE, 0, Private("2020-01-01")}}}),
                  asked);
  ASSERT_EQ(answer.kind, Answer::Kind::answered);
  EXPECT_EQ(answer.fields[0].verdict, Verdict::needs_review);
  EXPECT_EQ(answer.fields[0].note, "用字不同");
  EXPECT_FALSE(answer.fields[0].found.has_value());
  EXPECT_EQ(answer.fields[1].found->reveal(), "2020-01-01");
}

TEST(Answers, OfAVerificationThatBreakARuleAreBadAnswers) {
  const std::pair<const char*, Record> broken[] = {
      {"not asked", {text("field", "salary"), number("verdict", 1)}},
      {"without the TEXT 'field'", {number("verdict", 1)}},
      {"without a verdict", {text("field", "name")}},
      {"without a verdict", {text("field", "name"), number("verdict", 5)}},
      {"does not have", {text("field", "name"), number("verdict", 1), text("colour", "red")}},
      {"has type", {text("field", "name"), text("verdict", "1")}},
      {"has type", {text("field", "name"), number("verdict", 1), number("note", 1)}},
  };
  for (const auto& [part, record] : broken) {
    const Answer answer = read_answer(ok({record}), asked);
    EXPECT_EQ(answer.cause, FailureCause::bad_answer) << part;
    EXPECT_NE(answer.operator_text.find(part), std::string::npos) << answer.operator_text;
    EXPECT_TRUE(answer.kind == Answer::Kind::failed);
  }
  const Record one{text("field", "name"), number("verdict", 1)};
  EXPECT_NE(read_answer(ok({one, one}), asked).operator_text.find("two verdicts"), std::string::npos);
  EXPECT_EQ(read_answer(ok({one}), {}).kind, Answer::Kind::answered) << "a poll does not know what was asked";
}

TEST(Answers, OfAListAreBoundedAndMoveOn) {
  Reply page = ok({{text("code", "A1"), text("matter", "m")}, {text("code", "A2")}});
  page.cursor = "2";
  const auto rows = read_list(page, "", 2);
  ASSERT_TRUE(rows.ok());
  EXPECT_EQ(rows->items[0].matter, "m");
  EXPECT_EQ(rows->next, "2");
  EXPECT_EQ(read_list(page, "", 1).error().code, ErrorCode::bad_answer) << "more rows than asked";
  EXPECT_EQ(read_list(page, "2", 2).error().code, ErrorCode::bad_answer) << "the cursor stands still";
  EXPECT_EQ(read_list(ok({{text("since", "2018-12-01")}}), "", 2).error().code, ErrorCode::bad_answer)
      << "a DATE, not a TEXT";
  EXPECT_EQ(read_list(ok({{text("colour", "red")}}), "", 2).error().code, ErrorCode::bad_answer);
}

TEST(Answers, ToAComplaintAreOneRecordWithReceiptAndStatus) {
  const Record good{text("receipt", "R1"), text("status", "handling"), text("updated_at", "2026-11-23T09:00:00+08:00")};
  const auto said = read_complaint(ok({good}), Operation::status);
  ASSERT_TRUE(said.ok());
  EXPECT_EQ(said->status, LegacyStatus::handling);
  const std::vector<std::vector<Record>> broken = {
      {},
      {good, good},
      {{text("receipt", ""), text("status", "handling")}},
      {{text("receipt", std::string(257, 'r')), text("status", "handling")}},
      {{text("receipt", "R1"), text("status", "lost")}},
      {{text("receipt", "R1"), text("status", "closed"), text("updated_at", "yesterday")}}};
  for (const auto& records : broken) {
    EXPECT_EQ(read_complaint(ok(records), Operation::status).error().code, ErrorCode::bad_answer);
    EXPECT_EQ(read_complaint(ok(records), Operation::submit).error().code, ErrorCode::conflict)
        << "it may have been filed";
  }
}

TEST(Answers, OfACrashedSubmitLeaveTheOutcomeUnknown) {
  Reply crashed;
  crashed.crashed = true;
  crashed.text = "boom";
  EXPECT_EQ(read_complaint(crashed, Operation::submit).error().code, ErrorCode::conflict);
  EXPECT_EQ(read_complaint(crashed, Operation::status).error().code, ErrorCode::internal);
  EXPECT_EQ(read_complaint(crashed, Operation::status).error().detail, "boom");
}

TEST(Answers, AreAskedForWithTheComplaintInItsFields) {
  ComplaintPassing complaint;
  complaint.id = {"TS1"};
  complaint.complainant = Private("张三");
  complaint.filed_at = Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(16));
  const Record record = complaint_record(complaint);
  EXPECT_EQ(record[0].text.reveal(), "TS1");
  EXPECT_EQ(record[3].name, "complainant");
  EXPECT_EQ(record.back().name, "filed_on");
  EXPECT_EQ(record.back().type, static_cast<uint32_t>(ZQ_T_DATE));
  EXPECT_EQ(record.back().text.reveal(), "2026-11-24") << "the day in Beijing";
}

TEST(Answers, AreAskedForWithDatesAsDates) {
  const Record record = declared_record({{"name", Private("张三")}, {"registration_date", Private("2020-05-20")}});
  EXPECT_EQ(record[0].type, static_cast<uint32_t>(ZQ_T_TEXT));
  EXPECT_EQ(record[1].type, static_cast<uint32_t>(ZQ_T_DATE));
}

}  // namespace
}  // namespace zq::adapters
