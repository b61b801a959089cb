#include "adapters/isolated/spawn.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

namespace zq::adapters {
namespace {

constexpr int first_inherited = 3;

std::vector<std::string> environment() {
  std::vector<std::string> all{"LANG=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "TZ", "TMPDIR", "ODBCINI", "ODBCSYSINI", "ODBCINSTINI", "PGCLIENTENCODING",
                           "LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"})
    if (const char* value = std::getenv(name)) all.push_back(std::string(name) + "=" + value);
  return all;
}

// Everything posix_spawn is told, freed at the end.
class Instructions {
 public:
  Instructions() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  Instructions(const Instructions&) = delete;
  Instructions& operator=(const Instructions&) = delete;
  ~Instructions() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

// Copies far above the numbers they shall have in the child, so that giving one its number closes no other.
std::vector<Descriptor> raised(const std::vector<Descriptor>& low) {
  std::vector<Descriptor> high;
  for (const Descriptor& one : low) {
    high.emplace_back(::fcntl(one.get(), F_DUPFD_CLOEXEC, first_inherited + static_cast<int>(low.size())));
    if (!high.back().open()) throw std::system_error(errno, std::generic_category(), "fcntl");
  }
  return high;
}

pid_t start(const std::filesystem::path& program, const std::vector<Descriptor>& inherited, int output) {
  Instructions how;
  posix_spawn_file_actions_addopen(&how.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&how.actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&how.actions, output, STDERR_FILENO);
  int number = first_inherited;
  for (const Descriptor& one : inherited) posix_spawn_file_actions_adddup2(&how.actions, one.get(), number++);
  posix_spawn_file_actions_addclosefrom_np(&how.actions, number);

  std::string name = program.filename().string();
  std::array<char*, 2> arguments{name.data(), nullptr};
  auto variables = environment();
  std::vector<char*> pointers;
  for (std::string& one : variables) pointers.push_back(one.data());
  pointers.push_back(nullptr);
  pid_t pid = -1;
  const int failed =
      ::posix_spawn(&pid, program.c_str(), &how.actions, &how.attributes, arguments.data(), pointers.data());
  if (failed != 0) throw std::system_error(failed, std::generic_category(), program.string());
  return pid;
}

Result<Spawned> try_spawn(const std::filesystem::path& program, int slots) {
  Spawned spawned;
  std::vector<Descriptor> theirs;
  auto [control, their_control] = channel_pair();
  spawned.control = std::move(control);
  theirs.push_back(std::move(their_control));
  for (int n = 0; n < slots; ++n) {
    auto [slot, their_slot] = channel_pair();
    spawned.slots.push_back(std::move(slot));
    theirs.push_back(std::move(their_slot));
  }
  int pipe[2];
  if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
  spawned.output = Descriptor(pipe[0]);
  const Descriptor their_output(pipe[1]);
  ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
  spawned.pid = start(program, raised(theirs), their_output.get());
  // glibc 2.36 has pidfd_open only for C.
  spawned.pidfd = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, spawned.pid, 0)));
  if (!spawned.pidfd.open()) {
    const int failed = errno;
    ::kill(spawned.pid, SIGKILL);
    ::waitpid(spawned.pid, nullptr, 0);
    throw std::system_error(failed, std::generic_category(), "pidfd_open");
  }
  return spawned;
}

}  // namespace

Result<Spawned> spawn(const std::filesystem::path& program, int slots) {
  try {
    return try_spawn(program, slots);
  } catch (const std::system_error& failure) {
    const bool missing = failure.code() == std::errc::no_such_file_or_directory;
    return Error{missing ? ErrorCode::unavailable : ErrorCode::internal,
                 missing ? "找不到工作进程程序 " + program.string() + "；请与主机程序 zhengqiao 安装在同一目录"
                         : std::string("系统无法再创建进程或描述符，工作进程未启动；请检查进程数与打开文件数的上限"),
                 std::string("cannot start a worker: ") + failure.what()};
  }
}

}  // namespace zq::adapters
