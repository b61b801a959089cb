#include "check/backend/program.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "check/backend/unready.hpp"
#include "check/handle.hpp"

namespace zq::check {
namespace {

using std::chrono::steady_clock;

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

[[noreturn]] void become(char* const* words, int output) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(output, 1);
  ::dup2(output, 2);
  ::execvp(words[0], words);
  ::_exit(127);
}

}  // namespace

pid_t start_program(const Command& words, const std::filesystem::path& output) {
  const Handle file(::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid < 0) cannot("系统无法再创建进程", "the system cannot start another process");
  if (pid == 0) become(arguments.data(), file.get());
  return pid;
}

int wait_for(pid_t pid, std::chrono::milliseconds limit) {
  const auto end = steady_clock::now() + limit;
  for (;;) {
    int status = 0;
    if (::waitpid(pid, &status, WNOHANG) == pid)
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (steady_clock::now() >= end) return -1;
    ::poll(nullptr, 0, 2);
  }
}

std::uint16_t free_port() {
  const Handle handle(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(handle.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::getsockname(handle.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
    cannot("没有可用的本机端口", "no free port on the loopback");
  return ntohs(address.sin_port);
}

bool answers(std::uint16_t port) {
  const Handle handle(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = loopback(port);
  return ::connect(handle.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace zq::check
