// What the office keeps as data and every rule is computed from: the rulesets and the calendar. Loaded and replaced as
// a whole (settings::Settings::law). Immutable while shared.
#pragma once
#include "domain/calendar.hpp"
#include "domain/ruleset.hpp"

namespace zq {

struct Law {
  Rulesets rulesets;
  WorkingCalendar calendar;
  friend bool operator==(const Law&, const Law&) = default;
};

}  // namespace zq
