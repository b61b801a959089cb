#include "domain/deadline.hpp"

#include "shipped_law.hpp"
#include "support/tables.hpp"

namespace zq {
namespace {

using namespace std::chrono_literals;

const Ruleset& rules() { return Ruleset::first(); }

Deadline letter(MatterClass matter_class, std::string_view at, const std::vector<Pause>& outages = {},
                const Ruleset& by = rules()) {
  const auto deadline = letter_deadline(matter_class, moment(at), by, calendar(), outages);
  EXPECT_TRUE(deadline.ok());
  return *deadline;
}

// R-规定-11.2c, R-核查-6.2a
TEST(LetterDeadline, ThirtyMinutesToTheSecond_R_规定_11_2c) {
  const Deadline deadline = letter(MatterClass::instant, "2026-10-10 10:00:00");
  EXPECT_EQ(deadline.clock, "T-01");
  EXPECT_TRUE(in_time(moment("2026-10-10 10:30:00"), deadline.due));
  EXPECT_FALSE(in_time(moment("2026-10-10 10:30:01"), deadline.due));
  EXPECT_EQ(overdue_from(deadline.due), moment("2026-10-10 10:30:01"));
  // Milliseconds are nobody's: what reads 10:30:00 on both papers is in time.
  EXPECT_TRUE(in_time(moment("2026-10-10 10:30:00") + 999ms, deadline.due + 3ms));
  EXPECT_FALSE(in_time(moment("2026-10-10 10:30:01"), deadline.due + 999ms));
  EXPECT_EQ(deadline.remind_at, moment("2026-10-10 10:20:00"));
}

// R-规定-11.2d, R-核查-6.2b: Friday to Saturday, on the natural clock.
TEST(LetterDeadline, TwentyFourHours_R_规定_11_2d) {
  const Deadline deadline = letter(MatterClass::records_check, "2026-10-16 16:00:00");
  EXPECT_TRUE(in_time(moment("2026-10-17 16:00:00"), deadline.due));
  EXPECT_FALSE(in_time(moment("2026-10-17 16:01:00"), deadline.due));
  EXPECT_EQ(deadline.remind_at, moment("2026-10-17 10:00:00"));
}

// R-规定-11.2e, R-核查-6.2c
TEST(LetterDeadline, FortyEightHours_R_规定_11_2e) {
  const Deadline deadline = letter(MatterClass::on_site, "2026-10-16 16:00:00");
  EXPECT_EQ(deadline.due, moment("2026-10-18 16:00:00"));
  EXPECT_EQ(deadline.remind_at, moment("2026-10-18 04:00:00"));
  EXPECT_EQ(deadline.clock, "T-03");
}

TEST(LetterDeadline, AsTheTableSays) {
  for (const auto& row : test::read_csv("workdays-minute-hour-deadlines.csv")) {
    const Instant sent = moment_from_text(row[0]).value();
    for (const auto& [matter_class, column] :
         {std::pair{MatterClass::instant, 2u}, {MatterClass::records_check, 3u}, {MatterClass::on_site, 4u}})
      EXPECT_EQ(moment_text(letter_deadline(matter_class, sent, rules(), calendar())->due), row[column]) << row[0];
  }
}

TEST(LetterDeadline, ExplainsItself) {
  const Deadline deadline = letter(MatterClass::instant, "2026-10-10 10:00:00",
                                   {{moment("2026-10-10 10:05:00"), moment("2026-10-10 10:17:00"), "系统故障"}});
  EXPECT_EQ(deadline.explanation,
            "应于2026年10月10日10时42分前反馈：即办件，自2026年10月10日10时送达起30分钟"
            "（规定第十一条第二款、核查办法第六条）；期间因系统故障顺延12分钟");
  EXPECT_EQ(deadline.basis, "规定第十一条第二款、核查办法第六条");
  EXPECT_EQ(letter(MatterClass::on_site, "2026-10-10 10:00:05").explanation,
            "应于2026年10月12日10时00分05秒前反馈：现场核实，自2026年10月10日10时00分05秒送达起48小时"
            "（规定第十一条第二款、核查办法第六条）");
}

// S-01: only what lies between delivery and deadline counts, and overlapping outages count once.
TEST(LetterDeadline, OutagesSuspendTheClock_S_01) {
  const std::vector<Pause> outages = {{moment("2026-10-10 10:10:00"), moment("2026-10-10 10:20:00"), "系统故障"},
                                      {moment("2026-10-10 10:15:00"), moment("2026-10-10 10:25:00"), "停电"},
                                      {moment("2026-10-10 09:00:00"), moment("2026-10-10 10:01:00"), "系统故障"},
                                      {moment("2026-10-10 10:46:00"), moment("2026-10-10 10:50:00"), "系统故障"}};
  const Deadline deadline = letter(MatterClass::instant, "2026-10-10 10:00:00", outages);
  EXPECT_EQ(deadline.due, moment("2026-10-10 10:46:00"));
  EXPECT_EQ(deadline.paused, 16min);
  ASSERT_EQ(deadline.pauses.size(), 2u);
  EXPECT_EQ(deadline.pauses[0].from, moment("2026-10-10 10:00:00"));
  EXPECT_EQ(deadline.pauses[1].reason, "系统故障、停电");
  EXPECT_TRUE(deadline.explanation.ends_with("；期间因系统故障顺延1分钟、因系统故障、停电顺延15分钟"))
      << deadline.explanation;
  Ruleset strict;
  strict.sla.outage_suspends = false;
  EXPECT_EQ(letter(MatterClass::instant, "2026-10-10 10:00:00", outages, strict).due, moment("2026-10-10 10:30:00"));
}

// C-02: the other reading of the limits; both figures are shown under either.
TEST(LetterDeadline, OfficeHours_C_02) {
  Ruleset office;
  office.sla.clock = SlaClock::office_hours;
  const Deadline deadline = letter(MatterClass::instant, "2026-09-30 17:15:00", {}, office);
  EXPECT_EQ(deadline.due, moment("2026-10-08 08:45:00"));
  EXPECT_EQ(deadline.due_natural, moment("2026-09-30 17:45:00"));
  EXPECT_EQ(deadline.remind_at, moment("2026-10-08 08:35:00"));
  EXPECT_EQ(deadline.explanation,
            "应于2026年10月8日8时45分前反馈：即办件，自2026年9月30日17时15分送达起30分钟"
            "（规定第十一条第二款、核查办法第六条），只计工作日8时30分至12时、14时至17时30分");
  const Deadline natural = letter(MatterClass::instant, "2026-09-30 17:15:00");
  EXPECT_EQ(natural.due, deadline.due_natural);
  EXPECT_EQ(natural.due_office_hours, deadline.due);
  const Deadline paused = letter(MatterClass::instant, "2026-10-08 11:45:00",
                                 {{moment("2026-10-08 11:50:00"), moment("2026-10-08 14:05:00"), "系统故障"}}, office);
  EXPECT_EQ(paused.due, moment("2026-10-08 14:30:00"));
  EXPECT_EQ(paused.paused, 15min);  // of office hours
}

TEST(LetterDeadline, WithoutTheYearsCalendarOnlyOfficeHoursFail) {
  const WorkingCalendar none;
  const auto natural = letter_deadline(MatterClass::instant, moment("2027-01-01 08:00:00"), rules(), none);
  ASSERT_TRUE(natural.ok());
  EXPECT_EQ(natural->due, moment("2027-01-01 08:30:00"));
  EXPECT_FALSE(natural->due_office_hours);
  Ruleset office;
  office.sla.clock = SlaClock::office_hours;
  const auto refused = letter_deadline(MatterClass::instant, moment("2027-01-01 08:00:00"), office, none);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().text.find("config/calendar/2027.xml"), std::string::npos);
}

TEST(OfficeHours, EndBeforeTheirEnd_S_02) {
  const auto open = [](std::string_view at) { return *in_office_hours(moment(at), rules(), calendar()); };
  EXPECT_TRUE(open("2026-10-10 08:30:00"));  // a Saturday that is worked
  EXPECT_FALSE(open("2026-10-10 12:00:00"));
  EXPECT_TRUE(open("2026-10-10 17:29:59"));
  EXPECT_FALSE(open("2026-10-11 09:00:00"));
  EXPECT_FALSE(in_office_hours(moment("2027-01-04 09:00:00"), rules(), calendar()).ok());
}

TEST(Returns, TenMinutesOrTwoHours_S_09) {
  const Instant sent = moment("2026-10-10 10:00:00");
  EXPECT_EQ(return_until(MatterClass::instant, sent, rules()), sent + 10min);
  EXPECT_EQ(return_until(MatterClass::records_check, sent, rules()), sent + 2h);
  EXPECT_EQ(return_until(MatterClass::on_site, sent, rules()), sent + 2h);
}

// R-规定-11.3b, S-03
TEST(WorkingDays, AnInvestigationExplainsItsDays) {
  const auto deadline = investigation_deadline(moment("2026-09-30 16:20:00"), rules(), calendar());
  ASSERT_TRUE(deadline.ok());
  EXPECT_EQ(deadline->due, end_of(day("2026-10-20")));
  EXPECT_EQ(deadline->remind_at, end_of(day("2026-10-19")));
  EXPECT_EQ(deadline->explanation,
            "应于2026年10月20日24时前作出调查结论：超期情况调查，自2026年9月30日收到报告的次日起10个工作日"
            "（规定第十一条第三款、核查办法第六条）；10月1日至7日国庆节放假不计，10月8日至9日计2日，"
            "10月10日（周六）国庆节调休上班计1日，10月11日（周日）周末不计，10月12日至16日计5日，"
            "10月17日至18日周末不计，10月19日至20日计2日");
  EXPECT_TRUE(in_time(moment("2026-10-20 23:59:59"), deadline->due));
  EXPECT_FALSE(in_time(moment("2026-10-21 00:00:01"), deadline->due));
}

TEST(WorkingDays, ASuspensionTakesTheDaysAfterItUpToTheResumption) {
  const ClockWords words{"T-12", "投诉举报办理", "受理", "办结", "投诉举报办法第十二条"};
  const std::vector<Pause> pauses = {{moment("2024-10-08 10:00:00"), moment("2024-10-10 09:00:00"), "中止办理"}};
  const auto deadline = working_day_deadline(words, 3, moment("2024-09-30 09:00:00"), calendar(), pauses);
  EXPECT_EQ(deadline->due, end_of(day("2024-10-12")));
  EXPECT_EQ(deadline->explanation,
            "应于2024年10月12日24时前办结：投诉举报办理，自2024年9月30日受理的次日起3个工作日"
            "（投诉举报办法第十二条）；10月1日至7日国庆节放假不计，10月8日计1日，10月9日至10日中止办理不计，"
            "10月11日计1日，10月12日（周六）国庆节调休上班计1日");
  EXPECT_EQ(deadline->pauses, pauses);
}

TEST(WorkingDays, NoDaysMeanAtOnceAndTheYearIsNamedWhenItTurns) {
  const ClockWords words{"T-04", "协查超期报告", "超期", "报告", "规定第十一条第三款"};
  const auto at_once = working_day_deadline(words, 0, moment("2025-12-31 09:00:00"), WorkingCalendar());
  EXPECT_EQ(at_once->due, moment("2025-12-31 09:00:00"));
  EXPECT_EQ(at_once->explanation, "应立即报告：协查超期报告，自2025年12月31日9时超期起（规定第十一条第三款）");
  const auto later = working_day_deadline(words, 1, moment("2025-12-31 09:00:00"), calendar());
  EXPECT_TRUE(later->explanation.ends_with("；2026年1月1日至3日元旦放假不计，1月4日（周日）元旦调休上班计1日"))
      << later->explanation;
  EXPECT_FALSE(working_day_deadline(words, 1, moment("2026-12-31 09:00:00"), calendar()).ok());
}

}  // namespace
}  // namespace zq
