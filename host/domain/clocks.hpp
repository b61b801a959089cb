// How long an answer may take, each length with its article. Elapsed time, to the second (核查-6, 规定-11.2).
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "domain/list.hpp"

namespace zq {

struct ClockRule {
  MatterClass matter_class;
  std::chrono::minutes length;
  std::string_view basis;
};
const ClockRule& clock_rule(MatterClass);

// Beijing calendar day of an instant: what "today" means in every rule.
Date beijing_day(Instant);

// "2026-12-01T08:00:00+08:00", the only form a person writes a moment in (RFC 3339, Beijing time, whole seconds).
std::string moment_text(Instant);
// Only real days and times, exactly in that form; the seconds may be left out.
std::optional<Instant> moment_from_text(std::string_view);

}  // namespace zq
