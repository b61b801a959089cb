// A child process of a test: started with posix_spawn, its output in a file, killed when the object goes.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zq::test {

class Process {
 public:
  // Output (stdout and stderr) goes to `output`. Throws std::runtime_error when it cannot be started.
  Process(std::vector<std::string> arguments, std::filesystem::path output,
          std::map<std::string, std::string> extra_environment = {});
  Process(Process&&) noexcept;
  Process& operator=(Process&&) noexcept;
  ~Process();  // SIGKILL and reap, when still running

  pid_t pid() const { return pid_; }
  void signal(int number) const;
  // Exit code, 128 + signal, or -1 when it still runs after `limit`.
  int wait(std::chrono::milliseconds limit = std::chrono::seconds(30));
  bool running();
  std::string output() const;
  // Waits until the output contains the text; false when the process ends or the time is up before.
  bool says(const std::string& text, std::chrono::milliseconds limit = std::chrono::seconds(30));

 private:
  pid_t pid_ = -1;
  int status_ = -1;
  std::filesystem::path output_;
};

// Runs to the end: exit code and output.
struct Ran {
  int code;
  std::string output;
};
Ran run(std::vector<std::string> arguments, std::chrono::milliseconds limit = std::chrono::seconds(120),
        std::map<std::string, std::string> extra_environment = {});

// Looks every 10 ms until the condition holds; false when the time is up.
template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds(20));
void nap();  // 10 ms

// A fresh folder, removed with all its content at the end.
class TempDirectory {
 public:
  TempDirectory();
  ~TempDirectory();
  TempDirectory(const TempDirectory&) = delete;
  TempDirectory& operator=(const TempDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path&);
void write_file(const std::filesystem::path&, const std::string&);

template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    nap();
  }
  return true;
}

}  // namespace zq::test
