// The clocks of complaints and supervision notices: T-11 to T-15 and the joint office's decision on a recusal (T-17),
// each under the ruleset of the day it began. Pure. Errors of all: unavailable (a year of the calendar is missing),
// not_found (no ruleset in force on that day).
#pragma once
#include <optional>
#include <span>

#include "domain/complaint.hpp"

namespace zq {

Result<Deadline> acceptance_deadline(Instant received, const Law&);                        // T-11, 投诉-9.0
Result<Deadline> handling_deadline(Instant accepted, std::span<const Pause>, const Law&);  // T-12, 投诉-12.1a, C-15
Result<Deadline> report_deadline(Date verified_on, const Law&);                            // T-13, 投诉-14.1a, C-16
Result<Deadline> supervision_deadline(Instant reported, const Law&);                       // T-14, 投诉-14.1b
Result<Deadline> rectification_deadline(Instant issued, Date due_on, const WorkingCalendar&);  // T-15: end of that day
Result<Deadline> recusal_deadline(Instant asked, const Law&);                                  // T-17, C-15

}  // namespace zq
