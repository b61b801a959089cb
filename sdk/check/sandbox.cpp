#include "check/sandbox.hpp"

#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>

#include "check/handle.hpp"
#include "check/wire.hpp"

extern char** environ;

namespace zq::check {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Json = nlohmann::json;

// The guard answers at its own limit; this is for a guard that was killed or stopped.
constexpr milliseconds patience{10'000};

Finding broken(const std::string& what) {
  return {Verdict::crashed, "检查进程无法运行：" + what, "the process of the check did not run: " + what, {}};
}

class SpawnOptions {
 public:
  explicit SpawnOptions(int result) {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
    ::posix_spawn_file_actions_adddup2(&actions, result, guard_result);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnOptions(const SpawnOptions&) = delete;
  SpawnOptions& operator=(const SpawnOptions&) = delete;
  ~SpawnOptions() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

pid_t spawn_guard(const std::string& order, int result) {
  const SpawnOptions options(result);
  std::string name = "zq-adapter", command(guard_command), argument = order;
  char* arguments[] = {name.data(), command.data(), argument.data(), nullptr};
  pid_t pid = -1;
  const int failed = ::posix_spawn(&pid, "/proc/self/exe", &options.actions, &options.attributes, arguments, environ);
  errno = failed;
  return failed == 0 ? pid : -1;
}

// Everything until the other end is closed; what came by then when the time is over.
std::string read_until(int fd, steady_clock::time_point deadline) {
  std::string text;
  char buffer[4096];
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    pollfd one{fd, POLLIN, 0};
    const int ready = left.count() > 0 ? ::poll(&one, 1, static_cast<int>(left.count())) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return text;
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    text.append(buffer, static_cast<size_t>(n));
  }
}

Ended read_ended(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  const auto finding = json.is_object() ? finding_from(json.value("finding", Json()).dump()) : std::nullopt;
  if (!finding) return {broken("the guard said nothing"), {}, {}};
  return {*finding, milliseconds(json.value("ms", 0)), json.value("output", std::string())};
}

}  // namespace

Ended run_sandboxed(const Check& check, const Subject& subject) {
  Handle read_end, write_end;
  if (!make_pipe(read_end, write_end)) return {broken(std::strerror(errno)), {}, {}};
  const Json order = {{"id", check.id},
                      {"file", subject.file.string()},
                      {"fixtures", subject.fixtures.string()},
                      {"seed", subject.seed},
                      {"limit_ms", check.limit.count()}};
  const pid_t guard = spawn_guard(order.dump(), write_end.get());
  if (guard < 0) return {broken(std::strerror(errno)), {}, {}};
  write_end.reset();
  const std::string text = read_until(read_end.get(), steady_clock::now() + check.limit + patience);
  ::kill(guard, SIGKILL);  // it has ended, or must; its child dies with it
  while (::waitpid(guard, nullptr, 0) < 0 && errno == EINTR) {
  }
  return read_ended(text);
}

Ended run_here(const Check& check, const Subject& subject) {
  Subject mine = subject;
  mine.in_process = true;
  mine.deadline = steady_clock::time_point::max();
  const auto begun = steady_clock::now();
  Ended ended{check.run(mine), {}, {}};
  ended.took = std::chrono::round<milliseconds>(steady_clock::now() - begun);
  return ended;
}

}  // namespace zq::check
