#include "support/movable_clock.hpp"

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "support/process.hpp"

namespace zq::test {
namespace {

using namespace std::chrono;

system_clock::time_point moment_of(const std::string& local) {
  int y = 0, d = 0, h = 0, min = 0;
  unsigned m = 0;
  if (std::sscanf(local.c_str(), "%d-%u-%d %d:%d", &y, &m, &d, &h, &min) != 5)
    throw std::runtime_error("a clock is set by YYYY-MM-DD HH:MM, not by " + local);
  constexpr hours beijing(8);
  return sys_days(year(y) / month(m) / day(static_cast<unsigned>(d))) + hours(h) + minutes(min) - beijing;
}

}  // namespace

MovableClock::MovableClock(std::filesystem::path file, const std::string& local) : file_(std::move(file)) {
  if (!std::filesystem::exists(ZQ_FAKETIME))
    throw std::runtime_error("libfaketime is not at " ZQ_FAKETIME ": install the package libfaketime");
  set(local);
}

void MovableClock::set(const std::string& local) {
  const auto off = duration_cast<seconds>(moment_of(local) - system_clock::now()).count();
  const std::filesystem::path beside = file_.string() + ".new";
  write_file(beside, (off < 0 ? "" : "+") + std::to_string(off) + "\n");
  std::filesystem::rename(beside, file_);
}

std::map<std::string, std::string> MovableClock::environment() const {
  return {{"LD_PRELOAD", ZQ_FAKETIME},  {"FAKETIME_TIMESTAMP_FILE", file_.string()},
          {"FAKETIME_NO_CACHE", "1"},   {"FAKETIME_DONT_FAKE_MONOTONIC", "1"},
          {"FAKETIME_DONT_RESET", "1"}, {"NO_FAKE_STAT", "1"}};
}

}  // namespace zq::test
