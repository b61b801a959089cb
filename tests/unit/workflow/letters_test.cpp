// The clocks of letters: reminder, overdue report, late reply, outage.
#include <gtest/gtest.h>

#include "letters_fixture.hpp"

namespace zq::workflow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// R-规定-11.2c, R-规定-11.3a, R-核查-6.3a, T-01, T-04: reminded ten minutes before; at 10:30:00 nothing is overdue, at
// 10:30:01 the report has been made, all three are told, and the case still waits for the answer.
TEST_F(Letters, AnOverdueLetterReportsItselfToTheJointOffice) {
  const Letter sent = open("J");
  pass_to(sent.sent_at + minutes(20));
  EXPECT_EQ(told(civil, "letter.due_soon"), 1);
  pass_to(sent.sent_at + minutes(30));
  EXPECT_FALSE(now(sent).overdue_at);
  EXPECT_FALSE(report_of(sent));
  pass_to(sent.sent_at + minutes(30) + seconds(1));
  EXPECT_TRUE(now(sent).overdue_at);
  ASSERT_TRUE(report_of(sent));
  EXPECT_EQ(report_of(sent)->state, ReportState::reported);
  EXPECT_EQ(report_of(sent)->reporter, "host");
  EXPECT_EQ(moment_text(*report_of(sent)->due_at), "2026-12-11T00:00:00+08:00") << "ten working days, to 24:00";
  for (const Context& one : {window, civil, office}) EXPECT_EQ(told(one, "letter.overdue"), 1) << one.caller.value;
  EXPECT_EQ(state(sent), CaseState::co_verifying);
  pass_to(sent.sent_at + hours(1));
  EXPECT_EQ(told(office, "letter.overdue"), 1) << "once";
}

// R-规定-11.2b: an answer outside the system is none; the late one in the system counts, as late.
TEST_F(Letters, ALateReplyIsTakenAndRecordedAsLate) {
  const Letter sent = open("J");
  pass_to(sent.sent_at + minutes(31));
  clock.time = sent.sent_at + minutes(45);
  ASSERT_TRUE(wait_for(letters.reply(civil, {}, sent.id, yes())).ok());
  EXPECT_TRUE(is_late(now(sent)));
  EXPECT_EQ(report_of(sent)->minutes_late, 15);
  EXPECT_TRUE(report_of(sent)->replied_at);
  EXPECT_EQ(state(sent), CaseState::concluded);
}

// The timer may be late; a late reply before it raises the report all the same.
TEST_F(Letters, ALateReplyBeforeTheTimerIsReportedToo) {
  const Letter sent = open("J");
  clock.time = sent.due_at + seconds(1);
  ASSERT_TRUE(wait_for(letters.reply(civil, {}, sent.id, yes())).ok());
  ASSERT_TRUE(report_of(sent));
  EXPECT_EQ(report_of(sent)->minutes_late, 1);
  EXPECT_EQ(told(office, "letter.overdue"), 1);
}

// R-规定-11.2d, R-核查-6.2b, T-02: 24 hours over the weekend too.
TEST_F(Letters, TheClockOfARecordsCheckRunsOverTheWeekend) {
  clock.time = *moment_from_text("2026-11-27T16:00:00+08:00");  // Friday
  const Letter in_time = open("Z"), late = open("Z");
  pass_to(*moment_from_text("2026-11-28T16:00:00+08:00"));
  EXPECT_EQ(wait_for(letters.reply(civil, {}, in_time.id, yes(""))).error().basis, "核查-6.2b");
  ASSERT_TRUE(wait_for(letters.reply(civil, {}, in_time.id, yes())).ok());
  EXPECT_FALSE(is_late(now(in_time)));
  pass_to(*moment_from_text("2026-11-28T16:00:01+08:00"));
  EXPECT_TRUE(report_of(late));
  EXPECT_FALSE(report_of(in_time));
}

// R-规定-11.2e, T-03: 48 hours from the sending, and the handling department is told who reclassified and why.
TEST_F(Letters, AReclassifiedLetterHas48HoursFromItsSending) {
  const Letter sent = open("Z");
  clock.time = sent.sent_at + hours(23);
  ASSERT_TRUE(wait_for(letters.reclassify(civil, {}, sent.id, "需入户核实", "赵专员")).ok());
  EXPECT_EQ(told(window, "letter.reclassified"), 1);
  pass_to(sent.sent_at + hours(24) + seconds(1));
  EXPECT_FALSE(report_of(sent));
  pass_to(sent.sent_at + hours(48) + seconds(1));
  EXPECT_TRUE(report_of(sent));
  const Letter other = open("Z");
  clock.time = other.sent_at + hours(25);
  EXPECT_EQ(wait_for(letters.reclassify(civil, {}, other.id, "需入户核实", "赵专员")).error().code,
            ErrorCode::conflict);
}

// S-01, R-核查-4.1: an outage that lasts holds the report back; once it has ended, its length is added.
TEST_F(Letters, AnOutageHoldsTheClock) {
  const Letter sent = open("J");
  const Letter elsewhere = open("P");
  clock.time = sent.sent_at + minutes(20);
  Outage down{{}, DepartmentId{"civil"}, sent.sent_at + minutes(10), {}, "WO-7", "业务系统停机", "技术员", ""};
  const auto recorded = wait_for(outages.record(office, down));
  ASSERT_TRUE(recorded.ok());
  EXPECT_EQ(recorded->letters, std::vector{sent.id});
  EXPECT_EQ(now(sent).outages, std::vector{recorded->id});
  pass_to(sent.sent_at + minutes(45));
  EXPECT_FALSE(report_of(sent));
  ASSERT_TRUE(wait_for(outages.end(office, recorded->id, sent.sent_at + minutes(40), "技术员")).ok());
  EXPECT_EQ(now(sent).due_at, sent.due_at + minutes(30));
  EXPECT_EQ(now(sent).paused_ms, 1800000);
  EXPECT_EQ(now(elsewhere).due_at, elsewhere.due_at) << "another department's";
  pass_to(sent.sent_at + minutes(60) + seconds(1));
  ASSERT_TRUE(report_of(sent));
  EXPECT_EQ(report_of(sent)->outages, std::vector{recorded->id}) << "reported separately";
}

}  // namespace
}  // namespace zq::workflow
