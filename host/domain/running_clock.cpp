#include "domain/running_clock.hpp"

namespace zq {

RunningClock running_clock(const Deadline& deadline) {
  return {deadline.clock, deadline.due, deadline.remind_at, deadline.explanation};
}

std::optional<Instant> next_alarm(const RunningClock& clock) {
  if (clock.overdue_at) return std::nullopt;
  return clock.reminded_at ? overdue_from(clock.due) : clock.remind_at;
}

}  // namespace zq
