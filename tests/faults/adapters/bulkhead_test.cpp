// One department's trouble is its own: queue, breaker, deadlines, and neighbours under load.
#include <algorithm>

#include "house.hpp"

namespace zq::adapters::test {
namespace {

TEST(Bulkhead, OneHangingDepartmentDelaysNobodyElse) {
  House house;
  auto hanging = department("hangs", "hangs");
  hanging.concurrency = 4;
  hanging.call_time = 60s;
  house.open({hanging, department("one", "good_c", {{"delay_ms", "2"}}), department("two", "good_c")});
  std::vector<std::future<Answer>> stuck;
  for (int n = 0; n < 20; ++n) stuck.push_back(house.begin_verify("hangs", "any", 8s));
  const auto began = std::chrono::steady_clock::now();
  std::atomic<int> answered{0};
  std::atomic<int64_t> longest_ms{0};
  std::vector<std::thread> callers;
  for (int t = 0; t < 4; ++t) {
    callers.emplace_back([&, t] {
      for (int n = 0; n < 200; ++n) {
        const auto start = std::chrono::steady_clock::now();
        if (house.verify(t % 2 == 0 ? "one" : "two").kind == Answer::Kind::answered) ++answered;
        const auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start).count();
        int64_t longest = longest_ms;
        while (took > longest && !longest_ms.compare_exchange_weak(longest, took)) continue;
      }
    });
  }
  for (auto& caller : callers) caller.join();
  EXPECT_EQ(answered, 800);
  EXPECT_LT(longest_ms, 4000) << "a call waited for the hanging department";
  EXPECT_LT(std::chrono::steady_clock::now() - began, 60s);
  for (auto& one : stuck) EXPECT_EQ(one.get().kind, Answer::Kind::failed);
}

TEST(Bulkhead, AFullQueueRefusesAtOnce) {
  House house;
  auto narrow = department("narrow", "sleeps");
  narrow.concurrency = 1;
  narrow.queue = 2;
  house.open({narrow});
  std::vector<std::future<Answer>> taken;
  for (int n = 0; n < 3; ++n) taken.push_back(house.begin_verify("narrow", "800"));
  const auto refused = house.begin_verify("narrow", "1");
  ASSERT_EQ(refused.wait_for(0s), std::future_status::ready) << "without waiting";
  auto list = House::begin(house.registry.list({"narrow"}, "", 10, {}, House::soon()));
  ASSERT_EQ(list.wait_for(0s), std::future_status::ready);
  EXPECT_EQ(list.get().error().code, ErrorCode::too_many);
  for (auto& one : taken) EXPECT_EQ(one.get().kind, Answer::Kind::answered);
}

TEST(Bulkhead, CallersGoBeforeWhatNobodyWaitsFor) {
  House house;
  auto narrow = department("narrow", "sleeps");
  narrow.concurrency = 1;
  house.open({narrow});
  auto running = house.begin_verify("narrow", "400");
  ASSERT_TRUE(eventually([&] { return house.view("narrow").in_flight == 1; }));
  std::vector<std::future<Answer>> background;
  for (int n = 0; n < 3; ++n) {
    workflow::VerificationQuestion question{{"narrow"}, "300", {}, {}, House::soon()};
    question.trace.lane = workflow::Lane::background;
    background.push_back(House::begin(house.registry.verify(std::move(question))));
  }
  auto caller = house.begin_verify("narrow", "1");
  EXPECT_EQ(house.view("narrow").queued, 4);
  EXPECT_EQ(house.view("narrow").lanes[2].queued, 3);
  EXPECT_EQ(caller.get().kind, Answer::Kind::answered);
  EXPECT_EQ(background.back().wait_for(0s), std::future_status::timeout);
  for (auto& one : background) one.wait();
  EXPECT_EQ(running.get().kind, Answer::Kind::answered);
}

TEST(Bulkhead, TheDeadlineCountsTheQueueToo) {
  House house;
  auto narrow = department("narrow", "sleeps");
  narrow.concurrency = 1;
  house.open({narrow});
  auto slow = house.begin_verify("narrow", "3000");
  ASSERT_TRUE(eventually([&] { return house.view("narrow").in_flight == 1; }));
  const Answer waiting = house.verify("narrow", "1", 200ms);
  EXPECT_EQ(waiting.cause, FailureCause::deadline);
  EXPECT_NE(waiting.operator_text.find("queue"), std::string::npos);
  EXPECT_EQ(slow.wait_for(0s), std::future_status::timeout) << "the first call is still running";
  EXPECT_EQ(slow.get().kind, Answer::Kind::answered);
  EXPECT_EQ(house.verify("narrow", "1", 0ms).cause, FailureCause::deadline);
}

TEST(Bulkhead, CallTimeBoundsACallerThatWouldWaitLonger) {
  House house;
  auto bounded = department("bounded", "sleeps");
  bounded.call_time = 200ms;
  house.open({bounded});
  EXPECT_EQ(house.verify("bounded", "3000", 60s).cause, FailureCause::deadline);
}

TEST(Bulkhead, AnAdapterThatHeedsItsDeadlineIsNotAbandoned) {
  House house;
  house.open({department("good", "good_c", {{"delay_ms", "60000"}})});
  EXPECT_EQ(house.verify("good", "any", 200ms).cause, FailureCause::deadline);
  EXPECT_EQ(house.view("good").abandoned, 0);
}

TEST(Bulkhead, TheBreakerOpensAndRecovers) {
  House house;
  const auto down = house.folder.path / "down";
  std::ofstream(down).put('x');
  auto shaky = department("shaky", "good_c", {{"fail_status", "6"}, {"fail_while", down.string()}});
  shaky.breaker_failures = 3;
  shaky.breaker_open_time = 1000ms;
  house.open({shaky});
  for (int n = 0; n < 3; ++n) EXPECT_EQ(house.verify("shaky").cause, FailureCause::unavailable);
  EXPECT_EQ(house.view("shaky").breaker.state, "open");
  EXPECT_EQ(house.verify("shaky").cause, FailureCause::overloaded) << "refused without being asked";
  ASSERT_TRUE(eventually([&] { return house.verify("shaky").cause == FailureCause::unavailable; }))
      << "the probe gets through";
  EXPECT_EQ(house.view("shaky").breaker.state, "open") << "and opens it again";
  std::filesystem::remove(down);
  ASSERT_TRUE(eventually([&] { return house.verify("shaky").kind == Answer::Kind::answered; }));
  EXPECT_EQ(house.view("shaky").breaker.state, "closed");
  EXPECT_EQ(house.view("shaky").breaker.failures, 0);
}

TEST(Bulkhead, RetriesOnceWhatMayBeRetried) {
  House house;
  const std::map<std::string, std::string> first_call_fails{{"fail_status", "6"}, {"fail_first", "1"}};
  house.open({department("verify", "good_c", first_call_fails), department("list", "good_c", first_call_fails),
              department("status", "good_c", first_call_fails), department("submit", "good_c", first_call_fails),
              department("doubtful", "good_c_2", first_call_fails),
              department("twice", "good_c", {{"fail_status", "6"}, {"fail_first", "2"}})});
  EXPECT_EQ(house.verify("verify").kind, Answer::Kind::answered);
  EXPECT_TRUE(house.list("list", "", 5).ok());
  EXPECT_TRUE(house.status("status", "R-1").ok());
  EXPECT_TRUE(house.submit("submit").ok()) << "the adapter recognises repeats";
  EXPECT_EQ(house.submit("doubtful").error().code, ErrorCode::unavailable) << "this one does not";
  EXPECT_EQ(house.view("verify").retries, 1U);
  EXPECT_EQ(house.view("doubtful").retries + house.view("doubtful").retries_denied, 0U);
  EXPECT_EQ(house.verify("twice").cause, FailureCause::unavailable) << "once only";
}

TEST(Bulkhead, UnknownAndSwitchedOffDepartmentsAnswerAtOnceAndNameTheManualWay) {
  House house;
  auto off = department("off", "good_c");
  off.enabled = false;
  house.open({off});
  auto answer = house.begin_verify("off");
  ASSERT_EQ(answer.wait_for(0s), std::future_status::ready);
  const Answer said = answer.get();
  EXPECT_EQ(said.cause, FailureCause::department_off);
  EXPECT_NE(said.operator_text.find("0576-00000000"), std::string::npos);
  EXPECT_EQ(house.verify("nobody").cause, FailureCause::department_off);
  EXPECT_EQ(house.submit("off").error().code, ErrorCode::department_off);
  const auto list = house.list("off", "", 1);
  EXPECT_EQ(list.error().code, ErrorCode::department_off);
  EXPECT_NE(list.error().text.find("0576-00000000"), std::string::npos) << list.error().text;
  EXPECT_EQ(house.status("nobody", "R-1").error().code, ErrorCode::department_off);
  EXPECT_EQ(house.view("off").state, "off");
  EXPECT_FALSE(house.view("off").enabled);
}

}  // namespace
}  // namespace zq::adapters::test
