#include "domain/ruleset.hpp"

#include <algorithm>

#include "domain/words.hpp"

namespace zq {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array sla_clocks = {
    Word<SlaClock>{SlaClock::natural, "NATURAL", "自然时间"},
    Word<SlaClock>{SlaClock::office_hours, "OFFICE_HOURS", "工作时间"},
};
constexpr std::array scopes = {
    Word<ExclusionScope>{ExclusionScope::deciding_organ, "DECIDING_ORGAN", "作出决定的部门"},
    Word<ExclusionScope>{ExclusionScope::district, "DISTRICT", "全区"},
};
constexpr std::array periods = {
    Word<ReviewPeriod>{ReviewPeriod::month, "MONTH", "每月"},
    Word<ReviewPeriod>{ReviewPeriod::quarter, "QUARTER", "每季度"},
    Word<ReviewPeriod>{ReviewPeriod::half_year, "HALF_YEAR", "每半年"},
    Word<ReviewPeriod>{ReviewPeriod::year, "YEAR", "每年"},
};

constexpr std::string_view letters = "规定第十一条第二款、核查办法第六条";
constexpr std::string_view reports = "规定第十一条第三款、核查办法第六条";

}  // namespace

std::string_view code(SlaClock value) { return code_in(sla_clocks, value); }
std::optional<SlaClock> sla_clock_from_code(std::string_view text) { return by_code(sla_clocks, text); }
std::string_view code(ExclusionScope value) { return code_in(scopes, value); }
std::optional<ExclusionScope> exclusion_scope_from_code(std::string_view text) { return by_code(scopes, text); }
std::string_view code(ReviewPeriod value) { return code_in(periods, value); }
std::optional<ReviewPeriod> review_period_from_code(std::string_view text) { return by_code(periods, text); }

Ruleset::Ruleset()
    : title("“无证明城市”工作规定、部门间核查工作办法"),
      instant{minutes{30}, std::string(letters)},
      records_check{hours{24}, std::string(letters)},
      on_site{hours{48}, std::string(letters)},
      overdue_report{0, std::string(reports)},
      investigation{10, std::string(reports)},
      recusal_decision{3, "投诉举报办法第十一条"},
      adjustment_filing{5, "清单调整办法第八条"},
      adjustment_review{5, "清单调整办法第九条"},
      public_notice{5, "清单调整办法第十条"},
      complaint_acceptance{3, "投诉举报办法第九条"},
      complaint_handling{7, "投诉举报办法第十二条"},
      verified_report{3, "投诉举报办法第十四条"},
      supervision_notice{3, "投诉举报办法第十四条"},
      office_hours{{hours{8} + minutes{30}, hours{12}}, {hours{14}, hours{17} + minutes{30}}} {}

const Ruleset& Ruleset::first() {
  static const Ruleset rules;
  return rules;
}

const ElapsedLimit& Ruleset::limit(MatterClass matter_class) const {
  switch (matter_class) {
    case MatterClass::instant:
      return instant;
    case MatterClass::records_check:
      return records_check;
    case MatterClass::on_site:
      return on_site;
  }
  return instant;
}

std::chrono::milliseconds Ruleset::return_limit(MatterClass matter_class) const {
  return matter_class == MatterClass::instant ? returns.instant : returns.others;
}

std::chrono::milliseconds Ruleset::reminder_lead(MatterClass matter_class) const {
  if (matter_class == MatterClass::instant) return reminders.instant;
  return limit(matter_class).length * reminders.percent / 100;
}

Rulesets::Rulesets() : all_{Ruleset::first()} {}

Rulesets::Rulesets(std::vector<Ruleset> all) : all_(std::move(all)) {
  if (all_.empty()) all_.push_back(Ruleset::first());
  std::ranges::stable_sort(all_, {}, &Ruleset::effective_from);
}

Result<const Ruleset*> Rulesets::in_force(Date day) const {
  const auto after = std::ranges::upper_bound(all_, day, {}, &Ruleset::effective_from);
  if (after != all_.begin()) return &*std::prev(after);
  return Error{ErrorCode::not_found,
               date_text(day) + " 尚无规则施行：最早的规则集自 " + date_text(all_.front().effective_from) +
                   " 起施行；如需追溯，请在 config/rules/ 添加生效更早的规则集",
               "no ruleset in force on " + date_text(day),
               {},
               "规定-23.1"};
}

}  // namespace zq
