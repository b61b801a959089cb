// A circuit breaker: after `failures_max` failures in a row it opens and refuses at once; after its open time it lets
// probes through, one at a time; `probes` successes of them in a row close it, a failure opens it again. The open time
// doubles with each probe that fails, up to `open_time_max`, and a successful recovery takes it back; up to a quarter
// is added by chance, so that departments that failed together do not ask again together. Pure; time and the seed of
// chance are passed in. Not thread-safe: its owner locks.
#pragma once
#include <chrono>
#include <cstdint>
#include <random>
#include <string_view>

#include "domain/types.hpp"

namespace zq::adapters {

struct BreakerRules {
  int failures_max = 5;
  std::chrono::milliseconds open_time{5000};
  std::chrono::milliseconds open_time_max{60000};  // less than open_time: open_time
  int probes = 1;
};

class Breaker {
 public:
  enum class State { closed, open, half_open };
  // What a call told about the legacy system. `nothing`: cancelled, never asked, or refused by us.
  enum class Outcome { success, failure, nothing };
  // What a change of state is worth telling the operator.
  enum class Change { none, opened, closed };

  Breaker(const BreakerRules&, uint32_t seed);

  enum class Pass { refused, regular, probe };
  // May a call begin now? A probe must be followed by ended(..., true).
  Pass ask(SteadyTime now);
  Change ended(Outcome, bool probe, SteadyTime now);

  State state() const { return state_; }
  int failures() const { return failures_; }
  // How long it still refuses; 0 when the next call may be let through.
  std::chrono::milliseconds opens_in(SteadyTime now) const;

 private:
  Change open(SteadyTime now);

  const BreakerRules rules_;
  std::mt19937 chance_;
  State state_ = State::closed;
  int failures_ = 0;
  int successes_ = 0;  // of probes, in a row
  int reopened_ = 0;   // in a row
  SteadyTime open_until_{};
  bool probing_ = false;
};

std::string_view code(Breaker::State);  // "half_open"

}  // namespace zq::adapters
