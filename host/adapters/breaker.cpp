#include "adapters/breaker.hpp"

#include <algorithm>

namespace zq::adapters {
namespace {
using std::chrono::milliseconds;
constexpr int doublings_max = 20;  // beyond any ceiling of the config
}  // namespace

std::string_view code(Breaker::State state) {
  switch (state) {
    case Breaker::State::closed:
      return "closed";
    case Breaker::State::open:
      return "open";
    case Breaker::State::half_open:
      return "half_open";
  }
  return "";
}

Breaker::Breaker(const BreakerRules& rules, uint32_t seed) : rules_(rules), chance_(seed) {}

Breaker::Pass Breaker::ask(SteadyTime now) {
  if (state_ == State::closed) return Pass::regular;
  if (state_ == State::open && now >= open_until_) state_ = State::half_open;
  if (state_ != State::half_open || probing_) return Pass::refused;
  probing_ = true;
  return Pass::probe;
}

Breaker::Change Breaker::ended(Outcome outcome, bool probe, SteadyTime now) {
  if (probe) probing_ = false;
  if (outcome == Outcome::nothing) return Change::none;
  // Calls that began before it opened say nothing new: only probes may close or re-open it.
  if (state_ != State::closed && !probe) return Change::none;
  if (outcome == Outcome::success) {
    failures_ = 0;
    if (state_ == State::closed || ++successes_ < rules_.probes) return Change::none;
    state_ = State::closed;
    reopened_ = 0;
    return Change::closed;
  }
  ++failures_;
  if (probe || failures_ >= rules_.failures_max) return open(now);
  return Change::none;
}

Breaker::Change Breaker::open(SteadyTime now) {
  const bool was_closed = state_ == State::closed;
  reopened_ = was_closed ? 0 : std::min(reopened_ + 1, doublings_max);
  const milliseconds ceiling = std::max(rules_.open_time, rules_.open_time_max);
  const milliseconds time = std::min(rules_.open_time * (1 << reopened_), ceiling);
  const int64_t jitter = std::uniform_int_distribution<int64_t>(0, time.count() / 4)(chance_);
  state_ = State::open;
  successes_ = 0;
  open_until_ = now + time + milliseconds(jitter);
  return was_closed ? Change::opened : Change::none;
}

milliseconds Breaker::opens_in(SteadyTime now) const {
  if (state_ != State::open || now >= open_until_) return milliseconds(0);
  return std::chrono::ceil<milliseconds>(open_until_ - now);
}

}  // namespace zq::adapters
