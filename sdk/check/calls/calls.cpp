// The R checks.
#include "check/check.hpp"

namespace zq::check {

std::span<const Check> call_checks() { return {}; }

}  // namespace zq::check
