// Starts zq-worker with the sockets it inherits: control on descriptor 3, slots from 4 on, its output on pipes. The
// child leads a process group of its own, has an empty signal mask, default signals, and an environment of only what
// ODBC drivers, time zones and sanitizers need.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <vector>

#include "adapters/descriptor.hpp"
#include "adapters/isolated/channel.hpp"
#include "domain/result.hpp"

namespace zq::adapters {

struct Spawned {
  pid_t pid = -1;
  Descriptor pidfd;   // readable when the process has ended
  Descriptor output;  // its stdout and stderr, not blocking
  Channel control;
  std::vector<Channel> slots;
};

// The system signals the child's death to the *thread* that called this: call it from one that lives as long as the
// children may. Errors: unavailable (no such program), internal (the system gives no process or descriptor).
Result<Spawned> spawn(const std::filesystem::path& program, int slots);

}  // namespace zq::adapters
