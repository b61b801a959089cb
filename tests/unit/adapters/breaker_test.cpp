#include "adapters/breaker.hpp"

#include <gtest/gtest.h>

#include <set>

namespace zq::adapters {
namespace {

using namespace std::chrono_literals;
using Outcome = Breaker::Outcome;
using Pass = Breaker::Pass;
using State = Breaker::State;

class BreakerTest : public ::testing::Test {
 protected:
  Breaker breaker{{3, 5s, 60s, 1}, 7};
  SteadyTime now{1000s};
  void fail(int times) {
    for (int n = 0; n < times; ++n) breaker.ended(Outcome::failure, false, now);
  }
  // Goes to where it may probe; the time that took.
  std::chrono::milliseconds until_probe(Breaker& one) {
    const auto wait = one.opens_in(now);
    now += wait;
    return wait;
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
  const auto wait = until_probe(breaker);
  EXPECT_GE(wait, 5000ms);
  EXPECT_LE(wait, 6250ms) << "a quarter more by chance, not longer";
  EXPECT_EQ(breaker.ask(now - 1ms), Pass::refused);
  EXPECT_EQ(breaker.ask(now), Pass::probe);
  EXPECT_EQ(breaker.state(), State::half_open);
  EXPECT_EQ(breaker.ask(now), Pass::refused) << "one at a time";
  EXPECT_EQ(breaker.opens_in(now), 0ms);
}

TEST_F(BreakerTest, AProbesSuccessClosesIt) {
  fail(3);
  until_probe(breaker);
  ASSERT_EQ(breaker.ask(now), Pass::probe);
  EXPECT_EQ(breaker.ended(Outcome::success, true, now), Breaker::Change::closed);
  EXPECT_EQ(breaker.ask(now), Pass::regular);
  EXPECT_EQ(breaker.failures(), 0);
}

TEST_F(BreakerTest, AsManyProbesAsConfiguredMustSucceedInARow) {
  Breaker careful({1, 1s, 1s, 3}, 7);
  careful.ended(Outcome::failure, false, now);
  until_probe(careful);
  for (int n = 0; n < 2; ++n) {
    ASSERT_EQ(careful.ask(now), Pass::probe);
    EXPECT_EQ(careful.ended(Outcome::success, true, now), Breaker::Change::none);
  }
  ASSERT_EQ(careful.ask(now), Pass::probe);
  EXPECT_EQ(careful.ended(Outcome::failure, true, now), Breaker::Change::none) << "it was not closed in between";
  until_probe(careful);
  for (int n = 0; n < 2; ++n) {
    ASSERT_EQ(careful.ask(now), Pass::probe);
    EXPECT_EQ(careful.ended(Outcome::success, true, now), Breaker::Change::none) << "counted anew";
  }
  ASSERT_EQ(careful.ask(now), Pass::probe);
  EXPECT_EQ(careful.ended(Outcome::success, true, now), Breaker::Change::closed);
}

TEST_F(BreakerTest, TheOpenTimeDoublesWhileProbesFailUpToItsCeiling) {
  fail(3);
  const std::chrono::milliseconds expected[] = {5s, 10s, 20s, 40s, 60s, 60s};
  for (const auto least : expected) {
    const auto wait = until_probe(breaker);
    EXPECT_GE(wait, least);
    EXPECT_LE(wait, least * 5 / 4);
    ASSERT_EQ(breaker.ask(now), Pass::probe);
    EXPECT_EQ(breaker.ended(Outcome::failure, true, now), Breaker::Change::none);
  }
  until_probe(breaker);
  ASSERT_EQ(breaker.ask(now), Pass::probe);
  EXPECT_EQ(breaker.ended(Outcome::success, true, now), Breaker::Change::closed);
  fail(3);
  EXPECT_LE(until_probe(breaker), 6250ms) << "a recovery takes the growth back";
}

TEST_F(BreakerTest, ACeilingBelowTheOpenTimeDoesNotShortenIt) {
  Breaker steady({1, 5s, 1s, 1}, 7);
  steady.ended(Outcome::failure, false, now);
  EXPECT_GE(until_probe(steady), 5s);
}

TEST_F(BreakerTest, DepartmentsThatFailTogetherDoNotProbeTogether) {
  std::set<int64_t> waits;
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    Breaker one({1, 5s, 60s, 1}, seed);
    one.ended(Outcome::failure, false, now);
    waits.insert(one.opens_in(now).count());
  }
  EXPECT_GE(waits.size(), 15U);
}

TEST_F(BreakerTest, AProbeThatSaidNothingMayBeRepeatedAtOnce) {
  fail(3);
  until_probe(breaker);
  ASSERT_EQ(breaker.ask(now), Pass::probe);
  breaker.ended(Outcome::nothing, true, now);
  EXPECT_EQ(breaker.ask(now), Pass::probe);
}

TEST_F(BreakerTest, CallsThatBeganBeforeItOpenedChangeNothing) {
  fail(3);
  EXPECT_EQ(breaker.ended(Outcome::success, false, now), Breaker::Change::none);
  EXPECT_EQ(breaker.state(), State::open);
  fail(5);
  EXPECT_LE(until_probe(breaker), 6250ms) << "and do not lengthen it";
}

}  // namespace
}  // namespace zq::adapters
