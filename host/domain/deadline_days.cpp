#include <algorithm>

#include "domain/deadline.hpp"
#include "domain/pauses.hpp"
#include "domain/time_words.hpp"

namespace zq {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The pause that takes the day away: those after the day it began, up to the day it ended.
const Pause* pause_on(const std::vector<Pause>& pauses, Date day) {
  const auto found = std::ranges::find_if(
      pauses, [&](const Pause& pause) { return beijing_day(pause.from) < day && day <= beijing_day(pause.until); });
  return found == pauses.end() ? nullptr : &*found;
}

void add(std::vector<CountedDays>& all, Date day, bool counted, const std::string& reason) {
  if (!all.empty() && all.back().counted == counted && all.back().reason == reason) {
    all.back().until = day;
  } else {
    all.push_back({day, day, counted, reason});
  }
}

std::string words_of(const CountedDays& run, std::chrono::year year) {
  std::string out = run.from.year() == year ? "" : std::to_string(static_cast<int>(run.from.year())) + "年";
  out += days_words(run.from, run.until);
  if (run.from == run.until && !run.reason.empty()) out += "（" + std::string(weekday_words(run.from)) + "）";
  out += run.reason;
  if (!run.counted) return out + "不计";
  return out + "计" + std::to_string((sys_days(run.until) - sys_days(run.from)).count() + 1) + "日";
}

std::string explained(const ClockWords& words, int working_days, const Deadline& deadline) {
  const Date first = beijing_day(deadline.start);
  if (working_days == 0)
    return "应立即" + words.act + "：" + words.subject + "，自" + moment_words(deadline.start) + words.start + "起（" +
           words.basis + "）";
  std::string out = "应于" + end_words(deadline.due) + "前" + words.act + "：" + words.subject + "，自" +
                    date_words(first) + words.start + "的次日起" + std::to_string(working_days) + "个工作日（" +
                    words.basis + "）";
  auto year = first.year();
  for (const CountedDays& run : deadline.days) {
    out += (&run == &deadline.days.front() ? "；" : "，") + words_of(run, year);
    year = run.until.year();
  }
  return out;
}

void keep(std::vector<Pause>& kept, const Pause& pause) {
  if (kept.empty() || kept.back() != pause) kept.push_back(pause);
}

}  // namespace

Result<Deadline> working_day_deadline(const ClockWords& words, int working_days, Instant start,
                                      const WorkingCalendar& calendar, std::span<const Pause> given) {
  const std::vector<Pause> pauses = merged(given);
  Deadline deadline;
  deadline.clock = words.id;
  deadline.basis = words.basis;
  deadline.start = deadline.due = deadline.remind_at = start;
  sys_days day(beijing_day(start));
  Date last(day);
  for (int left = working_days; left > 0;) {
    day += days{1};
    const auto kind = calendar.kind(Date(day));
    if (!kind) return kind.error();
    const Pause* pause = kind->works ? pause_on(pauses, Date(day)) : nullptr;
    if (pause) keep(deadline.pauses, *pause);
    add(deadline.days, Date(day), kind->works && !pause, pause ? pause->reason : kind->reason);
    if (!kind->works || pause) continue;
    deadline.remind_at = end_of(last);
    deadline.due = end_of(Date(day));
    last = Date(day);
    --left;
  }
  deadline.due_natural = deadline.due_office_hours = deadline.due;
  deadline.explanation = explained(words, working_days, deadline);
  return deadline;
}

}  // namespace zq
