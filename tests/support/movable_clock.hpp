// A wall clock that a test moves while a real program runs under it: by libfaketime, preloaded into the program, which
// looks into a file for how far its clock is off. Only wall-clock time moves; time-outs and waits stay real.
//
//   MovableClock clock(directory / "clock", "2026-03-02 09:00");
//   Process host(words, log, clock.environment());
//   clock.set("2026-03-10 08:30");   // the host takes it up with the next look at its clock
#pragma once
#include <filesystem>
#include <map>
#include <string>

namespace zq::test {

class MovableClock {
 public:
  // local: "YYYY-MM-DD HH:MM" in Beijing. Throws std::runtime_error for another form, or without libfaketime.
  MovableClock(std::filesystem::path file, const std::string& local);
  void set(const std::string& local);
  std::map<std::string, std::string> environment() const;

 private:
  std::filesystem::path file_;
};

}  // namespace zq::test
