// The faults of one reload, gathered over all departments. Private to registry*.cpp.
#pragma once
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

// Logs that this department's adapter was refused, and adds the reason to the whole.
void add_fault(Error& whole, const settings::Department&, const Error& why);

}  // namespace zq::adapters
