// One check in a process and a process group of its own. Two processes stand between the tool and the vendor's code:
// the guard, a fresh start of this very program, waits for the second one, which runs the check. When the check has
// ended or its limit is over the guard kills the group and whatever else has descended from it, so nothing is left
// behind, also when the tool itself is killed. Blocks; thread-safe.
#pragma once
#include <chrono>
#include <span>
#include <string>

#include "check/check.hpp"

namespace zq::check {

struct Ended {
  Finding finding;
  std::chrono::milliseconds took{};
  std::string output;  // the last 16 KiB of what the check's process wrote to stdout and stderr
};

// subject.deadline is set here, from the check's limit.
Ended run_sandboxed(const Check&, const Subject&);
// In this process, for debuggers: no limit, and a crash is a crash.
Ended run_here(const Check&, const Subject&);

// The hidden command by which the tool starts its guards: `main` hands it all arguments behind the name.
inline constexpr std::string_view guard_command = "__guard";
int guard_main(std::span<const char* const> arguments);

}  // namespace zq::check
