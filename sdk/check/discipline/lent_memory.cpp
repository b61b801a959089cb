// H01: what the host lends for a call is used within its bounds, and not after the call.
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <csetjmp>
#include <csignal>

#include "check/calls/judge.hpp"
#include "check/discipline/discipline.hpp"
#include "check/discipline/guard_pages.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;

// The main thread leaves the adapter from within the signal handler; other threads of the adapter stop where they are.
std::atomic<const void*> touched_address{nullptr};
sigjmp_buf way_out;
pid_t main_thread = 0;

void on_fault(int, siginfo_t* info, void*) {
  const void* nobody = nullptr;
  touched_address.compare_exchange_strong(nobody, info->si_addr ? info->si_addr : reinterpret_cast<void*>(1));
  if (::gettid() == main_thread) siglongjmp(way_out, 1);
  for (;;) ::pause();
}

void catch_faults() {
  main_thread = ::gettid();
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  ::sigaction(SIGSEGV, &action, nullptr);
  ::sigaction(SIGBUS, &action, nullptr);
}

Finding caught(const GuardPages& pages, const std::string& call) {
  const std::string whose = pages.whose(touched_address);
  if (whose.empty()) return fail(call + "：访问了无效地址", call + ": an access to an address that is not valid");
  return fail(call + "：越界或过期访问了 " + whose, call + ": touches " + whose, whose);
}

// Empty observed: nothing was caught.
Finding fenced_calls(Bench& bench, bool front, int& calls) {
  // Outlives a jump out of the adapter; the process ends after the check.
  static std::vector<std::unique_ptr<GuardPages>> all_pages;
  GuardPages& pages = *all_pages.emplace_back(std::make_unique<GuardPages>(front));
  bench.place_with(&pages);
  static std::string now;
  if (sigsetjmp(way_out, 1) == 0) {
    for (const Golden* golden : bench.goldens()) {
      now = golden->name;
      bench.play(*golden);
      ++calls;
      if (touched_address) break;
    }
    // Threads of the adapter that still hold something find out now.
    for (int n = 0; n < 30 && !touched_address; ++n) ::poll(nullptr, 0, 10);
  }
  bench.place_with(nullptr);
  if (touched_address) return caught(pages, now);
  return pass();
}

Finding run(const Subject& subject, Legacy& legacy) {
  // Leaked on purpose: after a jump out of the adapter its instance is not to be stopped.
  Bench& bench = *new Bench(subject, legacy);
  if (bench.goldens().empty()) return skip("fixtures.json 中没有可用的调用", "no call of the fixtures is offered");
  catch_faults();
  int calls = 0;
  for (const bool front : {false, true}) {
    Finding finding = fenced_calls(bench, front, calls);
    if (finding.verdict != Verdict::pass) return finding;
  }
  ::signal(SIGSEGV, SIG_DFL);
  delete &bench;
  return pass(std::to_string(calls) + " fenced calls");
}

}  // namespace

Finding only_lent_memory(const Subject& subject) {
  return with_legacy(subject, [&](Legacy& legacy) { return run(subject, legacy); });
}

}  // namespace zq::check
