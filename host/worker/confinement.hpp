// What the worker gives up before a vendor's code runs in it.
#pragma once
#include <cstdint>

#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::worker {

// In this order: limits of memory, descriptors, processes and core files; the user run_as; death with the host; no new
// privileges; and a filter of system calls: no other program, no other process, no signal to anyone else, no debugging,
// no change of the machine. Threads are free. For the whole process and for good.
// `slots` are descriptors the worker needs beside those of its adapter. Errors: invalid_input, in words for the
// operator (no such user, no right to become it).
Result<Done> confine(const settings::Department&, uint32_t slots);

// Afterwards nobody but root may look into this process. Once the adapter is loaded: its own /proc is closed by it.
void hide();

}  // namespace zq::worker
