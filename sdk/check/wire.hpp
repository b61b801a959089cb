// Findings as JSON, between the process that runs a check and those that wait for it. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "check/check.hpp"

namespace zq::check {

std::string to_json(const Finding&);
std::optional<Finding> finding_from(std::string_view json);  // nothing: no finding of ours
std::optional<Verdict> verdict_from(std::string_view word);  // "PASS"

}  // namespace zq::check
