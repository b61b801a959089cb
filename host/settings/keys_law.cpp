// The keys of rules/*.xml and calendar/*.xml.
#include "settings/keys.hpp"

namespace zq::settings {
namespace {

constexpr int64_t minute = 60 * 1000, day = 24 * 60 * minute;

const Key<Ruleset> ruleset_table[] = {
    {"version", &Ruleset::version, {0, 0, Form::setting_name, true}},
    {"title", &Ruleset::title, {0, 0, Form::words}},
    {"effective_from", &Ruleset::effective_from, {0, 0, Form::any, true}},
};
const Key<ElapsedLimit> elapsed_limit_table[] = {
    {"length", &ElapsedLimit::length, {1000, 60 * day}},
    {"basis", &ElapsedLimit::basis, {0, 0, Form::words}},
};
const Key<WorkingDayLimit> working_day_limit_table[] = {
    {"working_days", &WorkingDayLimit::working_days, {0, 250}},
    {"basis", &WorkingDayLimit::basis, {0, 0, Form::words}},
};
const Key<SlaRules> sla_table[] = {
    {"clock", &SlaRules::clock},
    {"outage_suspends", &SlaRules::outage_suspends},
    {"warn_outside_office_hours", &SlaRules::warn_outside_office_hours},
    {"automatic_reply_counts", &SlaRules::automatic_reply_counts},
};
const Key<OfficeHours> office_hours_table[] = {
    {"from", &OfficeHours::from, {0, 0, Form::any, true}},
    {"until", &OfficeHours::until, {0, 0, Form::any, true}},
};
const Key<ReminderRules> reminder_table[] = {
    {"instant", &ReminderRules::instant, {0, day}},
    {"percent", &ReminderRules::percent, {0, 100}},
};
const Key<ReturnRules> return_table[] = {
    {"instant", &ReturnRules::instant, {0, day}},
    {"others", &ReturnRules::others, {0, 2 * day}},
};
const Key<SupplementRules> supplement_table[] = {
    {"when_unobtainable", &SupplementRules::when_unobtainable},
    {"on_site_first", &SupplementRules::on_site_first},
    {"every_source_must_fail", &SupplementRules::every_source_must_fail},
    {"no_record_is_unobtainable", &SupplementRules::no_record_is_unobtainable},
};
const Key<VolunteeredRules> volunteered_table[] = {
    {"others_may_be_refused", &VolunteeredRules::others_may_be_refused},
};
const Key<AdjustmentRules> adjustment_table[] = {
    {"route_required", &AdjustmentRules::route_required},
};
const Key<ExclusionRules> exclusion_table[] = {
    {"years", &ExclusionRules::years, {1, 10}},
    {"scope", &ExclusionRules::scope},
};
const Key<ReviewRules> review_table[] = {
    {"evaluation", &ReviewRules::evaluation},
    {"inspection", &ReviewRules::inspection},
};
const Key<RetentionRules> retention_table[] = {
    {"access_log_months", &RetentionRules::access_log_months, {6, 1200}},
    {"ledger_years", &RetentionRules::ledger_years, {1, 100}},
};
const Key<CalendarYear> calendar_table[] = {
    {"year", &CalendarYear::year, {2000, 2199, Form::any, true}},
    {"notice", &CalendarYear::notice, {0, 0, Form::any, true}},
};
const Key<CalendarDays> days_off_table[] = {
    {"from", &CalendarDays::from, {0, 0, Form::any, true}},
    {"until", &CalendarDays::until},
    {"reason", &CalendarDays::reason, {0, 0, Form::any, true}},
};
const Key<CalendarDays> day_worked_table[] = {
    {"day", &CalendarDays::from, {0, 0, Form::any, true}},
    {"reason", &CalendarDays::reason, {0, 0, Form::any, true}},
};

}  // namespace

std::span<const Key<Ruleset>> ruleset_keys() { return ruleset_table; }
std::span<const Key<ElapsedLimit>> elapsed_limit_keys() { return elapsed_limit_table; }
std::span<const Key<WorkingDayLimit>> working_day_limit_keys() { return working_day_limit_table; }
std::span<const Key<SlaRules>> sla_keys() { return sla_table; }
std::span<const Key<OfficeHours>> office_hours_keys() { return office_hours_table; }
std::span<const Key<ReminderRules>> reminder_keys() { return reminder_table; }
std::span<const Key<ReturnRules>> return_keys() { return return_table; }
std::span<const Key<SupplementRules>> supplement_keys() { return supplement_table; }
std::span<const Key<VolunteeredRules>> volunteered_keys() { return volunteered_table; }
std::span<const Key<AdjustmentRules>> adjustment_keys() { return adjustment_table; }
std::span<const Key<ExclusionRules>> exclusion_keys() { return exclusion_table; }
std::span<const Key<ReviewRules>> review_keys() { return review_table; }
std::span<const Key<RetentionRules>> retention_keys() { return retention_table; }
std::span<const Key<CalendarYear>> calendar_keys() { return calendar_table; }
std::span<const Key<CalendarDays>> days_off_keys() { return days_off_table; }
std::span<const Key<CalendarDays>> day_worked_keys() { return day_worked_table; }

}  // namespace zq::settings
