// Thrown when a check cannot go on: carries the finding the check ends with. Caught in one place (calls/bench.hpp).
#pragma once
#include <utility>

#include "check/check.hpp"

namespace zq::check {

struct Unready {
  Finding finding;
};

[[noreturn]] inline void cannot(std::string zh, std::string en, std::string observed = {}) {
  throw Unready{fail("无法进行检查：" + std::move(zh), "cannot check: " + std::move(en), std::move(observed))};
}

}  // namespace zq::check
