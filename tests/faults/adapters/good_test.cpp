// The honest adapter through every door of the registry.
#include <mutex>

#include "house.hpp"
#include "support/process.hpp"

namespace zq::adapters::test {
namespace {

TEST(GoodAdapter, AnswersAVerificationFieldByField) {
  House house;
  house.open({department("good", "good_c", {{"verdict", "2"}, {"found", "李四"}, {"note", "姓名不同"}})});
  const Answer answer = house.verify("good");
  ASSERT_EQ(answer.kind, Answer::Kind::answered) << answer.operator_text;
  EXPECT_EQ(answer.verdict, Verdict::mismatch);
  ASSERT_EQ(answer.fields.size(), 2u);
  EXPECT_EQ(answer.fields[0].name, "name");
  EXPECT_EQ(answer.fields[0].found->reveal(), "李四");
  EXPECT_EQ(answer.fields[1].note, "姓名不同");
}

TEST(GoodAdapter, IsShownWithIdVersionHashAndCapabilities) {
  House house;
  house.open({department("good", "good_c")});
  const auto view = house.view("good");
  EXPECT_EQ(view.state, "ready");
  EXPECT_EQ(view.adapter_id, "test.good_c");
  EXPECT_EQ(view.adapter_version, "1.0.0");
  EXPECT_EQ(view.adapter_sha256.size(), 64u);
  EXPECT_EQ(view.capabilities, (std::vector<std::string>{"zq.verification/1", "zq.list/1", "zq.complaint/1"}));
  EXPECT_EQ(view.generation, 1);
  EXPECT_TRUE(view.idempotent_complaints);
  EXPECT_EQ(house.registry.call_limit({"good"}), 5s);
  EXPECT_EQ(house.registry.call_limit({"nobody"}), 0ms);
}

TEST(GoodAdapter, AnswersLaterUnderAToken) {
  House house;
  house.open({department("good", "good_c", {{"pending_polls", "2"}, {"poll_after_ms", "70"}})});
  const Answer later = house.verify("good");
  ASSERT_EQ(later.kind, Answer::Kind::pending) << later.operator_text;
  EXPECT_EQ(later.poll_after, 70ms);
  EXPECT_EQ(house.poll("good", later.token).kind, Answer::Kind::pending);
  EXPECT_EQ(house.poll("good", later.token).kind, Answer::Kind::answered);
  const Answer unknown = house.poll("good", "no such token");
  EXPECT_EQ(unknown.kind, Answer::Kind::failed);
  EXPECT_EQ(unknown.cause, FailureCause::question_refused);
}

TEST(GoodAdapter, AnnouncesThatAnAnswerIsThere) {
  House house;
  std::mutex mutex;
  std::string department_told;
  std::string token_told;
  house.registry.on_completion([&](const DepartmentId& id, const std::string& token) {
    const std::lock_guard lock(mutex);
    department_told = id.value;
    token_told = token;
  });
  house.open({department("good", "good_c", {{"pending_polls", "1"}, {"announce", "1"}})});
  const Answer later = house.verify("good");
  EXPECT_TRUE(test::eventually([&] {  // it comes by a way of its own, beside the answer
    const std::lock_guard lock(mutex);
    return !token_told.empty();
  }));
  const std::lock_guard lock(mutex);
  EXPECT_EQ(department_told, "good");
  EXPECT_EQ(token_told, later.token);
}

TEST(GoodAdapter, GivesItsListPageByPage) {
  House house;
  house.open({department("good", "good_c", {{"list_rows", "5"}})});
  const auto first = house.list("good", "", 3);
  ASSERT_TRUE(first.ok()) << first.error().detail;
  EXPECT_EQ(first->items.size(), 3u);
  EXPECT_EQ(first->items[0].code, "GOOD-1");
  EXPECT_EQ(first->items[0].since, "2018-12-01");
  const auto second = house.list("good", first->next, 3);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->items.size(), 2u);
  EXPECT_EQ(second->next, "");
}

TEST(GoodAdapter, TakesAComplaintAndReadsItBack) {
  House house;
  house.open({department("good", "good_c")});
  const auto filed = house.submit("good");
  ASSERT_TRUE(filed.ok()) << filed.error().detail;
  EXPECT_EQ(filed->receipt, "R-TS20261123-1");
  const auto read = house.status("good", filed->receipt);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->status, LegacyStatus::handling);
  EXPECT_EQ(read->handler, "示例科室");
  EXPECT_EQ(house.status("good", "unknown").error().code, ErrorCode::not_found);
}

struct StatusCase {
  int status;
  FailureCause cause;
  ErrorCode read;   // by status of a complaint
  ErrorCode filed;  // by submit
};

TEST(GoodAdapter, EveryStatusHasItsMeaning) {
  const StatusCase cases[] = {
      {ZQ_E_INVALID, FailureCause::question_refused, ErrorCode::invalid_input, ErrorCode::invalid_input},
      {ZQ_E_NOT_FOUND, FailureCause::question_refused, ErrorCode::not_found, ErrorCode::not_found},
      {ZQ_E_UNSUPPORTED, FailureCause::question_refused, ErrorCode::not_found, ErrorCode::not_found},
      {ZQ_E_CONFIG, FailureCause::adapter_fault, ErrorCode::internal, ErrorCode::internal},
      {ZQ_E_AUTH, FailureCause::auth, ErrorCode::unavailable, ErrorCode::unavailable},
      {ZQ_E_UNAVAILABLE, FailureCause::unavailable, ErrorCode::unavailable, ErrorCode::unavailable},
      {ZQ_E_DEADLINE, FailureCause::deadline, ErrorCode::deadline, ErrorCode::deadline},
      {ZQ_E_CANCELLED, FailureCause::department_off, ErrorCode::department_off, ErrorCode::department_off},
      {ZQ_E_BAD_DATA, FailureCause::bad_answer, ErrorCode::bad_answer, ErrorCode::bad_answer},
      {ZQ_E_OUTCOME_UNKNOWN, FailureCause::adapter_fault, ErrorCode::internal, ErrorCode::conflict},
      {ZQ_E_INTERNAL, FailureCause::adapter_fault, ErrorCode::internal, ErrorCode::internal},
  };
  House house;
  std::vector<settings::Department> departments;
  for (const auto& one : cases) {
    departments.push_back(
        department("d" + std::to_string(one.status), "good_c", {{"fail_status", std::to_string(one.status)}}));
    departments.back().concurrency = 1;
  }
  house.open(departments);
  for (const auto& one : cases) {
    SCOPED_TRACE(one.status);
    const std::string id = "d" + std::to_string(one.status);
    const Answer answer = house.verify(id);
    EXPECT_EQ(answer.kind, Answer::Kind::failed);
    EXPECT_EQ(answer.cause, one.cause);
    EXPECT_EQ(answer.operator_text, "told to fail");
    EXPECT_EQ(house.status(id, "R-1").error().code, one.read);
    EXPECT_EQ(house.submit(id).error().code, one.filed);
  }
}

}  // namespace
}  // namespace zq::adapters::test
