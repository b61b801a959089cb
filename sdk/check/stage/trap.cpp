#include "check/stage/trap.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

#include "check/wire.hpp"

namespace zq::check {
namespace {

// Plain, for a signal handler reads them.
int told_through = -1;
Trap::Guards guards = nullptr;
const void* guards_context = nullptr;
std::string finding_text;
std::atomic_flag told = ATOMIC_FLAG_INIT;

void on_fault(int number, siginfo_t* info, void*) {
  if (guards != nullptr && told_through >= 0 && guards(guards_context, info->si_addr)) {
    if (told.test_and_set())
      for (;;) ::pause();  // another thread tells, and ends the process
    const ssize_t written = ::write(told_through, finding_text.data(), finding_text.size());
    ::_exit(written == static_cast<ssize_t>(finding_text.size()) ? 0 : 1);
  }
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  ::sigaction(number, &standard, nullptr);  // the instruction runs again, and ends the process
}

}  // namespace

void tell_through(int descriptor) { told_through = descriptor; }

Trap::Trap(Guards function, const void* context, const Finding& finding) {
  finding_text = to_json(finding);
  guards = function;
  guards_context = context;
  struct sigaction action {};
  action.sa_sigaction = &on_fault;
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGSEGV, &action, nullptr);
  ::sigaction(SIGBUS, &action, nullptr);
}

Trap::~Trap() {
  guards = nullptr;
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  ::sigaction(SIGSEGV, &standard, nullptr);
  ::sigaction(SIGBUS, &standard, nullptr);
}

}  // namespace zq::check
