// The S checks, one function each; their rules stand in statics.cpp. They read the file's bytes and execute nothing.
#pragma once
#include "check/check.hpp"

namespace zq::check {

Finding hardened_shared_object(const Subject&);  // S01

}  // namespace zq::check
