// Handling: everything the handling department does with a case beside verifying it, and what the joint office does
// with violations; one member for each part.
#pragma once
#include "workflow/commitments.hpp"
#include "workflow/guard.hpp"
#include "workflow/looks.hpp"
#include "workflow/violations.hpp"

namespace zq::workflow {

struct Handling {
  explicit Handling(Handlers tools) : guard(tools), steps(tools), commitments(tools), violations(tools), looks(tools) {}
  Guard guard;
  CaseSteps steps;
  Commitments commitments;
  Violations violations;
  Looks looks;
};

}  // namespace zq::workflow
