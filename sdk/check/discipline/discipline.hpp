// The checks of discipline towards the host, H01 to H06.
#pragma once
#include "check/check.hpp"

namespace zq::check {

Finding only_lent_memory(const Subject&);       // H01
Finding keeps_secrets(const Subject&);          // H02
Finding only_what_is_declared(const Subject&);  // H03
Finding soak(const Subject&);                   // H04
Finding fuzz(const Subject&);                   // H05
Finding isolated_suite(const Subject&);         // H06

}  // namespace zq::check
