#include "domain/complaint_time.hpp"

#include "domain/time_words.hpp"

namespace zq {
namespace {

Result<Deadline> under(const Law& law, Instant start, const WorkingDayLimit Ruleset::*limit, ClockWords words,
                       std::span<const Pause> pauses = {}) {
  const auto rules = law.rulesets.in_force(beijing_day(start));
  if (!rules) return rules.error();
  words.basis = ((*rules)->*limit).basis;
  return working_day_deadline(words, ((*rules)->*limit).working_days, start, law.calendar, pauses);
}

}  // namespace

Result<Deadline> acceptance_deadline(Instant received, const Law& law) {
  return under(law, received, &Ruleset::complaint_acceptance,
               {"T-11", "投诉举报", "收到投诉举报", "决定是否受理并告知投诉举报人", ""});
}

Result<Deadline> handling_deadline(Instant accepted, std::span<const Pause> pauses, const Law& law) {
  return under(law, accepted, &Ruleset::complaint_handling, {"T-12", "投诉举报办理", "受理", "办结并作出处理决定", ""},
               pauses);
}

Result<Deadline> report_deadline(Date verified_on, const Law& law) {
  return under(law, start_of(verified_on), &Ruleset::verified_report,
               {"T-13", "属实报告", "查明属实", "向区联席会议办公室报告", ""});
}

Result<Deadline> supervision_deadline(Instant reported, const Law& law) {
  return under(law, reported, &Ruleset::supervision_notice, {"T-14", "监督通知书", "收到报告", "作出监督通知书", ""});
}

Result<Deadline> rectification_deadline(Instant issued, Date due_on, const WorkingCalendar& calendar) {
  Deadline deadline;
  deadline.clock = "T-15";
  deadline.basis = "投诉举报办法第十四条";
  deadline.start = issued;
  deadline.due = end_of(due_on);
  // One working day before the last day; the calendar says which, and without it the day before.
  Date remind = std::chrono::sys_days(due_on) - std::chrono::days(1);
  for (int i = 0; i < 15; ++i) {
    const auto works = calendar.is_working_day(remind);
    if (!works || *works) break;
    remind = std::chrono::sys_days(remind) - std::chrono::days(1);
  }
  deadline.remind_at = std::max(issued, start_of(remind));
  deadline.explanation =
      "应于" + end_words(deadline.due) + "前完成整改（监督通知书载明的整改期限，投诉举报办法第十四条）";
  return deadline;
}

Result<Deadline> recusal_deadline(Instant asked, const Law& law) {
  return under(law, asked, &Ruleset::recusal_decision, {"T-17", "回避申请", "提出申请", "作出是否回避的决定", ""});
}

}  // namespace zq
