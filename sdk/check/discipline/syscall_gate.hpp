// What the adapter itself asks the kernel for, seen by a seccomp filter: every open, connect and the like of this
// process is trapped, noted when it comes from the adapter's own code (backend/context.hpp), and then carried out. Also
// seen are direct system calls and what the C library does for the adapter. Starting programs is refused.
// Once on it stays on; programs started later would die of it. Thread-safe.
#pragma once
#include <string>
#include <vector>

namespace zq::check {

struct Touched {
  enum class Kind { read, write, connect, start } kind;
  std::string what;  // path, "127.0.0.1:80", "unix:/run/x", program
};

class SyscallGate {
 public:
  // False: this kernel or machine cannot.
  static bool open();
  static std::vector<Touched> touched();
};

}  // namespace zq::check
