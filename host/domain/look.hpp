// Look (查阅): somebody wants to see a person's data. Only for a live case of one's own, its matter and its purpose
// (规定-17.1, 核查-8.1); who tries otherwise again and again is blocked for a while. Pure.
#pragma once
#include <optional>
#include <string>

#include "domain/verification.hpp"

namespace zq {

inline constexpr int refused_looks_most = 5;  // within refused_looks_span: then nothing is shown any more
inline constexpr std::chrono::hours refused_looks_span{1};

struct Look {
  std::string id;  // "CY20261126-…"
  CaseId case_id;
  CallerId caller;
  std::string operator_name, purpose, matter;
  std::string fields;   // names of what was shown, spaces between
  std::string refusal;  // Chinese; empty: it was allowed
  std::string request_id;
  Instant at{};
  int version = 0;
};

// Why it is refused; `value`: nothing when there is no such case.
std::optional<std::string> refusal(const Look&, const std::optional<Case>& value);

}  // namespace zq
