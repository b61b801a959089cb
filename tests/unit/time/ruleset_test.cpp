#include "domain/ruleset.hpp"

#include "domain/exclusion_time.hpp"
#include "shipped_law.hpp"

namespace zq {
namespace {

using namespace std::chrono_literals;

Ruleset from(std::string_view version, std::string_view effective) {
  Ruleset rules;
  rules.version = version;
  rules.effective_from = day(effective);
  return rules;
}

// R-规定-23.1, C-25
TEST(Rulesets, ThatTakeEffectTomorrowLeaveTheOldOnesInForceToday_R_规定_23_1) {
  const Rulesets all({from("next", "2026-10-11"), from("first", "2018-12-01")});
  EXPECT_EQ((*all.in_force(day("2026-10-10")))->version, "first");
  EXPECT_EQ((*all.in_force(day("2026-10-11")))->version, "next");
  EXPECT_EQ((*all.in_force(day("2018-12-01")))->version, "first");
  EXPECT_EQ((*all.in_force(day("2030-01-01")))->version, "next");
}

TEST(Rulesets, BeforeTheFirstThereAreNone) {
  const auto none = Rulesets().in_force(day("2018-11-30"));
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_NE(none.error().text.find("config/rules/"), std::string::npos) << none.error().text;
  EXPECT_EQ(**Rulesets().in_force(day("2018-12-01")), Ruleset::first());
  EXPECT_EQ(Rulesets(std::vector<Ruleset>{}), Rulesets());
}

TEST(Ruleset, TheShippedFileHoldsTheDefaults) {
  ASSERT_EQ(shipped_law().rulesets.all().size(), 1u);
  EXPECT_EQ(shipped_law().rulesets.all().front(), Ruleset::first());
}

TEST(Ruleset, RemindersArePartOfTheLimit) {
  Ruleset rules;
  rules.reminders = {5min, 50};
  EXPECT_EQ(rules.reminder_lead(MatterClass::instant), 5min);
  EXPECT_EQ(rules.reminder_lead(MatterClass::records_check), 12h);
  EXPECT_EQ(rules.reminder_lead(MatterClass::on_site), 24h);
}

TEST(Ruleset, WordsOfItsChoicesGoBothWays) {
  for (const SlaClock clock : {SlaClock::natural, SlaClock::office_hours})
    EXPECT_EQ(sla_clock_from_code(code(clock)), clock);
  for (const ExclusionScope scope : {ExclusionScope::deciding_organ, ExclusionScope::district})
    EXPECT_EQ(exclusion_scope_from_code(code(scope)), scope);
  for (const ReviewPeriod period :
       {ReviewPeriod::month, ReviewPeriod::quarter, ReviewPeriod::half_year, ReviewPeriod::year})
    EXPECT_EQ(review_period_from_code(code(period)), period);
}

// R-规定-8.4a, C-14, T-06
TEST(Exclusion, EndsOnTheSameDateTwoYearsOn_R_规定_8_4a) {
  EXPECT_EQ(last_excluded_day(day("2026-05-10"), 2), day("2028-05-10"));
  EXPECT_TRUE(is_excluded(day("2026-05-10"), 2, day("2028-05-10")));
  EXPECT_FALSE(is_excluded(day("2026-05-10"), 2, day("2028-05-11")));
  EXPECT_TRUE(is_excluded(day("2026-05-10"), 2, day("2026-05-10")));
  EXPECT_FALSE(is_excluded(day("2026-05-10"), 2, day("2026-05-09")));
  EXPECT_EQ(last_excluded_day(day("2024-02-29"), 2), day("2026-02-28"));
  EXPECT_EQ(last_excluded_day(day("2024-02-29"), 4), day("2028-02-29"));
  EXPECT_EQ(last_excluded_day(day("2023-02-28"), 1), day("2024-02-28"));
}

}  // namespace
}  // namespace zq
