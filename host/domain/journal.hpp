// The journal: every act, appended and never changed (design decision 3). Details carry no personal data: field names,
// verdicts, states and reasons, not values.
#pragma once
#include <string>

#include "domain/types.hpp"

namespace zq {

struct Act {
  Instant at{};
  std::string kind;           // "verification.asked", "verification.answered", "complaint.filed", "list.published" ...
  std::string subject;        // id of the case, complaint, list version or department
  std::string actor;          // caller id, "host" or "operator"
  std::string request_id;     // empty when no request caused it
  std::string basis;          // article, when there is one
  std::string before, after;  // states
  std::string detail;         // a JSON object
};

}  // namespace zq
