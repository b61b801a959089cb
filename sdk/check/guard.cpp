// The two processes of sandbox.hpp: the guard, and the check it watches. The guard has one thread, so it may fork.
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "check/handle.hpp"
#include "check/sandbox.hpp"
#include "check/stage/trap.hpp"
#include "check/wire.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Json = nlohmann::json;

constexpr size_t output_bytes_max = 16 * 1024;
constexpr size_t result_bytes_max = 1024 * 1024;

bool write_whole(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    text.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

struct Pipes {
  Handle result, result_end, output, output_end;
  bool open() { return make_pipe(result, result_end) && make_pipe(output, output_end); }
};

[[noreturn]] void be_the_check(const Check& check, const Subject& subject, Pipes& pipes, pid_t guard) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != guard) ::_exit(1);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::dup2(pipes.output_end.get(), STDOUT_FILENO);
  ::dup2(pipes.output_end.get(), STDERR_FILENO);
  pipes.output.reset();
  pipes.output_end.reset();
  pipes.result.reset();
  ::close(guard_result);
  tell_through(pipes.result_end.get());
  write_whole(pipes.result_end.get(), to_json(check.run(subject)));
  ::_exit(0);
}

// What has descended from this process, directly.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  const std::string own = std::to_string(::getpid());
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", failed)) {
    const std::string name = entry.path().filename();
    pid_t pid = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc()) continue;
    std::ifstream in(entry.path() / "stat");
    std::string line;
    std::getline(in, line);
    const size_t end = line.rfind(')');  // a program's name may hold anything
    if (end == line.npos || line.compare(end + 4, own.size() + 1, own + " ") != 0) continue;
    found.push_back(pid);
  }
  return found;
}

// Kills and reaps everything that came down to us, round by round: those left by the killed come down next. Returns how
// many there were.
int sweep() {
  int swept = 0;
  const auto until = steady_clock::now() + milliseconds(5000);
  while (steady_clock::now() < until) {
    for (const pid_t pid : children()) ::kill(pid, SIGKILL);
    const pid_t gone = ::waitpid(-1, nullptr, 0);
    if (gone < 0 && errno == ECHILD) break;
    if (gone > 0) ++swept;
  }
  return swept;
}

// Reads what is there; false at the end. Keeps the last `bytes_max`.
bool take(int fd, std::string& text, size_t bytes_max) {
  char buffer[4096];
  const ssize_t n = ::read(fd, buffer, sizeof buffer);
  if (n < 0 && errno == EINTR) return true;
  if (n <= 0) return false;
  text.append(buffer, static_cast<size_t>(n));
  if (text.size() > bytes_max) text.erase(0, text.size() - bytes_max);
  return true;
}

void drain(int fd, std::string& text, size_t bytes_max) {
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  while (take(fd, text, bytes_max)) {
  }
}

struct Watched {
  std::string result, output;
  bool in_time = true;
  int status = 0;
  int left_behind = 0;
};

// Until the process has ended or the time is over; true: it has ended.
bool watch(pid_t child, const Pipes& pipes, steady_clock::time_point deadline, Watched& seen) {
  const Handle life(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  pollfd fds[] = {{life.get(), POLLIN, 0}, {pipes.result.get(), POLLIN, 0}, {pipes.output.get(), POLLIN, 0}};
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
    if (left <= 0) return false;
    if (::poll(fds, 3, static_cast<int>(std::min<long>(left, 60'000))) < 0) continue;
    if (fds[1].revents != 0 && !take(fds[1].fd, seen.result, result_bytes_max)) fds[1].fd = -1;
    if (fds[2].revents != 0 && !take(fds[2].fd, seen.output, output_bytes_max)) fds[2].fd = -1;
    if (fds[0].revents != 0) return true;
  }
}

Watched run_child(const Check& check, Subject subject) {
  Watched seen;
  Pipes pipes;
  subject.deadline = steady_clock::now() + check.limit;
  const pid_t guard = ::getpid();
  const pid_t child = pipes.open() ? ::fork() : -1;
  if (child == 0) be_the_check(check, subject, pipes, guard);
  if (child < 0) return seen;
  ::setpgid(child, child);
  pipes.result_end.reset();
  pipes.output_end.reset();
  seen.in_time = watch(child, pipes, subject.deadline, seen);
  ::kill(-child, SIGKILL);  // before the child is reaped: until then nobody else has its number
  ::waitpid(child, &seen.status, 0);
  seen.left_behind = sweep();
  drain(pipes.result.get(), seen.result, result_bytes_max);
  drain(pipes.output.get(), seen.output, output_bytes_max);
  return seen;
}

std::string signal_name(int number) {
  const char* name = ::sigabbrev_np(number);
  return name != nullptr ? "SIG" + std::string(name) : "signal " + std::to_string(number);
}

Finding judge(const Check& check, const Watched& seen) {
  if (!seen.in_time) {
    const std::string limit = std::to_string(check.limit.count());
    return {Verdict::timeout, "检查在 " + limit + " 毫秒内没有结束，已强行终止",
            "the check did not end within " + limit + " ms and was killed", limit + " ms"};
  }
  if (WIFSIGNALED(seen.status)) {
    const std::string name = signal_name(WTERMSIG(seen.status));
    return {Verdict::crashed, "进程被信号 " + name + " 终止", "the process was ended by " + name, name};
  }
  auto finding = finding_from(seen.result);
  if (!finding) {
    const std::string code = std::to_string(WEXITSTATUS(seen.status));
    return {Verdict::crashed, "适配器自行结束了进程（退出码 " + code + "）",
            "the adapter ended the process (exit code " + code + ")", "exit " + code};
  }
  if (finding->verdict == Verdict::pass && seen.left_behind > 0) {
    const std::string count = std::to_string(seen.left_behind);
    return fail("检查结束后留下 " + count + " 个进程", count + " processes were left behind", count);
  }
  return *finding;
}

}  // namespace

int guard_main(std::span<const char* const> arguments) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  ::close_range(guard_result + 1, ~0U, 0);
  ::fcntl(guard_result, F_SETFD, FD_CLOEXEC);
  const Json order = Json::parse(arguments.empty() ? "" : arguments[0], nullptr, false);
  const Check* known = order.is_object() ? find(order.value("id", std::string())) : nullptr;
  if (known == nullptr) return 2;
  Check check = *known;
  check.limit = milliseconds(order.value("limit_ms", check.limit.count()));
  const Subject subject{order.value("file", std::string()),
                        order.value("fixtures", std::string()),
                        order.value("seed", std::uint64_t{1}),
                        false,
                        {}};
  const auto begun = steady_clock::now();
  const Watched seen = run_child(check, subject);
  const auto took = std::chrono::round<milliseconds>(steady_clock::now() - begun);
  const Json answer = {
      {"finding", Json::parse(to_json(judge(check, seen)))}, {"ms", took.count()}, {"output", seen.output}};
  return write_whole(guard_result, answer.dump(-1, ' ', false, Json::error_handler_t::replace)) ? 0 : 1;
}

}  // namespace zq::check
