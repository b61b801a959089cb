#include "adapters/retry_budget.hpp"

namespace zq::adapters {
namespace {

int64_t number_of(SteadyTime now) { return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count(); }

}  // namespace

RetryBudget::Second& RetryBudget::second_of(SteadyTime now) {
  const int64_t number = number_of(now);
  Second& second = seconds_[static_cast<size_t>(number) % seconds_.size()];
  if (second.number != number) second = {number, 0, 0};
  return second;
}

bool RetryBudget::take(SteadyTime now) {
  Second& running = second_of(now);
  int64_t calls = 0, retries = 0;
  for (const Second& second : seconds_) {
    if (running.number - second.number >= static_cast<int64_t>(seconds_.size())) continue;
    calls += second.calls;
    retries += second.retries;
  }
  if (percent_ <= 0 || retries >= retries_always + calls * percent_ / 100) return false;
  ++running.retries;
  return true;
}

}  // namespace zq::adapters
