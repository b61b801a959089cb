// Adapters that break the rules while they run: each gets its defined answer, and the host and the neighbours go on.
#include <mutex>

#include "house.hpp"

namespace zq::adapters::test {
namespace {

struct Hostile {
  const char* fixture;
  FailureCause cause;
  const char* part_of_text;
};

const Hostile hostile[] = {
    {"throws", FailureCause::adapter_fault, "a C++ exception crossed the border: thrown through the border"},
    {"bad_utf8", FailureCause::bad_answer, "field 'found' is TEXT that is no UTF-8"},
    {"too_many_records", FailureCause::bad_answer, "the answer has more records than answer_records_max"},
    {"too_big_record", FailureCause::bad_answer, "the answer is larger than answer_bytes_max"},
    {"verdict_range", FailureCause::bad_answer, "verdict 9, expected 1 to 4"},
    {"unasked_field", FailureCause::bad_answer, "a verdict on a field that was not asked"},
    {"pending_without_token", FailureCause::bad_answer, "ZQ_PENDING without a token: set_pending was not called"},
    {"unknown_status", FailureCause::adapter_fault, "unknown status 4711"},
};

TEST(HostileAdapter, GetsADefinedAnswerAndHarmsNobody) {
  House house;
  std::vector<settings::Department> departments{department("good", "good_c")};
  for (const auto& one : hostile) departments.push_back(department(one.fixture, one.fixture));
  house.open(departments);
  for (const auto& one : hostile) {
    SCOPED_TRACE(one.fixture);
    const Answer answer = house.verify(one.fixture);
    EXPECT_EQ(answer.kind, Answer::Kind::failed);
    EXPECT_EQ(answer.cause, one.cause);
    EXPECT_NE(answer.operator_text.find(one.part_of_text), std::string::npos) << answer.operator_text;
    EXPECT_TRUE(answer.fields.empty());
    EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
  }
}

TEST(HostileAdapter, ThatThrowsANumberIsCaughtToo) {
  House house;
  house.open({department("throws", "throws")});
  const Answer answer = house.poll("throws", "token");
  EXPECT_EQ(answer.cause, FailureCause::adapter_fault);
  EXPECT_NE(answer.operator_text.find("no std::exception"), std::string::npos);
}

TEST(HostileAdapter, ThatHangsForEverCostsItsCallerTheDeadlineAndAThread) {
  House house;
  house.open({in_process(department("hangs", "hangs")), department("good", "good_c")});
  const Answer answer = house.verify("hangs", "any", 200ms);
  EXPECT_EQ(answer.cause, FailureCause::deadline);
  EXPECT_EQ(house.view("hangs").abandoned, 1);
  EXPECT_EQ(house.view("hangs").in_flight, 0) << "nobody waits for it";
  EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
}

TEST(HostileAdapter, ThatHoldsEveryThreadIsNotAskedAnyMore) {
  House house;
  auto hanging = in_process(department("hangs", "hangs"));
  hanging.concurrency = 2;
  hanging.breaker_failures = 1000;
  house.open({hanging});
  auto first = house.begin_verify("hangs", "any", 200ms);
  auto second = house.begin_verify("hangs", "any", 200ms);
  EXPECT_EQ(first.get().cause, FailureCause::deadline);
  EXPECT_EQ(second.get().cause, FailureCause::deadline);
  const Answer third = house.verify("hangs");
  EXPECT_EQ(third.cause, FailureCause::overloaded);
  EXPECT_NE(third.operator_text.find("every thread"), std::string::npos);
}

TEST(HostileAdapter, ThatAnswersTooLateIsNotHeardAndServesAgain) {
  House house;
  house.open({in_process(department("sleeps", "sleeps"))});
  EXPECT_EQ(house.verify("sleeps", "2500", 200ms).cause, FailureCause::deadline);
  EXPECT_EQ(house.view("sleeps").abandoned, 1);
  EXPECT_TRUE(eventually([&] { return house.view("sleeps").abandoned == 0; }));
  EXPECT_EQ(house.verify("sleeps", "1").kind, Answer::Kind::answered);
}

TEST(HostileAdapter, ThatEmitsAfterReturnIsRefused) {
  House house;
  std::mutex mutex;
  std::string said;
  house.registry.on_completion([&](const DepartmentId&, const std::string& token) {
    const std::lock_guard lock(mutex);
    said = token;
  });
  house.open({department("late", "late_emit")});
  const Answer answer = house.verify("late");
  EXPECT_EQ(answer.kind, Answer::Kind::answered);
  EXPECT_TRUE(answer.fields.empty());
  ASSERT_TRUE(eventually([&] {
    const std::lock_guard lock(mutex);
    return !said.empty();
  }));
  const std::lock_guard lock(mutex);
  EXPECT_EQ(said, "late emit 8 pending 8") << "both are told ZQ_E_CANCELLED";
}

TEST(HostileAdapter, ThatForgetsItsDatabaseDoesNotEmptyThePool) {
  House house;
  auto forgets = department("forgets", "forgets_database");
  forgets.databases.push_back(
      {"main", "Driver=SQLite3;Database=" + (house.folder.path / "x.db").string(), Private(), "UTF-8", 1});
  house.open({forgets});
  for (int n = 0; n < 5; ++n) EXPECT_EQ(house.verify("forgets").kind, Answer::Kind::answered) << n;
}

TEST(HostileAdapter, ThatHangsInASubmitLeavesTheOutcomeUnknown) {
  House house;
  const auto hang = house.folder.path / "hang";
  std::ofstream(hang).put('x');
  house.open({department("good", "good_c", {{"hang_while", hang.string()}})});
  const auto filed = house.submit("good", 200ms);
  ASSERT_FALSE(filed.ok());
  EXPECT_EQ(filed.error().code, ErrorCode::conflict);
  std::filesystem::remove(hang);
  EXPECT_TRUE(eventually([&] { return house.view("good").abandoned == 0; }));
  EXPECT_EQ(house.submit("good")->receipt, "R-TS20261123-1");
}

TEST(HostileAdapter, WhoseStopHangsDoesNotHoldUpTheNextGeneration) {
  House house;
  house.open({in_process(department("slow", "stop_hangs"))});
  auto replaced = department("slow", "good_c");
  ASSERT_TRUE(house.registry.apply(settings_of({replaced})).ok());
  EXPECT_EQ(house.view("slow").adapter_id, "test.good_c");
  EXPECT_EQ(house.verify("slow").kind, Answer::Kind::answered);
  EXPECT_GT(house.registry.shutdown(1s), 0) << "its thread is still inside";
}

}  // namespace
}  // namespace zq::adapters::test
