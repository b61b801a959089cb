#include "adapters/retry_budget.hpp"

#include <gtest/gtest.h>

namespace zq::adapters {
namespace {

using namespace std::chrono_literals;

// How many of `calls`, all failing, are asked a second time.
int granted(RetryBudget& budget, int calls, SteadyTime now) {
  int retries = 0;
  for (int n = 0; n < calls; ++n) {
    budget.called(now);
    if (budget.take(now)) ++retries;
  }
  return retries;
}

TEST(RetryBudget, AQuietDepartmentHasItsRetry) {
  RetryBudget budget(10);
  EXPECT_EQ(granted(budget, 3, SteadyTime{1000s}), 3);
  EXPECT_EQ(granted(budget, 3, SteadyTime{1000s}), 0) << "three in ten seconds";
}

TEST(RetryBudget, ADepartmentThatFailsEverythingIsAskedATenthMore) {
  RetryBudget budget(10);
  EXPECT_EQ(granted(budget, 1000, SteadyTime{1000s}), 103);
}

TEST(RetryBudget, CallsThatWentWellGiveTheBudgetForThoseThatDoNot) {
  RetryBudget budget(10);
  for (int n = 0; n < 200; ++n) budget.called(SteadyTime{1000s});
  EXPECT_EQ(granted(budget, 50, SteadyTime{1005s}), 28) << "a tenth of 250, and three";
}

TEST(RetryBudget, TenSecondsLaterItIsFullAgain) {
  RetryBudget budget(10);
  SteadyTime now{1000s};
  EXPECT_EQ(granted(budget, 100, now), 13);
  EXPECT_EQ(granted(budget, 1, now + 9s), 0);
  EXPECT_EQ(granted(budget, 3, now + 11s), 3);
  EXPECT_EQ(granted(budget, 3, now + 1h), 3) << "also after a long silence";
}

TEST(RetryBudget, ZeroPercentMeansNever) {
  RetryBudget budget(0);
  EXPECT_EQ(granted(budget, 100, SteadyTime{1000s}), 0);
}

}  // namespace
}  // namespace zq::adapters
