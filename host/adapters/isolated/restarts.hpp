// When a worker that died is started again. Pure; time and chance are passed in.
#pragma once
#include <algorithm>
#include <chrono>

#include "domain/types.hpp"

namespace zq::adapters {

class Restarts {
 public:
  // A worker has ended that was ready since then (SteadyTime{}: never was). `chance` is from [0, 1).
  // Returns how long to wait: nothing the first time, then `first`, doubled each time up to `max`, each a quarter more
  // or less, so that the workers of one broken database do not come back in step.
  std::chrono::milliseconds died(SteadyTime now, SteadyTime ready_since, std::chrono::milliseconds first,
                                 std::chrono::milliseconds max, double chance) {
    if (ready_since != SteadyTime{} && now - ready_since >= healthy) in_a_row_ = 0;
    ++total_;
    if (in_a_row_++ == 0) return std::chrono::milliseconds(0);
    const int doubled = std::min(in_a_row_ - 2, 20);
    const auto wait = std::min<int64_t>(max.count(), first.count() << doubled);
    return std::chrono::milliseconds(static_cast<int64_t>(static_cast<double>(wait) * (0.75 + chance / 2)));
  }
  int total() const { return total_; }
  int in_a_row() const { return in_a_row_; }

  static constexpr std::chrono::seconds healthy{60};

 private:
  int total_ = 0;
  int in_a_row_ = 0;
};

}  // namespace zq::adapters
