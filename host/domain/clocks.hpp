// How long an answer may take, each length with its article. Elapsed time, to the second (核查-6, 规定-11.2).
#pragma once
#include <chrono>
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

}  // namespace zq
