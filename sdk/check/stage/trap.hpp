// A finding that is told at the very moment an adapter touches memory it must not touch any more: the process of the
// check ends there. While it lives, SIGSEGV and SIGBUS are its; a fault anywhere else stays a crash. One at a time.
#pragma once
#include <functional>
#include <string>

#include "check/check.hpp"

namespace zq::check {

class Trap {
 public:
  using Guards = bool (*)(const void* context, const void* address);  // called in a signal handler
  Trap(Guards, const void* context, const Finding&);
  ~Trap();
  Trap(const Trap&) = delete;
  Trap& operator=(const Trap&) = delete;
};

// Where the process of a check tells its finding; -1 in the tool's own process.
void tell_through(int descriptor);

}  // namespace zq::check
