// The rules as data: every length, switch and reading that the regulations leave to the office, in versions with the
// day they take effect (规定-23.1, C-25). The defaults here are those of config/rules/first.xml (tested). Row ids
// (规定-11.2c) and the ids of contradictions (C-..), clocks (T-..) and silent points (S-..) are those of the
// requirements. Plain values: copy and compare freely.
#pragma once
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/list.hpp"
#include "domain/result.hpp"

namespace zq {

// C-02: what the limits of T-01..T-03 run on: all time, or office hours of working days only.
enum class SlaClock { natural, office_hours };
std::string_view code(SlaClock);  // "NATURAL"
std::optional<SlaClock> sla_clock_from_code(std::string_view);

// C-14: where an applicant who broke a commitment is excluded: at the organ that decided it, or in the whole district.
enum class ExclusionScope { deciding_organ, district };
std::string_view code(ExclusionScope);  // "DECIDING_ORGAN"
std::optional<ExclusionScope> exclusion_scope_from_code(std::string_view);

// S-04: how often the office evaluates and inspects.
enum class ReviewPeriod { month, quarter, half_year, year };
std::string_view code(ReviewPeriod);  // "QUARTER"
std::optional<ReviewPeriod> review_period_from_code(std::string_view);

// A limit in elapsed time. `basis`: Chinese, the articles it rests on.
struct ElapsedLimit {
  std::chrono::milliseconds length{0};
  std::string basis;
  friend bool operator==(const ElapsedLimit&, const ElapsedLimit&) = default;
};

// A limit in working days: the start day is not counted, it ends at 24:00 of the last.
struct WorkingDayLimit {
  int working_days = 0;
  std::string basis;
  friend bool operator==(const WorkingDayLimit&, const WorkingDayLimit&) = default;
};

// Part of a working day, Beijing time of day: from <= t < until. At most 24 h, from < until.
struct OfficeHours {
  std::chrono::minutes from{0}, until{0};
  friend bool operator==(const OfficeHours&, const OfficeHours&) = default;
};

struct SlaRules {
  SlaClock clock = SlaClock::natural;     // C-02
  bool outage_suspends = true;            // S-01: a recorded outage of the system stops T-01..T-03 while it lasts
  bool warn_outside_office_hours = true;  // S-02: who sends an instant matter then is warned
  bool automatic_reply_counts = true;     // S-08: an adapter's late or nightly answer is the department's reply (AUTO)
  friend bool operator==(const SlaRules&, const SlaRules&) = default;
};

struct ReminderRules {  // requirements F: how long before the deadline the officer is reminded
  std::chrono::milliseconds instant{std::chrono::minutes(10)};  // 即办件
  int percent = 25;                                             // of the limit, for the other classes
  friend bool operator==(const ReminderRules&, const ReminderRules&) = default;
};

struct ReturnRules {  // S-09: how long a department may send a letter back as not its own
  std::chrono::milliseconds instant{std::chrono::minutes(10)};
  std::chrono::milliseconds others{std::chrono::hours(2)};
  friend bool operator==(const ReturnRules&, const ReturnRules&) = default;
};

struct SupplementRules {
  bool when_unobtainable = true;       // C-09: CANNOT_OBTAIN is a ground (规定-12.1), not only MISMATCH (核查-7.1)
  bool on_site_first = true;           // C-09, 核查-7.3: on-site is offered first; skipping it needs a reason
  bool every_source_must_fail = true;  // C-18: every source the entry names, not the co-verification system alone
  bool no_record_is_unobtainable =
      false;  // S-12: true: NO_RECORD counts as CANNOT_OBTAIN without the department's word
  friend bool operator==(const SupplementRules&, const SupplementRules&) = default;
};

struct VolunteeredRules {
  // C-27: material for entries of other methods than co-verification and on-site may be refused, with a reason
  // (规定-16.1 forbids it for those two in any case). False: never refused.
  bool others_may_be_refused = true;
  friend bool operator==(const VolunteeredRules&, const VolunteeredRules&) = default;
};

struct AdjustmentRules {
  // 调整-4.3: an entry whose way needs a department to ask is not published while none is there. False: with a warning.
  bool route_required = true;
  friend bool operator==(const AdjustmentRules&, const AdjustmentRules&) = default;
};

struct ExclusionRules {
  int years = 2;                                          // 规定-8.4a, T-06
  ExclusionScope scope = ExclusionScope::deciding_organ;  // C-14
  friend bool operator==(const ExclusionRules&, const ExclusionRules&) = default;
};

struct ReviewRules {
  ReviewPeriod evaluation = ReviewPeriod::quarter;  // S-04, 规定-18.1
  ReviewPeriod inspection = ReviewPeriod::quarter;  // S-04, 核查-9.1a
  friend bool operator==(const ReviewRules&, const ReviewRules&) = default;
};

struct RetentionRules {       // S-05
  int access_log_months = 6;  // L-12: network logs, by law not less
  int ledger_years = 10;      // all others
  friend bool operator==(const RetentionRules&, const RetentionRules&) = default;
};

struct Ruleset {
  std::string version = "2018.1";  // unique among the rulesets
  std::string title;               // Chinese: the texts it was made from
  Date effective_from{std::chrono::year(2018), std::chrono::December, std::chrono::day(1)};  // 规定-23.1: from 00:00
  ElapsedLimit instant;                  // T-01, 规定-11.2c, 核查-6.2a: 30 min
  ElapsedLimit records_check;            // T-02, 规定-11.2d, 核查-6.2b: 24 h
  ElapsedLimit on_site;                  // T-03, 规定-11.2e, 核查-6.2c: 48 h
  WorkingDayLimit overdue_report;        // T-04, S-03: 0 = at once, by the host itself
  WorkingDayLimit investigation;         // T-17, S-03: 10 working days
  WorkingDayLimit recusal_decision;      // T-17, S-03, C-15: 3 working days
  WorkingDayLimit adjustment_filing;     // T-08, 调整-8.2a: 5 working days from the cause
  WorkingDayLimit adjustment_review;     // T-09, 调整-9.1: 5
  WorkingDayLimit public_notice;         // T-10, 调整-10.1: 5 full working days at least
  WorkingDayLimit complaint_acceptance;  // T-11, 投诉-9.0: 3, decision and informing
  WorkingDayLimit complaint_handling;    // T-12, 投诉-12.1a: 7
  WorkingDayLimit verified_report;       // T-13, 投诉-14.1a: 3
  WorkingDayLimit supervision_notice;    // T-14, 投诉-14.1b: 3
  SlaRules sla;
  std::vector<OfficeHours> office_hours;  // in order, never empty, no two overlap
  ReminderRules reminders;
  ReturnRules returns;
  SupplementRules supplement;
  VolunteeredRules volunteered;
  AdjustmentRules adjustment;
  ExclusionRules exclusion;
  ReviewRules reviews;
  RetentionRules retention;

  Ruleset();  // the defaults
  // The defaults, shared: for whoever has no other at hand.
  static const Ruleset& first();

  const ElapsedLimit& limit(MatterClass) const;                // T-01, T-02, T-03
  std::chrono::milliseconds return_limit(MatterClass) const;   // S-09
  std::chrono::milliseconds reminder_lead(MatterClass) const;  // how long before the deadline
  friend bool operator==(const Ruleset&, const Ruleset&) = default;
};

// All rulesets that are known. Never empty.
class Rulesets {
 public:
  Rulesets();                                   // the first alone
  explicit Rulesets(std::vector<Ruleset> all);  // empty: the first alone; no two may take effect on one day

  // The one in force on that day: the last that has taken effect. What has begun goes on under the ruleset of the day
  // it began. Error: not_found, when the day is before the first.
  Result<const Ruleset*> in_force(Date) const;
  const std::vector<Ruleset>& all() const { return all_; }  // by effective_from
  friend bool operator==(const Rulesets&, const Rulesets&) = default;

 private:
  std::vector<Ruleset> all_;
};

}  // namespace zq
