#include "workflow/work_retry.hpp"

#include <gtest/gtest.h>

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;
const Instant now{milliseconds(1764147600000)};

TEST(WorkRetry, WaitsLongerAndLongerWithAFifthOfChance) {
  EXPECT_EQ(retry_delay(0, 0), milliseconds(800));
  EXPECT_EQ(retry_delay(0, 1), milliseconds(1200));
  EXPECT_EQ(retry_delay(3, 0.5), milliseconds(8000));
  EXPECT_EQ(retry_delay(30, 0.5), milliseconds(300000));
}

TEST(WorkRetry, GivesUpAfterTheLastTryAndSaysWhy) {
  Work work{"push:T1", WorkKind::push_task, "T1", now, tries_most - 2};
  const Error down{ErrorCode::unavailable, "街道平台无法连接", "connection refused"};
  auto next = after_failure(work, down, now, 0.5);
  ASSERT_TRUE(next);
  EXPECT_EQ(std::get<RetryWork>(*next).due_at, now + milliseconds(300000));
  ++work.attempts;
  next = after_failure(work, down, now, 0.5);
  ASSERT_TRUE(next);
  EXPECT_EQ(std::get<ParkWork>(*next).failure, "connection refused");
}

TEST(WorkRetry, AConflictComesAgainAtOnceAndAStoreThatFailsLeavesTheLease) {
  const Work work{"push:T1", WorkKind::push_task, "T1", now, 0};
  const auto next = after_failure(work, Error{ErrorCode::conflict, "已有变化"}, now, 0);
  ASSERT_TRUE(next);
  EXPECT_LT(std::get<RetryWork>(*next).due_at, now + milliseconds(300));
  EXPECT_FALSE(after_failure(work, Error{ErrorCode::storage, "磁盘已满"}, now, 0));
}

}  // namespace
}  // namespace zq::workflow
