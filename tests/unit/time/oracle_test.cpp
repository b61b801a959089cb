// Ten thousand generated deadlines against the slow way to count.
#include "oracle.hpp"

#include <algorithm>
#include <random>

#include "shipped_law.hpp"

namespace zq {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

const ClockWords words{"T-00", "试算", "开始", "办结", "试算"};

class Generated : public testing::Test {
 protected:
  static const Oracle& oracle() {
    static const Oracle slow;
    return slow;
  }
  static Instant at(int minute) { return moment("2023-01-01 00:00:00") + minutes(minute); }

  int upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }

  // A third near the turn of a year or a long holiday, the others anywhere in the four years.
  int some_start() {
    static constexpr int turns[] = {365, 731, 1096, 1460, 273, 639, 1004, 1369, 390, 405, 755, 1142};
    if (upto(2) == 0) return turns[upto(11)] * Oracle::minutes_a_day + upto(6 * 1440) - 3 * 1440;
    return upto(Oracle::day_count * Oracle::minutes_a_day - 1);
  }

  std::vector<MinutePause> some_pauses(int start, int spread) {
    std::vector<MinutePause> pauses;
    for (int n = upto(5) - 2; n > 0; --n) {
      const int from = std::max(0, start + upto(spread) - spread / 8);
      pauses.push_back({from, from + upto(spread / 3)});
    }
    return pauses;
  }

  static std::vector<Pause> as_given(const std::vector<MinutePause>& pauses, milliseconds later = {}) {
    std::vector<Pause> out;
    for (const MinutePause& pause : pauses) out.push_back({at(pause.from) + later, at(pause.until) + later, "中断"});
    return out;
  }

  std::mt19937 random_{4};
};

// R-规定-11.2c, R-规定-11.2d, R-规定-11.2e: natural time and office hours.
TEST_F(Generated, ElapsedTimeAgreesWithTheMinuteHand) {
  const auto& hours = Ruleset::first().office_hours;
  int beyond = 0, paused = 0;
  for (int i = 0; i < 7000; ++i) {
    static constexpr int usual[] = {30, 1440, 2880};
    const int start = some_start(), length = upto(3) > 0 ? usual[upto(2)] : 1 + upto(4000);
    const auto pauses = some_pauses(start, length);
    const auto natural = oracle().elapsed(start, length, false, pauses);
    const auto office = oracle().elapsed(start, length, true, pauses);
    const auto told = elapsed_deadline(words, minutes(length), minutes(0), at(start), SlaClock::natural, hours,
                                       calendar(), as_given(pauses));
    const auto told_office = elapsed_deadline(words, minutes(length), minutes(0), at(start), SlaClock::office_hours,
                                              hours, calendar(), as_given(pauses));
    ASSERT_EQ(told->due, at(*natural)) << "case " << i << ": " << told->explanation;
    ASSERT_EQ(told_office.ok(), office.has_value()) << "case " << i;
    ASSERT_EQ(told->due_office_hours.has_value(), office.has_value()) << "case " << i;
    ASSERT_EQ(told->paused, told->due - told->start - minutes(length)) << "case " << i;
    if (office) {
      ASSERT_EQ(told_office->due, at(*office)) << "case " << i << ": " << told_office->explanation;
    }
    // The clock knows no minutes: all of it some milliseconds later ends so many milliseconds later.
    const milliseconds later(upto(59999));
    ASSERT_EQ(elapsed_deadline(words, minutes(length), minutes(0), at(start) + later, SlaClock::natural, hours,
                               calendar(), as_given(pauses, later))
                  ->due,
              told->due + later);
    beyond += office ? 0 : 1;
    paused += told->paused.count() > 0 ? 1 : 0;
  }
  EXPECT_GT(beyond, 20);
  EXPECT_GT(paused, 1000);
}

TEST_F(Generated, WorkingDaysAgreeWithTheCalendarOnTheWall) {
  int beyond = 0, long_ones = 0;
  for (int i = 0; i < 3000; ++i) {
    const int start = some_start(), length = upto(9) > 0 ? 1 + upto(20) : 1 + upto(760);
    auto pauses = some_pauses(start, std::min(length, 30) * 1440);
    const auto due = oracle().working_days(start / 1440, length, [&] {
      auto sorted = pauses;
      std::ranges::sort(sorted, {}, &MinutePause::from);
      return sorted;
    }());
    const auto told = working_day_deadline(words, length, at(start), calendar(), as_given(pauses));
    ASSERT_EQ(told.ok(), due.has_value()) << "case " << i;
    beyond += due ? 0 : 1;
    if (!due) continue;
    long_ones += length > 250 ? 1 : 0;
    ASSERT_EQ(told->due, at((*due + 1) * 1440)) << "case " << i << ": " << told->explanation;
    int day_at = start / 1440, counted = 0;
    for (const CountedDays& run : told->days) {
      ASSERT_EQ(start_of(run.from), at((day_at + 1) * 1440)) << "case " << i;
      for (Instant day = start_of(run.from); day <= start_of(run.until); day += std::chrono::hours{24}) {
        ++day_at;
        counted += run.counted ? 1 : 0;
        ASSERT_TRUE(!run.counted || oracle().works(day_at)) << "case " << i;
      }
    }
    ASSERT_EQ(day_at, *due) << "case " << i;
    ASSERT_EQ(counted, length) << "case " << i;
  }
  EXPECT_GT(beyond, 20);
  EXPECT_GT(long_ones, 50);
}

}  // namespace
}  // namespace zq
