// What the worker gives up before a vendor's code runs in it.
#pragma once
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::worker {

// In this order: limits of memory, descriptors, processes and core files; the user run_as; death with the host; no new
// privileges; no looking in from outside; and a filter of system calls: no other program, no other process, no signal
// to anyone else, no debugging, no change of the machine. Threads are free. For the whole process and for good.
// Errors: invalid_input, in words for the operator (no such user, no right to become it).
Result<Done> confine(const settings::Department&);

}  // namespace zq::worker
