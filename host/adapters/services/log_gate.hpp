// Lets through as many lines of one adapter as the log can bear: a burst of `burst`, then `per_second`; counts the
// rest. Thread-safe.
#pragma once
#include <chrono>
#include <mutex>

#include "domain/types.hpp"

namespace zq::adapters {

class LogGate {
 public:
  explicit LogGate(int burst = 200, int per_second = 50) : burst_(burst), per_second_(per_second), tokens_(burst) {}

  struct Pass {
    bool allowed = false;
    int dropped_before = 0;  // lines lost since the last one that was allowed
  };
  Pass ask(SteadyTime now);

 private:
  const double burst_, per_second_;
  std::mutex mutex_;
  double tokens_;
  SteadyTime last_{};
  int dropped_ = 0;
};

}  // namespace zq::adapters
