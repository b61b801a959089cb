// Work that nobody waits for (polls, complaints to pass on, statuses to read) gives way to callers.
#pragma once
#include "workflow/ports.hpp"

namespace zq::workflow {

// True while calls to this department wait in its queue already: work put off then costs time only, while work pressed
// on would take the places of callers and, with a department that is slow, all places of the worker.
bool is_crowded(const Departments&, const DepartmentId&);

// The same work a little later; it counts as no attempt.
PutWork put_off(Work work, Instant now);

}  // namespace zq::workflow
