#include "check/stage/snapshot.hpp"

#include <malloc.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>

extern char** environ;

namespace zq::check {
namespace {

namespace fs = std::filesystem;

std::set<int> numbers_in(const char* folder) {
  std::set<int> numbers;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    const std::string name = entry.path().filename();
    int number = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), number).ec == std::errc()) numbers.insert(number);
  }
  return numbers;
}

std::map<int, std::string> descriptors() {
  std::map<int, std::string> found;
  for (const int fd : numbers_in("/proc/self/fd")) {
    std::error_code failed;
    const auto target = fs::read_symlink("/proc/self/fd/" + std::to_string(fd), failed);
    if (failed || target == "/proc/" + std::to_string(::getpid()) + "/fd") continue;  // the one that lists them
    found[fd] = target.string();
  }
  return found;
}

std::string line_of_status(std::string_view name) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(name)) return line;
  return {};
}

size_t resident() {
  std::ifstream in("/proc/self/statm");
  size_t whole = 0, pages = 0;
  in >> whole >> pages;
  return pages * static_cast<size_t>(::sysconf(_SC_PAGESIZE));
}

std::map<int, const void*> handlers() {
  std::map<int, const void*> found;
  for (int number = 1; number < SIGRTMAX; ++number) {
    struct sigaction action {};
    if (::sigaction(number, nullptr, &action) == 0) found[number] = reinterpret_cast<const void*>(action.sa_handler);
  }
  return found;
}

}  // namespace

Snapshot snapshot() {
  Snapshot now;
  now.threads = numbers_in("/proc/self/task");
  now.descriptors = descriptors();
  std::error_code failed;
  now.folder = fs::current_path(failed).string();
  const char* locale = std::setlocale(LC_ALL, nullptr);
  now.locale = locale != nullptr ? locale : "";
  for (char** one = environ; one != nullptr && *one != nullptr; ++one) now.environment.emplace_back(*one);
  now.handlers = handlers();
  now.blocked = line_of_status("SigBlk");
  now.umask = ::umask(0);
  ::umask(now.umask);
  now.heap = ::mallinfo2().uordblks;
  now.resident = resident();
  return now;
}

std::vector<Change> changes(const Snapshot& before, const Snapshot& after) {
  std::vector<Change> found;
  if (after.threads.size() > before.threads.size())
    found.push_back({"多出线程", "threads were started", std::to_string(after.threads.size() - before.threads.size())});
  std::string opened;
  for (const auto& [fd, what] : after.descriptors) {
    const auto was = before.descriptors.find(fd);
    if (was == before.descriptors.end() || was->second != what)
      opened += (opened.empty() ? "" : ", ") + std::to_string(fd) + " -> " + what;
  }
  if (!opened.empty()) found.push_back({"打开了文件或连接", "descriptors were opened", opened});
  if (before.folder != after.folder)
    found.push_back({"改变了当前目录", "the current folder was changed", after.folder});
  if (before.locale != after.locale) found.push_back({"改变了区域设置", "the locale was changed", after.locale});
  // Names and values of the environment may be secrets.
  if (before.environment != after.environment)
    found.push_back({"改变了环境变量", "the environment was changed", "environ"});
  for (const auto& [number, handler] : after.handlers)
    if (before.handlers.at(number) != handler)
      found.push_back({"改变了信号处理", "a signal handler was changed", "signal " + std::to_string(number)});
  if (before.blocked != after.blocked)
    found.push_back({"改变了信号屏蔽", "the signal mask was changed", after.blocked});
  if (before.umask != after.umask) found.push_back({"改变了 umask", "umask was changed", std::to_string(after.umask)});
  return found;
}

bool threads_gone(const Snapshot& before, int patience_ms) {
  for (int waited = 0;; waited += 2) {
    if (numbers_in("/proc/self/task").size() <= before.threads.size()) return true;
    if (waited >= patience_ms) return false;
    ::poll(nullptr, 0, 2);
  }
}

}  // namespace zq::check
