// Work that nobody waits for (polls, complaints to pass on, statuses to read) gives way to callers.
#pragma once
#include "workflow/ports.hpp"

namespace zq::workflow {

// True while callers wait for this department, or much of the background's own: work put off then costs time only,
// while work pressed on would delay callers and, with a department that is slow, take all places of the worker.
bool is_crowded(const Departments&, const DepartmentId&);

// The same work a little later; it counts as no attempt.
PutWork put_off(Work work, Instant now);

}  // namespace zq::workflow
