// How often a department may be asked a second time: at most `percent` of the calls of the last ten to eleven seconds,
// and a few more so that a quiet department has its retry too. A department that fails everything is therefore not
// asked twice as much. Pure; time is passed in and never goes back. Not thread-safe: its owner locks.
#pragma once
#include <array>
#include <cstdint>

#include "domain/types.hpp"

namespace zq::adapters {

inline constexpr int retries_always = 3;  // in ten seconds, whatever the share says

class RetryBudget {
 public:
  // percent 0: nothing is ever asked twice.
  explicit RetryBudget(int percent) : percent_(percent) {}

  void called(SteadyTime now) { ++second_of(now).calls; }
  // May one be asked again? Then it is counted.
  bool take(SteadyTime now);

 private:
  struct Second {
    int64_t number = -1;
    int calls = 0, retries = 0;
  };
  Second& second_of(SteadyTime now);

  const int percent_;
  std::array<Second, 11> seconds_;  // the running one and ten whole ones
};

}  // namespace zq::adapters
