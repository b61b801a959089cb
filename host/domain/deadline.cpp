#include "domain/deadline.hpp"

#include <algorithm>

#include "domain/pauses.hpp"
#include "domain/time_words.hpp"

namespace zq {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_days;

// What elapsed time is counted on.
struct Counting {
  const std::vector<OfficeHours>& hours;
  const WorkingCalendar& calendar;
  std::vector<Pause> pauses;  // merged
};

// The first instant at which `length` of office hours has passed. Ends at the latest where the calendar ends.
Result<Instant> after_office_hours(const Counting& counting, Instant start, milliseconds length) {
  if (length.count() <= 0) return start;
  for (sys_days day(beijing_day(start));; day += days{1}) {
    const auto works = counting.calendar.is_working_day(Date(day));
    if (!works) return works.error();
    if (!*works) continue;
    for (const OfficeHours& part : counting.hours) {
      const Instant from = std::max(start, start_of(Date(day)) + part.from), until = start_of(Date(day)) + part.until;
      if (from >= until) continue;
      const milliseconds counted = until - from - overlap(counting.pauses, from, until);
      if (counted >= length) return after_running(counting.pauses, from, length);
      length -= counted;
    }
  }
}

Result<Instant> after(SlaClock clock, const Counting& counting, Instant start, milliseconds length) {
  if (clock == SlaClock::office_hours) return after_office_hours(counting, start, length);
  return after_running(counting.pauses, start, length);
}

// What a pause takes away of the time that counts.
milliseconds taken(SlaClock clock, const Counting& counting, const Pause& pause) {
  if (clock == SlaClock::natural) return pause.until - pause.from;
  milliseconds sum{0};
  for (sys_days day(beijing_day(pause.from)); start_of(Date(day)) < pause.until; day += days{1}) {
    const auto works = counting.calendar.is_working_day(Date(day));
    if (!works || !*works) continue;
    for (const OfficeHours& part : counting.hours) {
      const Instant from = std::max(pause.from, start_of(Date(day)) + part.from);
      const Instant until = std::min(pause.until, start_of(Date(day)) + part.until);
      if (from < until) sum += until - from;
    }
  }
  return sum;
}

std::string hours_words(const std::vector<OfficeHours>& hours) {
  std::string out;
  for (const OfficeHours& part : hours)
    out += (out.empty() ? "" : "、") + time_of_day_words(part.from) + "至" + time_of_day_words(part.until);
  return out;
}

// Cuts the pauses to those that moved the deadline; their sentence.
std::string keep_pauses(Deadline& deadline, SlaClock clock, const Counting& counting) {
  std::string words;
  for (Pause pause : counting.pauses) {
    pause.from = std::max(pause.from, deadline.start);
    pause.until = std::min(pause.until, deadline.due);
    if (pause.from >= pause.until) continue;
    const milliseconds away = taken(clock, counting, pause);
    if (away.count() == 0) continue;
    words += (words.empty() ? "；期间因" : "、因") + pause.reason + "顺延" + length_words(away);
    deadline.paused += away;
    deadline.pauses.push_back(std::move(pause));
  }
  return words;
}

ClockWords letter_words(MatterClass matter_class, const Ruleset& rules) {
  static constexpr std::string_view ids[] = {"T-01", "T-02", "T-03"};  // in the order of MatterClass
  return {std::string(ids[static_cast<size_t>(matter_class)]), std::string(chinese(matter_class)), "送达", "反馈",
          rules.limit(matter_class).basis};
}

}  // namespace

bool in_time(Instant act, Instant due) { return act < overdue_from(due); }
Instant overdue_from(Instant due) { return std::chrono::floor<seconds>(due) + seconds{1}; }

Result<Deadline> letter_deadline(MatterClass matter_class, Instant delivered, const Ruleset& rules,
                                 const WorkingCalendar& calendar, std::span<const Pause> outages) {
  if (!rules.sla.outage_suspends) outages = {};
  return elapsed_deadline(letter_words(matter_class, rules), rules.limit(matter_class).length,
                          rules.reminder_lead(matter_class), delivered, rules.sla.clock, rules.office_hours, calendar,
                          outages);
}

Result<Deadline> letter_deadline(MatterClass matter_class, Instant delivered, const Law& law,
                                 std::span<const Pause> outages) {
  const auto rules = law.rulesets.in_force(beijing_day(delivered));
  if (!rules) return rules.error();
  return letter_deadline(matter_class, delivered, **rules, law.calendar, outages);
}

Result<Deadline> investigation_deadline(Instant reported, const Ruleset& rules, const WorkingCalendar& calendar) {
  return working_day_deadline({"T-17", "超期情况调查", "收到报告", "作出调查结论", rules.investigation.basis},
                              rules.investigation.working_days, reported, calendar);
}

Instant return_until(MatterClass matter_class, Instant delivered, const Ruleset& rules) {
  return delivered + rules.return_limit(matter_class);
}

Result<bool> in_office_hours(Instant at, const Ruleset& rules, const WorkingCalendar& calendar) {
  const Date day = beijing_day(at);
  const auto works = calendar.is_working_day(day);
  if (!works) return works;
  const milliseconds time = at - start_of(day);
  return *works && std::ranges::any_of(rules.office_hours,
                                       [&](const OfficeHours& part) { return part.from <= time && time < part.until; });
}

Result<Deadline> elapsed_deadline(const ClockWords& words, milliseconds length, milliseconds lead, Instant start,
                                  SlaClock clock, const std::vector<OfficeHours>& hours,
                                  const WorkingCalendar& calendar, std::span<const Pause> pauses) {
  const Counting counting{hours, calendar, merged(pauses)};
  Deadline deadline;
  deadline.clock = words.id;
  deadline.basis = words.basis;
  deadline.start = start;
  deadline.due_natural = after_running(counting.pauses, start, length);
  auto office = after_office_hours(counting, start, length);
  if (office) deadline.due_office_hours = *office;
  if (clock == SlaClock::office_hours && !office) return office.error();
  deadline.due = clock == SlaClock::natural ? *deadline.due_natural : *office;
  const auto reminder = after(clock, counting, start, std::max(length - lead, milliseconds{0}));
  deadline.remind_at = lead < length && reminder ? *reminder : start;
  deadline.explanation = "应于" + end_words(deadline.due) + "前" + words.act + "：" + words.subject + "，自" +
                         moment_words(start) + words.start + "起" + length_words(length) + "（" + words.basis + "）";
  if (clock == SlaClock::office_hours) deadline.explanation += "，只计工作日" + hours_words(hours);
  deadline.explanation += keep_pauses(deadline, clock, counting);
  return deadline;
}

}  // namespace zq
