// What a step of an adjustment writes besides its state. Internal to the adjustment_*.cpp of workflow.
#pragma once
#include "workflow/adjustments.hpp"

namespace zq::workflow {

struct Adjustments::Change {
  std::string by, text, writ{};
  std::optional<RunningClock> clock{};  // that runs from now on
  bool ends_clock = false;                 // the one that ran until now was for this step
};

// Error of a reason that is missing. `basis`: the article that asks for it.
Result<Done> with_reason(const Statement&, std::string_view basis);

}  // namespace zq::workflow
