// Field tasks across the border, by the rules of zq.field_task/1 (R-规定-14.1).
#include "adapters/field_task_answers.hpp"

#include <gtest/gtest.h>

#include <map>

#include "domain/clocks.hpp"

namespace zq::adapters {
namespace {

Value text(std::string name, std::string value) { return {std::move(name), ZQ_T_TEXT, 0, Private(std::move(value))}; }
Value day(std::string name, std::string value) { return {std::move(name), ZQ_T_DATE, 0, Private(std::move(value))}; }

Reply ok(std::vector<Record> records) {
  Reply reply;
  reply.status = ZQ_OK;
  reply.records = std::move(records);
  return reply;
}

Record state(std::string status, Record more = {}) {
  Record record{text("kind", "state"), text("receipt", "331002001:XTW202009100301"), text("status", std::move(status))};
  record.insert(record.end(), more.begin(), more.end());
  return record;
}

TEST(FieldTaskAnswers, AReportHasItsStepsAndItsFeedbackWhole) {
  const auto report = read_task_report(ok(
      {{text("kind", "step"), text("step", "受理"), text("org", "海门街道"), day("at", "2026-11-23")},
       {text("kind", "answer"), text("question", "lives_here"), text("value", "是")},
       state("feedback", {text("conclusion", "false"), text("handler", "甲"), text("peer", "乙"),
                          text("feedback_at", "2026-11-24T09:30:00+08:00"), text("status_text", "反馈")}),
       {text("kind", "step"), text("step", "反馈"), text("opinion", "已上门"), text("at", "2026-11-24T09:30:00+08:00")},
       {text("kind", "photo"), text("reference", "/files/1")}}));
  ASSERT_TRUE(report.ok()) << report.error().detail;
  EXPECT_EQ(report->state, FieldTaskState::feedback);
  ASSERT_EQ(report->steps.size(), 2U);
  EXPECT_TRUE(report->steps[0].at->day_only);
  EXPECT_EQ(report->steps[0].at->at, *moment_from_text("2026-11-23T00:00:00+08:00"));
  EXPECT_FALSE(report->steps[1].at->day_only);
  ASSERT_TRUE(report->feedback.has_value());
  EXPECT_EQ(report->feedback->conclusion, FieldConclusion::refuted);
  EXPECT_EQ(report->feedback->peer, "乙");
  EXPECT_EQ(report->feedback->answers.at(0).value.reveal(), "是");
  EXPECT_EQ(report->feedback->photos.at(0).reference, "/files/1");
}

TEST(FieldTaskAnswers, AReportThatBreaksARuleIsABadAnswer) {
  const std::pair<const char*, std::vector<Record>> broken[] = {
      {"no record of kind state", {}},
      {"two records of kind state", {state("handling"), state("handling")}},
      {"none of accepted", {state("done")}},
      {"a receipt that has no 1 to 256", {{text("kind", "state"), text("status", "closed")}}},
      {"a kind that is none of", {state("handling"), {text("kind", "note")}}},
      {"does not have", {state("handling", {text("colour", "red")})}},
      {"none of true, false", {state("feedback", {text("conclusion", "maybe")})}},
      {"status feedback without a conclusion", {state("feedback")}},
      {"without a conclusion",
       {state("handling"), {text("kind", "answer"), text("question", "q"), text("value", "v")}}},
      {"two answers",
       {state("feedback", {text("conclusion", "true")}),
        {text("kind", "answer"), text("question", "q"), text("value", "1")},
        {text("kind", "answer"), text("question", "q"), text("value", "2")}}},
      {"updated_at that is neither", {state("closed", {text("updated_at", "2026-11-23 09:00:00")})}},
      {"updated_at that is neither", {state("closed", {day("updated_at", "2026-02-30")})}},
      {"a step without its word", {state("closed"), {text("kind", "step")}}},
      {"a photo without", {state("feedback", {text("conclusion", "true")}), {text("kind", "photo")}}},
  };
  for (const auto& [rule, records] : broken) {
    const auto report = read_task_report(ok(records));
    ASSERT_FALSE(report.ok()) << rule;
    EXPECT_EQ(report.error().code, ErrorCode::bad_answer) << rule;
    EXPECT_NE(report.error().detail.find(rule), std::string::npos) << report.error().detail;
  }
}

TEST(FieldTaskAnswers, APushWhoseAnswerIsUnusableMayHaveHappened) {
  const Record good{text("receipt", "R"), text("status", "accepted"), text("status_text", "受理")};
  ASSERT_TRUE(read_task_reply(ok({good}), Operation::push_task).ok());
  for (const auto& records : std::vector<std::vector<Record>>{
           {}, {good, good}, {{text("receipt", "R"), text("status", "lost")}}, {{text("status", "accepted")}}})
    EXPECT_EQ(read_task_reply(ok(records), Operation::push_task).error().code, ErrorCode::conflict);
  Reply crashed;
  crashed.crashed = true;
  EXPECT_EQ(read_task_reply(crashed, Operation::withdraw_task).error().code, ErrorCode::conflict);
  Reply down;
  down.status = ZQ_E_UNAVAILABLE;
  EXPECT_EQ(read_task_reply(down, Operation::push_task).error().code, ErrorCode::unavailable);
  down.status = ZQ_E_OUTCOME_UNKNOWN;
  EXPECT_EQ(read_task_reply(down, Operation::push_task).error().code, ErrorCode::conflict);
}

TEST(FieldTaskAnswers, ACallbackWithABadSignatureIsForbidden) {
  Reply refused;
  refused.status = ZQ_E_AUTH;
  EXPECT_EQ(read_task_notice(refused).error().code, ErrorCode::forbidden);
  refused.crashed = true;
  EXPECT_EQ(read_task_notice(refused).error().code, ErrorCode::internal);
  const auto notice = read_task_notice(ok({{text("task_no", "RW1"), text("status", "closed")}}));
  ASSERT_TRUE(notice.ok());
  EXPECT_EQ(notice->task_no, "RW1");
  EXPECT_EQ(read_task_notice(ok({{text("status", "closed")}})).error().code, ErrorCode::bad_answer);
}

FieldTask visit() {
  FieldTask task;
  task.id = {"RW20261126-1"};
  task.source_no = "XCH1";
  task.area_code = "331002001000";
  task.address = Private("示例路 1 号");
  task.subject_name = Private("示例甲");
  task.point = FieldPoint{"CGCS2000", "121.4210", "28.6560"};
  task.limit = *moment_from_text("2026-11-28T09:00:00+08:00");
  task.questions = {{"lives_here", "是否居住在此", FieldAnswerKind::yes_no},
                    {"door", "门牌照片", FieldAnswerKind::photo}};
  task.attachments = {{"委托书", "https://example.invalid/1"}};
  return task;
}

TEST(FieldTaskAnswers, ATaskCrossesInFlatFieldsAndOnlyThoseItHas) {
  std::map<std::string, std::string> fields;
  for (const Value& value : field_task_record(visit())) fields[value.name] = value.text.reveal();
  EXPECT_EQ(fields.at("task_no"), "RW20261126-1");
  EXPECT_EQ(fields.at("platform"), "service");
  EXPECT_EQ(fields.at("limit_time"), "2026-11-28T09:00:00+08:00");
  EXPECT_EQ(fields.at("question.2.answer"), "photo");
  EXPECT_EQ(fields.at("attachment.1.name"), "委托书");
  EXPECT_EQ(fields.at("lng"), "121.4210");
  for (const char* absent : {"subject_number", "contact_phone_mask", "warn_time", "question.3.code", "grid_code"})
    EXPECT_EQ(fields.count(absent), 0U) << absent;
}

// A table that keeps what it was called with.
struct Kept {
  std::string path, header, body, reason;
};
Kept kept;

TEST(FieldTaskAnswers, ACallbackReachesTheAdapterByteForByte) {
  zq_field_task table{};
  table.size = sizeof table;
  table.callback = [](zq_instance*, const zq_call*, const zq_callback* message) noexcept -> zq_status {
    const auto copy = [](zq_str s) { return std::string(s.ptr, s.len); };
    kept = {copy(message->path), copy(message->headers[0].name) + "=" + copy(message->headers[0].value),
            copy(message->body), std::to_string(message->header_count)};
    return ZQ_OK;
  };
  Request request;
  request.operation = Operation::task_callback;
  request.handle = "331002001";
  request.record = callback_record({"331002001", {{"x-signature", "ab"}}, Private(std::string("\x00\xFF{}", 4))});
  EXPECT_EQ(ask_field_task(table, nullptr, nullptr, request), ZQ_OK);
  EXPECT_EQ(kept.path, "331002001");
  EXPECT_EQ(kept.header, "x-signature=ab");
  EXPECT_EQ(kept.body, std::string("\x00\xFF{}", 4));
  EXPECT_EQ(kept.reason, "1");
  request.operation = Operation::withdraw_task;
  request.record = withdrawal_record("重复");
  EXPECT_EQ(ask_field_task(table, nullptr, nullptr, request), ZQ_E_UNSUPPORTED) << "the table has no withdraw";
}

}  // namespace
}  // namespace zq::adapters
