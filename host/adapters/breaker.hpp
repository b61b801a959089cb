// A circuit breaker: after `failures_max` failures in a row it opens and refuses at once; after `open_time` it lets one
// call through as a probe; the probe's success closes it, its failure opens it again. Pure; time is passed in. Not
// thread-safe: its owner locks.
#pragma once
#include <chrono>
#include <string_view>

#include "domain/types.hpp"

namespace zq::adapters {

class Breaker {
 public:
  enum class State { closed, open, half_open };
  // What a call told about the legacy system. `nothing`: cancelled, never asked, or refused by us.
  enum class Outcome { success, failure, nothing };
  // What a change of state is worth telling the operator.
  enum class Change { none, opened, closed };

  Breaker(int failures_max, std::chrono::milliseconds open_time) : failures_max_(failures_max), open_time_(open_time) {}

  enum class Pass { refused, regular, probe };
  // May a call begin now? A probe must be followed by ended(..., true).
  Pass ask(SteadyTime now);
  Change ended(Outcome, bool probe, SteadyTime now);

  State state() const { return state_; }
  int failures() const { return failures_; }

 private:
  Change open(SteadyTime now);

  const int failures_max_;
  const std::chrono::milliseconds open_time_;
  State state_ = State::closed;
  int failures_ = 0;
  SteadyTime open_until_{};
  bool probing_ = false;
};

std::string_view code(Breaker::State);  // "half_open"

}  // namespace zq::adapters
