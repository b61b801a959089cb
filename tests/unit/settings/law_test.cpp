#include "config_folder.hpp"
#include "settings/print.hpp"

namespace zq::settings {
namespace {

using namespace std::chrono_literals;
using LawFiles = ConfigFolder;
using Lines = std::vector<std::string>;

Date day(std::string_view text) { return date_from_text(text).value(); }

TEST_F(LawFiles, WithoutFoldersTheFirstRulesetIsInForceAndNoYearIsKnown) {
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  EXPECT_EQ((*settings)->law, Law());
}

TEST_F(LawFiles, EveryAttributeOfARulesetReachesItsMember) {
  put("config/rules/a.xml", R"(<ruleset version="2027.1" title="修订" effective_from="2027-01-01">
  <instant length="20min" basis="甲"/><records_check length="12h" basis="乙"/><on_site length="36h" basis="丙"/>
  <overdue_report working_days="1" basis="丁"/><investigation working_days="5" basis="戊"/>
  <recusal_decision working_days="2" basis="己"/>
  <adjustment_filing working_days="1" basis="庚"/>
  <adjustment_review working_days="2" basis="辛"/>
  <public_notice working_days="3" basis="壬"/>
  <complaint_acceptance working_days="4" basis="癸"/>
  <complaint_handling working_days="5" basis="子"/>
  <verified_report working_days="6" basis="丑"/>
  <supervision_notice working_days="7" basis="寅"/>
  <sla clock="OFFICE_HOURS" outage_suspends="false" warn_outside_office_hours="false" automatic_reply_counts="false"/>
  <reminders instant="5min" percent="50"/><returns instant="3min" others="1h"/>
  <supplement when_unobtainable="false" on_site_first="false" every_source_must_fail="false"
    no_record_is_unobtainable="true"/>
  <volunteered others_may_be_refused="false"/>
  <adjustment route_required="false"/><exclusion years="3" scope="DISTRICT"/>
  <reviews evaluation="YEAR" inspection="MONTH"/><retention access_log_months="12" ledger_years="30"/>
  <office_hours from="09:00" until="24:00"/>
</ruleset>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  Ruleset wanted;
  wanted.version = "2027.1";
  wanted.title = "修订";
  wanted.effective_from = day("2027-01-01");
  wanted.instant = {20min, "甲"};
  wanted.records_check = {12h, "乙"};
  wanted.on_site = {36h, "丙"};
  wanted.overdue_report = {1, "丁"};
  wanted.investigation = {5, "戊"};
  wanted.recusal_decision = {2, "己"};
  wanted.adjustment_filing = {1, "庚"};
  wanted.adjustment_review = {2, "辛"};
  wanted.public_notice = {3, "壬"};
  wanted.complaint_acceptance = {4, "癸"};
  wanted.complaint_handling = {5, "子"};
  wanted.verified_report = {6, "丑"};
  wanted.supervision_notice = {7, "寅"};
  wanted.sla = {SlaClock::office_hours, false, false, false};
  wanted.reminders = {5min, 50};
  wanted.returns = {3min, 1h};
  wanted.supplement = {false, false, false, true};
  wanted.volunteered = {false};
  wanted.adjustment = {false};
  wanted.exclusion = {3, ExclusionScope::district};
  wanted.reviews = {ReviewPeriod::year, ReviewPeriod::month};
  wanted.retention = {12, 30};
  wanted.office_hours = {{9h, 24h}};
  ASSERT_EQ((*settings)->law.rulesets.all().size(), 1u);
  EXPECT_EQ((*settings)->law.rulesets.all()[0], wanted);
}

TEST_F(LawFiles, FaultsOfRulesetsHaveTheirPlaceAndComeAllAtOnce) {
  put("config/rules/a.xml", R"(<ruleset version="1" effective_from="2026-02-30" tilte="x">
  <instant length="0min" basis=""/>
  <sla clock="natural"/><sla/>
  <office_hours from="12:00" until="08:30"/>
  <office_hours from="8:30" until="24:01"/>
  <retention access_log_months="5"/>
  <exclusions/>
</ruleset>)");
  EXPECT_EQ(faults(), (Lines{"config/rules/a.xml:1:38: 属性 effective_from 的值不对，应为 YYYY-MM-DD",
                             "config/rules/a.xml:1:50: 元素 <ruleset> 没有属性 tilte；是否想写 title？",
                             "config/rules/a.xml:2:20: 属性 length 的值不对，应为 1s–1440h",
                             "config/rules/a.xml:2:33: 属性 basis 的值不对，应为 text",
                             "config/rules/a.xml:3:15: 属性 clock 的值不对，应为 NATURAL, OFFICE_HOURS",
                             "config/rules/a.xml:3:26: 元素 <sla> 只能有一个，请删除多余的",
                             "config/rules/a.xml:4:4: 工作时间的 until 须晚于 from",
                             "config/rules/a.xml:5:23: 属性 from 的值不对，应为 hh:mm",
                             "config/rules/a.xml:5:36: 属性 until 的值不对，应为 hh:mm",
                             "config/rules/a.xml:6:33: 属性 access_log_months 的值不对，应为 6–1200",
                             "config/rules/a.xml:7:4: 元素 <ruleset> 里不能有 <exclusions>；是否想写 exclusion？"}));
  put("config/rules/a.xml", R"(<ruleset version="1" effective_from="2026-01-01">
  <office_hours from="08:30" until="12:00"/><office_hours from="11:59" until="17:30"/></ruleset>)");
  EXPECT_EQ(faults(), Lines{"config/rules/a.xml:2:46: 工作时间须按先后排列，不能重叠"});
  put("config/rules/a.xml", "<rules/>");
  EXPECT_EQ(faults(), Lines{"config/rules/a.xml:1:2: 根元素应为 <ruleset>"});
}

TEST_F(LawFiles, NoTwoRulesetsShareAVersionOrADay) {
  put("config/rules/a.xml", R"(<ruleset version="1" effective_from="2026-01-01"/>)");
  put("config/rules/b.xml", R"(<ruleset version="1" effective_from="2026-01-01"/>)");
  EXPECT_EQ(faults(), (Lines{"config/rules/b.xml:1:19: 另一个规则集已用此 version，每个只能出现一次",
                             "config/rules/b.xml:1:38: 另一个规则集已用此 effective_from，每个只能出现一次"}));
}

TEST_F(LawFiles, FaultsOfCalendarsHaveTheirPlace) {
  put("config/calendar/2027.xml", R"(<calendar year="2026" notice="通知">
  <off from="2026-01-01" until="2026-01-03" reason="元旦"/>
  <off from="2026-01-03" reason="元旦"/>
  <work day="2026-01-05" reason="元旦"/>
  <off from="2026-12-31" until="2027-01-01" reason="元旦"/>
  <off from="2026-05-05" until="2026-05-01"/>
  <work day="2026-05-09" until="2026-05-10" reason="x"/>
</calendar>)");
  put("config/calendar/2028.xml", R"(<calendar year="2028" notice="通知"/>)");
  put("config/calendar/holidays.xml", "<calendar/>");
  put("config/calendar/district.xml",
      R"(<district_calendar year="2026"><off from="2026-08-10" reason=""/></district_calendar>)");
  EXPECT_EQ(faults(), (Lines{"config/calendar/2027.xml:1:17: 年份与文件名不一致：文件名是 2027.xml",
                             "config/calendar/2027.xml:3:4: 与前面的日期重复：每一天只能写一次",
                             "config/calendar/2027.xml:4:4: <work> 只写调休上班的周六、周日",
                             "config/calendar/2027.xml:5:4: 日期不在本年历的年份内，跨年的假期请分写在两年的文件里",
                             "config/calendar/2027.xml:6:4: 元素 <off> 缺少必填属性 reason",
                             "config/calendar/2027.xml:6:4: until 不能早于 from",
                             "config/calendar/2027.xml:7:26: 元素 <work> 没有属性 until",
                             "config/calendar/2028.xml:1:2: 年历里没有一天放假，请按国务院办公厅的通知填写",
                             "config/calendar/district.xml:1:20: 元素 <district_calendar> 没有属性 year",
                             "config/calendar/district.xml:1:63: 属性 reason 的值不对，应为 text",
                             "config/calendar/holidays.xml: 工作日历的文件名应为 年份.xml 或 district.xml"}));
}

TEST_F(LawFiles, TheDistrictsDaysGoFirst) {
  put("config/calendar/2026.xml",
      R"(<calendar year="2026" notice="通知"><off from="2026-01-01" until="2026-01-03" reason="元旦"/></calendar>)");
  put("config/calendar/district.xml",
      R"(<district_calendar><off from="2026-08-10" reason="台风停工"/>
      <work day="2026-01-02" reason="抢险"/></district_calendar>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const WorkingCalendar& calendar = (*settings)->law.calendar;
  EXPECT_EQ(calendar.years()[0].notice, "通知");
  EXPECT_FALSE(*calendar.is_working_day(day("2026-08-10")));
  EXPECT_TRUE(*calendar.is_working_day(day("2026-01-02")));
}

TEST_F(LawFiles, WhatIsPrintedLoadsToTheSame) {
  std::filesystem::copy(std::filesystem::path(ZQ_SOURCE_DIR) / "config/calendar", top_ / "config/calendar");
  put("config/calendar/district.xml",
      R"(<district_calendar><off from="2026-08-10" reason="&quot;台风&quot;"/></district_calendar>)");
  put("config/rules/a.xml", R"(<ruleset version="1" effective_from="2026-01-01"><on_site length="90min"/></ruleset>)");
  const auto first = loaded();
  ASSERT_TRUE(first.ok()) << first.error().detail;
  const Law law = (*first)->law;
  put("config/rules/a.xml", print_ruleset(law.rulesets.all()[0]));
  for (const CalendarYear& year : law.calendar.years())
    put("config/calendar/" + std::to_string(year.year) + ".xml", print_calendar(year));
  put("config/calendar/district.xml", print_district_calendar(law.calendar.district()));
  const auto second = loaded();
  ASSERT_TRUE(second.ok()) << second.error().detail;
  EXPECT_EQ((*second)->law, law);
  EXPECT_EQ(print(**second), print(**first));
  EXPECT_NE(print(**first).find("<work day=\"2026-10-10\""), std::string::npos);
}

}  // namespace
}  // namespace zq::settings
