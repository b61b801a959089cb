#include "adapters/breaker.hpp"

namespace zq::adapters {

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
  // Calls that began before it opened say nothing new: only the probe may close or re-open it.
  if (state_ != State::closed && !probe) return Change::none;
  if (outcome == Outcome::success) {
    failures_ = 0;
    const bool was_closed = state_ == State::closed;
    state_ = State::closed;
    return was_closed ? Change::none : Change::closed;
  }
  ++failures_;
  if (probe || failures_ >= failures_max_) return open(now);
  return Change::none;
}

Breaker::Change Breaker::open(SteadyTime now) {
  const bool was_closed = state_ == State::closed;
  state_ = State::open;
  open_until_ = now + open_time_;
  return was_closed ? Change::opened : Change::none;
}

}  // namespace zq::adapters
