// Who goes when in a department's queue, how often it is asked twice, and how it recovers by itself.
#include <algorithm>

#include "house.hpp"

namespace zq::adapters::test {
namespace {

using workflow::Lane;

// One thread, busy with a first call while the others queue up.
class QueueTest : public testing::Test {
 protected:
  void SetUp() override {
    auto narrow = department("narrow", "sleeps");
    narrow.concurrency = 1;
    house_.open({narrow});
    first_ = house_.begin_verify("narrow", "500");
    ASSERT_TRUE(eventually([&] { return house_.view("narrow").in_flight == 1; }));
  }
  void ask(Lane lane, const std::string& name, milliseconds deadline = 10s) {
    workflow::VerificationQuestion question{{"narrow"}, "0", {}, {}, std::chrono::steady_clock::now() + deadline};
    question.trace.lane = lane;
    ++asked_;
    workflow::start<Answer>(house_.registry.verify(std::move(question)), [this, name](const Answer&) {
      const std::lock_guard lock(mutex_);
      order_ += name;
    });
  }
  std::string order() {
    EXPECT_TRUE(eventually([&] {
      const std::lock_guard lock(mutex_);
      return order_.size() == asked_;
    }));
    const std::lock_guard lock(mutex_);
    return order_;
  }
  House house_;
  std::future<Answer> first_;
  std::mutex mutex_;
  std::string order_;
  size_t asked_ = 0;
};

TEST_F(QueueTest, TheEarliestDeadlineGoesFirstAndInstantMattersBeforePromisedOnes) {
  ask(Lane::background, "z", 2s);
  ask(Lane::promised, "q", 4s);
  ask(Lane::promised, "p", 3s);
  ask(Lane::instant, "j", 4s);
  ask(Lane::instant, "i", 3s);
  const auto lanes = house_.view("narrow").lanes;
  EXPECT_EQ(lanes[0].queued, 2);
  EXPECT_EQ(lanes[1].queued, 2);
  EXPECT_EQ(lanes[2].queued, 1);
  EXPECT_EQ(order(), "ijpqz");
  const auto after = house_.view("narrow").lanes;
  EXPECT_EQ(after[0].taken, 2U);
  EXPECT_EQ(after[1].taken, 3U) << "with the first call";
  EXPECT_GT(after[0].waited, milliseconds(100));
  EXPECT_EQ(after[0].queued, 0);
}

TEST_F(QueueTest, NobodyStarvesBehindInstantMatters) {
  ask(Lane::background, "z");
  ask(Lane::promised, "p");
  for (int n = 0; n < 30; ++n) ask(Lane::instant, "i");
  const std::string went = order();
  EXPECT_EQ(went.find('p'), 3U) << went;
  EXPECT_EQ(went.find('z'), 15U) << went;
}

TEST(Retry, ADepartmentThatFailsEverythingIsNotAskedTwiceAsMuch) {
  House house;
  auto down = department("down", "good_c", {{"fail_status", "6"}});
  down.breaker_failures = 1000;
  auto never = department("never", "good_c", {{"fail_status", "6"}, {"x", "y"}});
  never.breaker_failures = 1000;
  never.retry_percent = 0;
  house.open({down, never});
  for (int n = 0; n < 200; ++n) {
    EXPECT_EQ(house.verify("down").cause, FailureCause::unavailable);
  }
  EXPECT_EQ(house.verify("never").cause, FailureCause::unavailable);
  const auto view = house.view("down");
  EXPECT_EQ(view.retries + view.retries_denied, 200U);
  EXPECT_LE(view.retries, 23U) << "a tenth, and three";
  EXPECT_GE(view.retries, 3U);
  EXPECT_EQ(house.view("never").retries, 0U);
}

TEST(Retry, PollAndHealthAreAskedAgainToo) {
  House house;
  house.open({department("later", "good_c", {{"fail_status", "6"}, {"fail_first", "1"}, {"pending_polls", "1"}})});
  EXPECT_EQ(house.poll("later", "t-0").kind, Answer::Kind::answered);
  EXPECT_EQ(house.view("later").retries, 1U);
}

TEST(Refusals, AreCountedByTheirReason) {
  House house;
  auto narrow = department("narrow", "sleeps");
  narrow.concurrency = 1;
  narrow.queue = 1;
  house.open({narrow});
  const auto count = [&](workflow::RefusedFor why) { return house.view("narrow").refused[static_cast<size_t>(why)]; };
  auto running = house.begin_verify("narrow", "600");
  ASSERT_TRUE(eventually([&] { return house.view("narrow").in_flight == 1; }));
  auto waiting = house.begin_verify("narrow", "0", 100ms);
  house.verify("narrow", "0");
  house.verify("narrow", "0", 0ms);
  EXPECT_EQ(waiting.get().cause, FailureCause::deadline);
  EXPECT_EQ(count(workflow::RefusedFor::queue_full), 1U);
  EXPECT_EQ(count(workflow::RefusedFor::too_late), 1U);
  EXPECT_EQ(count(workflow::RefusedFor::deadline_in_queue), 1U);
  EXPECT_EQ(running.get().kind, Answer::Kind::answered);
}

TEST(Recovery, ProbesInARowCloseTheBreakerWithoutARestartAndCountersOutliveTheGeneration) {
  House house;
  const auto down = house.folder.path / "down";
  std::ofstream(down).put('x');
  auto shaky = department("shaky", "good_c", {{"fail_status", "6"}, {"fail_while", down.string()}});
  shaky.breaker_failures = 2;
  shaky.breaker_open_time = 50ms;
  shaky.breaker_open_time_max = 200ms;
  shaky.breaker_probes = 2;
  house.open({shaky});
  for (int n = 0; n < 2; ++n) house.verify("shaky");
  EXPECT_EQ(house.view("shaky").breaker.state, "open");
  EXPECT_EQ(house.view("shaky").breaker.opened, 1U);
  ASSERT_TRUE(eventually([&] { return house.verify("shaky").cause == FailureCause::unavailable; })) << "a failed probe";
  std::filesystem::remove(down);
  ASSERT_TRUE(eventually([&] { return house.verify("shaky").kind == Answer::Kind::answered; }));
  EXPECT_EQ(house.view("shaky").breaker.state, "half_open") << "one success of two";
  EXPECT_EQ(house.verify("shaky").kind, Answer::Kind::answered);
  const auto healed = house.view("shaky");
  EXPECT_EQ(healed.breaker.state, "closed");
  EXPECT_EQ(healed.breaker.opened, 1U);
  EXPECT_GE(healed.breaker.probes, 3U);

  shaky.fingerprint += "changed";
  ASSERT_TRUE(house.registry.apply(settings_of({shaky})).ok());
  EXPECT_EQ(house.view("shaky").generation, 2);
  EXPECT_EQ(house.view("shaky").breaker.probes, healed.breaker.probes);
  shaky.enabled = false;
  ASSERT_TRUE(house.registry.apply(settings_of({shaky})).ok());
  EXPECT_EQ(house.view("shaky").breaker.opened, 1U) << "also while it is off";
}

}  // namespace
}  // namespace zq::adapters::test
