// The L checks.
#include "check/check.hpp"

namespace zq::check {

std::span<const Check> load_checks() { return {}; }

}  // namespace zq::check
