// What an adapter may hand to the host through a zq_call.
#include "adapters/call.hpp"

#include <gtest/gtest.h>

#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

using namespace std::chrono_literals;

zq_field field(std::string_view name, uint32_t type, std::string_view text, int64_t number = 0) {
  return zq_field{str(name), type, 0, number, str(text)};
}

class CallTest : public ::testing::Test {
 protected:
  void begin(Operation operation, AnswerLimits limits = {}) {
    call = std::make_unique<Call>(operation, trace, std::chrono::steady_clock::now() + 10s, Instant{1234ms}, limits,
                                  cancellation);
  }
  zq_status emit(std::vector<zq_field> fields) {
    const zq_record record{sizeof record, static_cast<uint32_t>(fields.size()), fields.data()};
    return call->abi()->emit(call->abi(), &record);
  }
  zq_status pend(std::string_view token, int64_t after = 0) {
    return call->abi()->set_pending(call->abi(), str(token), after);
  }

  workflow::Trace trace{"req", "case", "matter", "purpose", "requester"};
  Cancellation cancellation = std::make_shared<std::atomic<bool>>(false);
  std::unique_ptr<Call> call;
};

TEST_F(CallTest, ShowsTraceDeadlineAndTime) {
  begin(Operation::verify);
  const zq_call* c = call->abi();
  EXPECT_EQ(view(c->request_id), "req");
  EXPECT_EQ(view(c->requester), "requester");
  EXPECT_EQ(c->now_unix_ms, 1234);
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const int64_t left = c->deadline_ns - (now.tv_sec * int64_t{1000000000} + now.tv_nsec);
  EXPECT_GT(left, 5'000'000'000);
  EXPECT_LE(left, 10'000'000'000);
  EXPECT_EQ(c->cancelled(c), 0);
  *cancellation = true;
  EXPECT_EQ(c->cancelled(c), 1);
  EXPECT_EQ(emit({field("a", ZQ_T_TEXT, "b")}), ZQ_E_CANCELLED) << "nobody wants it any more";
}

TEST_F(CallTest, CopiesWhatIsEmitted) {
  begin(Operation::verify);
  std::string name = "field";
  std::string text = "张三";
  ASSERT_EQ(emit({field(name, ZQ_T_TEXT, text), field("n", ZQ_T_INT, "", -5), field("d", ZQ_T_DATE, "2020-02-29"),
                  field("x", ZQ_T_DECIMAL, "-1.50"), field("b", ZQ_T_BOOL, "", 1), field("y", ZQ_T_BYTES, "\xFF\xFE")}),
            ZQ_OK);
  name = text = "gone!!";
  const Reply reply = call->close();
  ASSERT_EQ(reply.records.size(), 1u);
  EXPECT_EQ(reply.records[0][0].name, "field");
  EXPECT_EQ(reply.records[0][0].text.reveal(), "张三");
  EXPECT_EQ(reply.records[0][1].number, -5);
  EXPECT_TRUE(reply.broken_rule.empty());
}

TEST_F(CallTest, RefusesEveryRecordThatBreaksARule) {
  const std::pair<const char*, std::vector<zq_field>> broken[] = {
      {"is TEXT that is no UTF-8", {field("a", ZQ_T_TEXT, "\xD5\xC5")}},
      {"NUL byte inside", {field("a", ZQ_T_TEXT, std::string_view("x\0y", 3))}},
      {"no day", {field("a", ZQ_T_DATE, "2023-02-29")}},
      {"is a DECIMAL", {field("a", ZQ_T_DECIMAL, "1,5")}},
      {"is a BOOL of 2", {field("a", ZQ_T_BOOL, "", 2)}},
      {"has type 99", {field("a", 99, "")}},
      {"has type 0", {field("a", 0, "")}},
      {"stands twice", {field("a", ZQ_T_TEXT, "1"), field("a", ZQ_T_TEXT, "2")}},
      {"has no name", {field("", ZQ_T_TEXT, "1")}},
      {"has no name", {field("\xD5", ZQ_T_TEXT, "1")}},
      {"has no name", {field("a\nb", ZQ_T_TEXT, "1")}},
      {"a length but no bytes", {zq_field{str("a"), ZQ_T_TEXT, 0, 0, {nullptr, 3}}}},
      {"at most 64", std::vector<zq_field>(65, field("a", ZQ_T_TEXT, "1"))},
  };
  for (const auto& [part, fields] : broken) {
    begin(Operation::verify);
    EXPECT_EQ(emit(fields), ZQ_E_INTERNAL) << part;
    EXPECT_EQ(emit({field("a", ZQ_T_TEXT, "fine")}), ZQ_E_INTERNAL) << "nothing is taken after a broken rule";
    const Reply reply = call->close();
    EXPECT_NE(reply.broken_rule.find(part), std::string::npos) << part << " in " << reply.broken_rule;
    EXPECT_TRUE(reply.records.empty());
  }
  begin(Operation::verify);
  EXPECT_EQ(call->abi()->emit(call->abi(), nullptr), ZQ_E_INTERNAL);
  begin(Operation::verify);
  const zq_record small{8, 0, nullptr};
  EXPECT_EQ(call->abi()->emit(call->abi(), &small), ZQ_E_INTERNAL);
  const zq_record no_fields{sizeof(zq_record), 3, nullptr};
  begin(Operation::verify);
  EXPECT_EQ(call->abi()->emit(call->abi(), &no_fields), ZQ_E_INTERNAL);
}

TEST_F(CallTest, BoundsRecordsAndBytesOverTheWholeAnswer) {
  begin(Operation::list, {1000000, 3});
  for (int n = 0; n < 3; ++n) EXPECT_EQ(emit({field("a", ZQ_T_TEXT, "x")}), ZQ_OK);
  EXPECT_EQ(emit({field("a", ZQ_T_TEXT, "x")}), ZQ_E_INTERNAL);
  EXPECT_NE(call->close().broken_rule.find("answer_records_max"), std::string::npos);
  begin(Operation::list, {3000, 1000});
  const std::string text(1000, 'x');
  EXPECT_EQ(emit({field("a", ZQ_T_TEXT, text)}), ZQ_OK);
  EXPECT_EQ(emit({field("a", ZQ_T_TEXT, text)}), ZQ_OK);
  EXPECT_EQ(emit({field("a", ZQ_T_TEXT, text)}), ZQ_E_INTERNAL);
  EXPECT_NE(call->close().broken_rule.find("answer_bytes_max"), std::string::npos);
}

TEST_F(CallTest, TakesTokensOnlyWhereAnAnswerMayComeLater) {
  begin(Operation::verify);
  EXPECT_EQ(pend(std::string(256, 't'), -5), ZQ_OK);
  const Reply reply = call->close();
  EXPECT_EQ(reply.token.size(), 256u);
  EXPECT_EQ(reply.poll_after, 0ms);
  for (const std::string& bad : {std::string(), std::string(257, 't'), std::string("\xD5"), std::string("a\nb")}) {
    begin(Operation::verify);
    EXPECT_EQ(pend(bad), ZQ_E_INTERNAL);
    EXPECT_FALSE(call->close().broken_rule.empty());
  }
  begin(Operation::list);
  EXPECT_EQ(pend("token"), ZQ_E_INTERNAL);
  begin(Operation::verify);
  EXPECT_EQ(call->abi()->set_cursor(call->abi(), str("c")), ZQ_E_INTERNAL) << "a cursor outside list";
  begin(Operation::verify);
  EXPECT_EQ(pend("t", int64_t{1} << 60), ZQ_OK);
  EXPECT_EQ(call->close().poll_after, 24h);
}

TEST_F(CallTest, RefusesEverythingAfterItWasClosed) {
  begin(Operation::verify);
  call->close();
  EXPECT_EQ(emit({field("a", ZQ_T_TEXT, "x")}), ZQ_E_CANCELLED);
  EXPECT_EQ(pend("t"), ZQ_E_CANCELLED);
  EXPECT_EQ(call->abi()->set_cursor(call->abi(), str("c")), ZQ_E_CANCELLED);
  call->abi()->set_error(call->abi(), ZQ_E_INTERNAL, str("late"));
  EXPECT_TRUE(call->close().records.empty());
  EXPECT_EQ(call->close().text, "");
}

TEST_F(CallTest, KeepsTheLastErrorTextWithoutPersonalData) {
  begin(Operation::verify);
  call->abi()->set_error(call->abi(), ZQ_E_BAD_DATA, str("first"));
  call->abi()->set_error(call->abi(), ZQ_E_BAD_DATA, str("row of 331099199001010017 is short"));
  EXPECT_EQ(call->close().text, "row of *** is short");
}

TEST_F(CallTest, SurvivesNullPointersFromTheAdapter) {
  begin(Operation::verify);
  const zq_call* c = call->abi();
  EXPECT_EQ(c->cancelled(nullptr), 1);
  EXPECT_EQ(c->emit(nullptr, nullptr), ZQ_E_INVALID);
  EXPECT_EQ(c->set_pending(nullptr, {}, 0), ZQ_E_INVALID);
  EXPECT_EQ(c->set_cursor(nullptr, {}), ZQ_E_INVALID);
  c->set_error(nullptr, 0, {});
  c->set_error(c, 0, {nullptr, 9});
}

}  // namespace
}  // namespace zq::adapters
