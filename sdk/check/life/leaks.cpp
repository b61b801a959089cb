// C07: what is left in memory, and whether the process can end.
#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "check/bytes.hpp"
#include "check/life/life.hpp"
#include "check/stage/allocations.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"
#include "check/statics/elf_file.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds start_time{5000}, call_time{3000};
constexpr int lives = 5;

// create, start, every quick call on a thread of its own, stop, destroy.
void live(const zq_entry& entry, const Ground& ground, StageHost& host) {
  Instance instance(entry, host, "check");
  if (!instance.made() || instance.start(start_time).status != ZQ_OK)
    throw Unready{fail("用夹具的设置不能启动", "does not start with the fixtures' settings")};
  std::jthread([&] {
    for (const Golden& golden : ground.quick_calls()) instance.ask(golden, call_time);
    instance.health(call_time);
  }).join();
}

Finding find_leaks(const Opened& opened, const Ground& ground) {
  StageHost host(ground.department());
  live(*opened.entry, ground, host);  // caches of a process are filled once
  const AllocationWatch watch(opened.entry);
  for (int n = 0; n < lives; ++n) live(*opened.entry, ground, host);
  for (const Leak& leak : watch.alive()) {
    if (leak.count < static_cast<size_t>(lives)) continue;
    const std::string each = std::to_string(leak.bytes / lives) + " bytes";
    return fail("每次启停泄漏内存", "memory leaks with every life", each + " a life, allocated at " + leak.where);
  }
  return pass();
}

// The process ends as a program does: with the destructors of everything static.
[[noreturn]] void live_and_exit(const Opened& opened, const Ground& ground) {
  {
    StageHost host(ground.department());
    live(*opened.entry, ground, host);
  }
  std::exit(0);
}

Finding end_in_child(const Opened& opened, const Ground& ground) {
  const pid_t child = ::fork();
  if (child == 0) live_and_exit(opened, ground);
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (child < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0)) return pass();
  const char* name = WIFSIGNALED(status) ? ::sigabbrev_np(WTERMSIG(status)) : nullptr;
  return fail("进程不能正常结束：静态对象的析构函数有错",
              "the process does not end cleanly: destructors of static objects fail",
              name != nullptr ? "SIG" + std::string(name) : "exit " + std::to_string(WEXITSTATUS(status)));
}

// A thread of the host would run such a destructor when the adapter has gone.
bool has_thread_destructors(const Subject& subject) {
  const std::string bytes = bytes_of(subject.file);
  const auto file = read_elf(bytes);
  if (!file) return false;
  for (const ElfSymbol& symbol : file->symbols)
    if (!symbol.defined && symbol.name.starts_with("__cxa_thread_atexit")) return true;
  return false;
}

}  // namespace

Finding no_leaks(const Subject& subject) {
  return staged([&] {
    if (has_thread_destructors(subject))
      return fail("使用了带析构函数的 thread_local 对象", "thread_local objects with destructors are used",
                  "__cxa_thread_atexit");
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    require_real(ground);
    if (Finding finding = end_in_child(opened, ground); finding.verdict != Verdict::pass) return finding;
    if (!AllocationWatch::works()) return skip("本工具以内存检查器编译", "this tool was built with a sanitizer");
    return find_leaks(opened, ground);
  });
}

}  // namespace zq::check
