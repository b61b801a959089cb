// A legal clock that runs on an adjustment, a complaint or a supervision notice: when it is due, why, and what has been
// told of it. Pure.
#pragma once
#include <optional>
#include <string>

#include "domain/deadline.hpp"

namespace zq {

struct RunningClock {
  std::string id;  // "T-11"
  Instant due{}, remind_at{};
  std::string explanation;
  std::optional<Instant> reminded_at{}, overdue_at{};
};

RunningClock running_clock(const Deadline&);
// When somebody is to be told next: to be reminded, or that it is too late; nothing: both are over.
std::optional<Instant> next_alarm(const RunningClock&);

}  // namespace zq
