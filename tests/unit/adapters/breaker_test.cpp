#include "adapters/breaker.hpp"

#include <gtest/gtest.h>

namespace zq::adapters {
namespace {

using namespace std::chrono_literals;
using Outcome = Breaker::Outcome;
using Pass = Breaker::Pass;
using State = Breaker::State;

class BreakerTest : public ::testing::Test {
 protected:
  Breaker breaker{3, 5s};
  SteadyTime now{1000s};
  void fail(int times) {
    for (int n = 0; n < times; ++n) breaker.ended(Outcome::failure, false, now);
  }
};

TEST_F(BreakerTest, OpensAfterFailuresInARowOnly) {
  fail(2);
  breaker.ended(Outcome::success, false, now);
  fail(2);
  EXPECT_EQ(breaker.state(), State::closed);
  EXPECT_EQ(breaker.ended(Outcome::failure, false, now), Breaker::Change::opened);
  EXPECT_EQ(breaker.state(), State::open);
  EXPECT_EQ(breaker.ask(now), Pass::refused);
}

TEST_F(BreakerTest, LetsOneProbeThroughAfterOpenTime) {
  fail(3);
  EXPECT_EQ(breaker.ask(now + 4999ms), Pass::refused);
  EXPECT_EQ(breaker.ask(now + 5s), Pass::probe);
  EXPECT_EQ(breaker.state(), State::half_open);
  EXPECT_EQ(breaker.ask(now + 5s), Pass::refused) << "one at a time";
}

TEST_F(BreakerTest, AProbesSuccessClosesIt) {
  fail(3);
  ASSERT_EQ(breaker.ask(now + 5s), Pass::probe);
  EXPECT_EQ(breaker.ended(Outcome::success, true, now + 6s), Breaker::Change::closed);
  EXPECT_EQ(breaker.ask(now + 6s), Pass::regular);
  EXPECT_EQ(breaker.failures(), 0);
}

TEST_F(BreakerTest, AProbesFailureOpensItForAnotherOpenTime) {
  fail(3);
  ASSERT_EQ(breaker.ask(now + 5s), Pass::probe);
  EXPECT_EQ(breaker.ended(Outcome::failure, true, now + 6s), Breaker::Change::none) << "it was not closed in between";
  EXPECT_EQ(breaker.ask(now + 10s), Pass::refused);
  EXPECT_EQ(breaker.ask(now + 11s), Pass::probe);
}

TEST_F(BreakerTest, AProbeThatSaidNothingMayBeRepeatedAtOnce) {
  fail(3);
  ASSERT_EQ(breaker.ask(now + 5s), Pass::probe);
  breaker.ended(Outcome::nothing, true, now + 5s);
  EXPECT_EQ(breaker.ask(now + 5s), Pass::probe);
}

TEST_F(BreakerTest, CallsThatBeganBeforeItOpenedChangeNothing) {
  fail(3);
  EXPECT_EQ(breaker.ended(Outcome::success, false, now), Breaker::Change::none);
  EXPECT_EQ(breaker.state(), State::open);
  fail(5);
  EXPECT_EQ(breaker.ask(now + 5s), Pass::probe);
}

}  // namespace
}  // namespace zq::adapters
