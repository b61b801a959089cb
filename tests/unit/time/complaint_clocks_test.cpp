// The clocks of complaints on the shipped calendars and rules: the examples of the requirements, and suspensions.
#include "domain/complaint_time.hpp"
#include "unit/time/shipped_law.hpp"

namespace zq {
namespace {

// R-投诉-9.0: received on a Friday; Sunday 2024-02-04 is a working day.
TEST(ComplaintClocks, ThreeWorkingDaysForDecisionAndInforming) {
  const auto deadline = acceptance_deadline(moment("2024-02-02 10:00:00"), shipped_law());
  ASSERT_TRUE(deadline.ok()) << deadline.error().text;
  EXPECT_TRUE(in_time(moment("2024-02-06 23:59:59"), deadline->due));
  EXPECT_FALSE(in_time(moment("2024-02-07 00:00:01"), deadline->due));
  EXPECT_EQ(deadline->clock, "T-11");
  EXPECT_NE(deadline->explanation.find("投诉举报"), std::string::npos) << deadline->explanation;
}

// R-投诉-12.1a: accepted before the National Day holidays; Saturday 2024-10-12 is a working day.
TEST(ComplaintClocks, SevenWorkingDaysFromAcceptance) {
  const auto deadline = handling_deadline(moment("2024-09-30 09:00:00"), {}, shipped_law());
  ASSERT_TRUE(deadline.ok()) << deadline.error().text;
  EXPECT_TRUE(in_time(moment("2024-10-15 23:59:59"), deadline->due));
  EXPECT_FALSE(in_time(moment("2024-10-16 00:00:01"), deadline->due));
}

// R-投诉-14.1a: verified on a Thursday; Sunday 2025-01-26 is a working day.
TEST(ComplaintClocks, ThreeWorkingDaysToReport) {
  const auto deadline = report_deadline(day("2025-01-23"), shipped_law());
  ASSERT_TRUE(deadline.ok()) << deadline.error().text;
  EXPECT_TRUE(in_time(moment("2025-01-27 23:59:59"), deadline->due));
  EXPECT_FALSE(in_time(moment("2025-01-28 00:00:01"), deadline->due));
}

// C-15, T-12: the working days of the suspension do not count.
TEST(ComplaintClocks, ASuspensionTakesItsWorkingDaysAway) {
  const Instant accepted = moment("2026-11-02 09:00:00");  // a Monday without holidays near
  const auto plain = handling_deadline(accepted, {}, shipped_law());
  const std::vector<Pause> pauses{{moment("2026-11-04 10:00:00"), moment("2026-11-09 15:00:00"), "因回避申请中止办理"}};
  const auto paused = handling_deadline(accepted, pauses, shipped_law());
  ASSERT_TRUE(plain.ok() && paused.ok());
  EXPECT_EQ(plain->due, end_of(day("2026-11-11")));
  EXPECT_EQ(paused->due, end_of(day("2026-11-16"))) << "5, 6 and 9 November do not count";
}

TEST(ComplaintClocks, AYearWithoutACalendarIsNoGuess) {
  const auto deadline = acceptance_deadline(moment("2031-02-02 10:00:00"), shipped_law());
  ASSERT_FALSE(deadline.ok());
  EXPECT_EQ(deadline.error().code, ErrorCode::unavailable);
}

// T-15: until the end of the day the notice names, one working day before which the unit is reminded.
TEST(ComplaintClocks, ARectificationIsDueAtTheEndOfItsDay) {
  const auto deadline = rectification_deadline(moment("2026-11-02 09:00:00"), day("2026-11-16"), calendar());
  ASSERT_TRUE(deadline.ok());
  EXPECT_EQ(deadline->due, end_of(day("2026-11-16")));
  EXPECT_EQ(deadline->remind_at, start_of(day("2026-11-13"))) << "14 and 15 November are a weekend";
}

TEST(ComplaintClocks, FirstTheReminderThenTheDelayThenNothing) {
  RunningClock clock{"T-11", moment("2026-11-05 00:00:00"), moment("2026-11-04 00:00:00"), ""};
  EXPECT_EQ(next_alarm(clock), clock.remind_at);
  clock.reminded_at = clock.remind_at;
  EXPECT_EQ(next_alarm(clock), overdue_from(clock.due));
  clock.overdue_at = clock.due;
  EXPECT_EQ(next_alarm(clock), std::nullopt);
}

}  // namespace
}  // namespace zq
