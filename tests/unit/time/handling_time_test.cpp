#include "domain/handling_time.hpp"

#include <random>

#include "shipped_law.hpp"

namespace zq {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

const Instant ten = moment("2026-10-10 10:00:00");

Wait wait(WaitKind kind, std::chrono::minutes from, std::chrono::minutes until) {
  return {kind, ten + from, ten + until};
}

// R-规定-11.4, C-29, M-05
TEST(HandlingTime, TakesOffTheUnionOfTheCoVerifications_R_规定_11_4) {
  const Wait waits[] = {wait(WaitKind::co_verification, 0min, 20min), wait(WaitKind::co_verification, 10min, 30min)};
  const HandlingTime time = handling_time(ten, ten + 90min, waits);
  EXPECT_EQ(time.gross, 90min);
  EXPECT_EQ(time.co_verification, 30min);
  EXPECT_EQ(time.net, 60min);
  EXPECT_EQ(time.segments, (std::vector<TimeSegment>{{TimeShare::co_verification, ten, ten + 30min},
                                                     {TimeShare::own, ten + 30min, ten + 90min}}));
}

TEST(HandlingTime, OtherWaitsAreShownAndCount) {
  const Wait waits[] = {wait(WaitKind::supplement, 10min, 40min),
                        wait(WaitKind::co_verification, 20min, 30min),
                        wait(WaitKind::on_site, 35min, 50min),
                        {WaitKind::co_verification, ten + 55min, std::nullopt}};
  const HandlingTime time = handling_time(ten, ten + 60min, waits);
  EXPECT_EQ(time.co_verification, 15min);
  EXPECT_EQ(time.supplement, 20min);
  EXPECT_EQ(time.on_site, 10min);
  EXPECT_EQ(time.own, 15min);
  EXPECT_EQ(time.net, 45min);
  EXPECT_EQ(time.segments.size(), 7u);
}

TEST(HandlingTime, NothingBeforeItsBeginning) {
  EXPECT_EQ(handling_time(ten, ten - 1min, {}).gross, 0ms);
  EXPECT_TRUE(handling_time(ten, ten, {}).segments.empty());
  EXPECT_EQ(handling_time(ten, ten + 1ms, {}).own, 1ms);
}

// Millisecond by millisecond: whose it is.
std::vector<TimeShare> slowly(int length, const std::vector<Wait>& waits) {
  std::vector<TimeShare> shares;
  for (int ms = 0; ms < length; ++ms) {
    bool runs[3] = {};
    for (const Wait& one : waits)
      if (one.from <= ten + milliseconds(ms) && (!one.until || ten + milliseconds(ms) < *one.until))
        runs[static_cast<int>(one.kind)] = true;
    shares.push_back(runs[0]   ? TimeShare::co_verification
                     : runs[1] ? TimeShare::supplement
                     : runs[2] ? TimeShare::on_site
                               : TimeShare::own);
  }
  return shares;
}

void compare(int length, const std::vector<Wait>& waits) {
  const HandlingTime time = handling_time(ten, ten + milliseconds(length), waits);
  const std::vector<TimeShare> shares = slowly(length, waits);
  std::vector<TimeShare> told;
  Instant at = ten;
  for (const TimeSegment& segment : time.segments) {
    ASSERT_EQ(segment.from, at);
    ASSERT_LT(segment.from, segment.until);
    told.insert(told.end(), static_cast<size_t>((segment.until - segment.from).count()), segment.share);
    at = segment.until;
  }
  ASSERT_EQ(told, shares);
  const auto count = [&](TimeShare share) { return milliseconds(std::count(shares.begin(), shares.end(), share)); };
  EXPECT_EQ(time.gross, milliseconds(length));
  EXPECT_EQ(time.co_verification, count(TimeShare::co_verification));
  EXPECT_EQ(time.supplement, count(TimeShare::supplement));
  EXPECT_EQ(time.on_site, count(TimeShare::on_site));
  EXPECT_EQ(time.own, count(TimeShare::own));
  EXPECT_EQ(time.net + time.co_verification, time.gross);
  EXPECT_EQ(time.own + time.supplement + time.on_site, time.net);
}

TEST(HandlingTime, AlwaysAddsUpToTheMillisecond) {
  std::mt19937 random(20261126);
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  for (int i = 0; i < 2000; ++i) {
    const int length = upto(200);
    std::vector<Wait> waits;
    for (int n = upto(6); n > 0; --n) {
      const int from = upto(240) - 20;
      Wait one{static_cast<WaitKind>(upto(2)), ten + milliseconds(from), std::nullopt};
      if (upto(9) > 0) one.until = ten + milliseconds(from + upto(80) - 5);
      waits.push_back(one);
    }
    ASSERT_NO_FATAL_FAILURE(compare(length, waits)) << "case " << i;
  }
}

}  // namespace
}  // namespace zq
