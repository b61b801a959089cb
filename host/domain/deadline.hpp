// Deadlines that explain themselves: when an act is due, on which ground, and how that was counted, in Chinese. Pure.
#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/law.hpp"
#include "domain/list.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

// Time that does not count: an outage (S-01), a suspension (C-15). from <= t < until; one that still lasts ends at the
// instant one computes for, and the deadline is computed again when it is over. May overlap and come in any order.
struct Pause {
  Instant from{}, until{};
  std::string reason;  // Chinese: "系统故障"
  friend bool operator==(const Pause&, const Pause&) = default;
};

// Which clock, in the words its explanation needs.
struct ClockWords {
  std::string id;       // "T-01"
  std::string subject;  // "即办件"
  std::string start;    // what starts it: "送达"
  std::string act;      // what must have happened: "反馈"
  std::string basis;    // the articles, Chinese: "规定第十一条第二款、核查办法第六条"
};

// A run of days of one kind in a working-day period; from and until included.
struct CountedDays {
  Date from, until;
  bool counted = false;
  std::string reason;  // Chinese; empty: ordinary working days
  friend bool operator==(const CountedDays&, const CountedDays&) = default;
};

struct Deadline {
  std::string clock;    // "T-01"
  Instant start{};      // when it began to run
  Instant due{};        // the last instant that is in time (in_time())
  Instant remind_at{};  // when the one who must act is reminded; never before `start`
  std::string basis;    // articles, Chinese
  // C-02: both readings of an elapsed limit, whichever is in force; the same as `due` for working-day periods. Nothing:
  // the calendar of a year it needs is not loaded.
  std::optional<Instant> due_natural, due_office_hours;
  std::vector<Pause> pauses;            // those that moved it: merged, in order, cut to start..due
  std::chrono::milliseconds paused{0};  // counted time they took away (0 for working-day periods)
  std::vector<CountedDays> days;        // of working-day periods
  std::string explanation;              // Chinese, one sentence or two, without a full stop at the end
};

// 规定-11.2, 核查-6: the reply counts as in time when its second is not after the second of the deadline.
bool in_time(Instant act, Instant due);
// The first instant that is too late: when a timer may call it overdue.
Instant overdue_from(Instant due);

// T-01..T-03: a co-verification letter of that class, delivered at `delivered`. `outages`: those on record; they count
// when the ruleset says so (S-01). T-03 starts at delivery too, not at the reclassification.
// Error: unavailable, when office hours are in force and the calendar of a year that is needed is not loaded.
Result<Deadline> letter_deadline(MatterClass, Instant delivered, const Ruleset&, const WorkingCalendar&,
                                 std::span<const Pause> outages = {});

// Under the ruleset of the day of delivery. Errors: also not_found, when none is in force then.
Result<Deadline> letter_deadline(MatterClass, Instant delivered, const Law&, std::span<const Pause> outages = {});

// T-17, S-03: the joint office's investigation of an overdue report that came at `reported`. Error: unavailable.
Result<Deadline> investigation_deadline(Instant reported, const Ruleset&, const WorkingCalendar&);

// S-09: until when a department may send a letter back as not its own.
Instant return_until(MatterClass, Instant delivered, const Ruleset&);

// S-02, C-02: whether the instant lies in the office hours of a working day. Error: unavailable.
Result<bool> in_office_hours(Instant, const Ruleset&, const WorkingCalendar&);

// Any period of elapsed time. `lead`: how long before the deadline, in the time that counts, one is reminded.
Result<Deadline> elapsed_deadline(const ClockWords&, std::chrono::milliseconds length, std::chrono::milliseconds lead,
                                  Instant start, SlaClock, const std::vector<OfficeHours>&, const WorkingCalendar&,
                                  std::span<const Pause> = {});

// Any period of working days: the first is the next working day after the day of `start`, it ends at 24:00 of the
// n-th. A pause takes away the working days after the day it began, up to and including the day it ended, so that the
// rest runs from the working day after the resumption. `working_days` 0: due at once. Reminds one working day before.
Result<Deadline> working_day_deadline(const ClockWords&, int working_days, Instant start, const WorkingCalendar&,
                                      std::span<const Pause> = {});

}  // namespace zq
