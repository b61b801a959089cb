// The elements of a ruleset that stand once, each with its keys and its member: for the reader, the printer and the
// reference alike. Internal to settings.
#pragma once
#include "settings/keys.hpp"

namespace zq::settings {

// visit(element name, keys, member) for each. `Rules`: Ruleset or const Ruleset.
template <class Rules, class Visit>
void each_part(Rules& rules, Visit&& visit) {
  visit("instant", elapsed_limit_keys(), rules.instant);
  visit("records_check", elapsed_limit_keys(), rules.records_check);
  visit("on_site", elapsed_limit_keys(), rules.on_site);
  visit("overdue_report", working_day_limit_keys(), rules.overdue_report);
  visit("investigation", working_day_limit_keys(), rules.investigation);
  visit("recusal_decision", working_day_limit_keys(), rules.recusal_decision);
  visit("adjustment_filing", working_day_limit_keys(), rules.adjustment_filing);
  visit("adjustment_review", working_day_limit_keys(), rules.adjustment_review);
  visit("public_notice", working_day_limit_keys(), rules.public_notice);
  visit("complaint_acceptance", working_day_limit_keys(), rules.complaint_acceptance);
  visit("complaint_handling", working_day_limit_keys(), rules.complaint_handling);
  visit("verified_report", working_day_limit_keys(), rules.verified_report);
  visit("supervision_notice", working_day_limit_keys(), rules.supervision_notice);
  visit("sla", sla_keys(), rules.sla);
  visit("reminders", reminder_keys(), rules.reminders);
  visit("returns", return_keys(), rules.returns);
  visit("supplement", supplement_keys(), rules.supplement);
  visit("volunteered", volunteered_keys(), rules.volunteered);
  visit("adjustment", adjustment_keys(), rules.adjustment);
  visit("exclusion", exclusion_keys(), rules.exclusion);
  visit("reviews", review_keys(), rules.reviews);
  visit("retention", retention_keys(), rules.retention);
}

}  // namespace zq::settings
