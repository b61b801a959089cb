#include "check/calls/in_child.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "check/backend/unready.hpp"
#include "check/handle.hpp"

namespace zq::check {
namespace {

constexpr int unready_code = 3;
using Body = std::function<std::string(const std::function<void(const std::string&)>&)>;

void write_all(int fd, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t put = ::write(fd, text.data() + at, text.size() - at);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return;
    at += static_cast<std::size_t>(put);
  }
}

[[noreturn]] void be_child(int fd, const Body& body) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  int code = 0;
  try {
    write_all(fd, body([fd](const std::string& text) { write_all(fd, text); }));
  } catch (const Unready& unready) {
    write_all(fd, unready.finding.reason_zh + '\0' + unready.finding.reason_en + '\0' + unready.finding.observed);
    code = unready_code;
  }
  ::_exit(code);
}

std::string read_all(int fd) {
  std::string text;
  char block[4096];
  for (;;) {
    const ssize_t got = ::read(fd, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    text.append(block, static_cast<std::size_t>(got));
  }
}

[[noreturn]] void pass_on(const std::string& text) {
  const std::size_t first = text.find('\0'), second = text.find('\0', first + 1);
  throw Unready{fail(text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1))};
}

}  // namespace

ChildSaid in_child(const Body& body) {
  Handle mine, its;
  if (!make_pipe(mine, its)) cannot("系统无法再创建管道", "the system cannot make another pipe");
  const pid_t pid = ::fork();
  if (pid < 0) cannot("系统无法再创建进程", "the system cannot start another process");
  if (pid == 0) be_child(its.get(), body);
  its.reset();
  ChildSaid said{read_all(mine.get()), 0};
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) said.signal = WTERMSIG(status);
  if (WIFEXITED(status) && WEXITSTATUS(status) == unready_code) pass_on(said.text);
  return said;
}

}  // namespace zq::check
