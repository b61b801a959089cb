// Why a department gives no answer of its adapter's: the host's own reasons, as Outcomes.
#pragma once
#include <string>
#include <utility>

#include "adapters/department.hpp"

namespace zq::adapters {

inline Outcome refusal(FailureCause cause, ErrorCode error, std::string text) {
  return Outcome{false, {}, Failed{cause, error, std::move(text), false}};
}

inline Outcome overloaded(std::string text) {
  return refusal(FailureCause::overloaded, ErrorCode::too_many, std::move(text));
}

inline Outcome too_late(std::string text) {
  return refusal(FailureCause::deadline, ErrorCode::deadline, std::move(text));
}

// `in_adapter`: the adapter had begun; what it did is unknown.
inline Outcome cut_off(const std::string& manual_way, bool in_adapter) {
  Outcome outcome = refusal(FailureCause::department_off, ErrorCode::department_off,
                            "the department is being switched off or replaced");
  outcome.failed.outcome_unknown = in_adapter;
  outcome.failed.manual_way = manual_way;
  return outcome;
}

}  // namespace zq::adapters
