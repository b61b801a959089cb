// Runs the checks that were asked for, several side by side, and gives their outcomes in the order of the catalogue.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "check/sandbox.hpp"

namespace zq::check {

struct Plan {
  Subject subject;
  std::vector<std::string> only;             // ids, or the letter of a group ("S"); empty: all
  std::map<std::string, std::string> skips;  // id -> why
  Level level = Level::should;               // must: leave the "should" checks out
  unsigned jobs = 1;
  std::chrono::milliseconds limit_max = std::chrono::milliseconds::max();  // of one check, when its own is longer
};

struct Outcome {
  const Check* check = nullptr;
  Ended ended;
};

// Ids of the plan that name no check.
std::vector<std::string> unknown_ids(const Plan&);

std::vector<Outcome> run(const Plan&);

}  // namespace zq::check
