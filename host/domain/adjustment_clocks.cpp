// T-08, T-09, T-10: the periods of an adjustment, in working days.
#include "domain/adjustment.hpp"
#include "domain/time_words.hpp"

namespace zq {
namespace {

Result<Deadline> counted(const Law& law, const ClockWords& words, WorkingDayLimit Ruleset::*limit, Instant start) {
  const auto rules = law.rulesets.in_force(beijing_day(start));
  if (!rules) return rules.error();
  const WorkingDayLimit& length = (*rules)->*limit;
  ClockWords with_basis = words;
  with_basis.basis = length.basis;
  return working_day_deadline(with_basis, length.working_days, start, law.calendar);
}

}  // namespace

Result<Deadline> filing_deadline(const Adjustment& value, const Law& law) {
  if (value.by_office)
    return counted(law, {"T-08", "清单调整申请", "联席会议办公室通知启动", "提出书面申请", ""},
                   &Ruleset::adjustment_filing, value.opened_at);
  const Date day = value.form.cause_on.value_or(beijing_day(value.opened_at));
  return counted(law, {"T-08", "清单调整申请", "调整事由发生", "提出书面申请", ""}, &Ruleset::adjustment_filing,
                 start_of(day));
}

Result<Deadline> review_deadline(Instant filed, const Law& law) {
  return counted(law, {"T-09", "清单调整审核（含合法性审查）", "收到书面申请", "提出审核意见", ""},
                 &Ruleset::adjustment_review, filed);
}

Result<Deadline> notice_deadline(Instant begun, const Law& law) {
  auto deadline = counted(law, {"T-10", "清单调整公示", "开始公示", "结束公示", ""}, &Ruleset::public_notice, begun);
  if (!deadline) return deadline;
  // A period that has to be full, not one that must not be exceeded.
  const size_t subject = deadline->explanation.find("：");
  deadline->explanation = "公示不得早于" + end_words(deadline->due) + "结束" + deadline->explanation.substr(subject);
  return deadline;
}

}  // namespace zq
