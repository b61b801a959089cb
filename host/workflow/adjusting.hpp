// Adjusting: the change of the list with the public's part in it; one member for each.
#pragma once
#include "workflow/adjustments.hpp"
#include "workflow/public_opinions.hpp"

namespace zq::workflow {

struct Adjusting {
  explicit Adjusting(const AdjustmentTools& tools) : adjustments(tools), opinions(tools) {}
  Adjustments adjustments;
  PublicOpinions opinions;
};

}  // namespace zq::workflow
