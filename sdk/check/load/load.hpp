// The L checks, one function each; their rules stand in load.cpp.
#pragma once
#include "check/check.hpp"

namespace zq::check {

Finding opens_now(const Subject&);           // L01
Finding quiet_opening(const Subject&);       // L02
Finding legal_entry(const Subject&);         // L03
Finding same_as_manifest(const Subject&);    // L04
Finding exact_capabilities(const Subject&);  // L05
Finding other_hosts(const Subject&);         // L06

}  // namespace zq::check
