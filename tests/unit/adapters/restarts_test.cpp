#include "adapters/isolated/restarts.hpp"

#include <gtest/gtest.h>

#include "adapters/isolated/worker_watch.hpp"

namespace zq::adapters {
namespace {

using namespace std::chrono_literals;

TEST(Restarts, TheFirstIsAtOnceThenTheWaitDoublesUpToItsLimit) {
  Restarts restarts;
  SteadyTime now(100s);
  const auto died = [&](double chance) { return restarts.died(now, now, 200ms, 3s, chance); };
  EXPECT_EQ(died(0.5), 0ms);
  EXPECT_EQ(died(0.5), 200ms);
  EXPECT_EQ(died(0.5), 400ms);
  EXPECT_EQ(died(0.0), 600ms) << "a quarter less";
  EXPECT_EQ(died(0.5), 1600ms);
  EXPECT_EQ(died(0.5), 3s);
  for (int again = 0; again < 100; ++again) EXPECT_EQ(died(0.5), 3s) << "never given up";
  EXPECT_EQ(restarts.total(), 106);
}

TEST(Restarts, OneThatWasWellForAMinuteBeginsAnew) {
  Restarts restarts;
  SteadyTime now(100s);
  for (int again = 0; again < 5; ++again) restarts.died(now, now - 59s, 200ms, 3s, 0.5);
  EXPECT_EQ(restarts.died(now, now - 60s, 200ms, 3s, 0.5), 0ms);
  EXPECT_EQ(restarts.died(now, SteadyTime{}, 200ms, 3s, 0.5), 200ms) << "never was ready";
}

Usage usage(std::chrono::seconds at, int64_t memory, std::chrono::milliseconds processor, bool calls) {
  return {SteadyTime(at), memory, memory, processor, calls};
}
constexpr int64_t mib = 1024 * 1024;

TEST(WorkerWatch, MemoryBeyondItsLimitIsSeenAtOnce) {
  WorkerWatch watch;
  EXPECT_FALSE(watch.look(usage(1s, 100 * mib, 0ms, true), 100 * mib, 0));
  const auto why = watch.look(usage(2s, 101 * mib, 0ms, true), 100 * mib, 0);
  ASSERT_TRUE(why);
  EXPECT_NE(why->zh.find("101 MiB"), std::string::npos) << why->zh;
}

TEST(WorkerWatch, SoIsMemoryAskedForAndNotUsedWhenAllocationsAreAboutToFail) {
  WorkerWatch watch;
  Usage asked = usage(1s, mib, 0ms, true);
  asked.data_bytes = data_max_of(100 * mib);
  EXPECT_TRUE(watch.look(asked, 100 * mib, 0));
}

TEST(WorkerWatch, ProcessorTimeCountsOverTheWindow) {
  WorkerWatch busy;
  for (int second = 0; second < 30; ++second)
    EXPECT_FALSE(busy.look(usage(std::chrono::seconds(second), mib, second * 800ms, true), 100 * mib, 50)) << second;
  EXPECT_TRUE(busy.look(usage(30s, mib, 24s, true), 100 * mib, 50));
  WorkerWatch allowed;
  for (int second = 0; second < 90; ++second)
    EXPECT_FALSE(allowed.look(usage(std::chrono::seconds(second), mib, second * 1600ms, true), 100 * mib, 0));
}

TEST(WorkerWatch, ABusyOneWithoutACallIsRunningWild) {
  WorkerWatch wild, at_work;
  std::optional<Phrase> why;
  for (int second = 0; second <= 30; ++second) {
    why = wild.look(usage(std::chrono::seconds(second), mib, second * 1s, false), 100 * mib, 0);
    EXPECT_EQ(why.has_value(), second == 30);
    EXPECT_FALSE(at_work.look(usage(std::chrono::seconds(second), mib, second * 1s, second == 15), 100 * mib, 0));
  }
}

}  // namespace
}  // namespace zq::adapters
