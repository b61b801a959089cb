// What switching a department off means: which proofs no machine can verify any more, and what waits for it now.
#pragma once
#include <string>
#include <vector>

#include "workflow/ports.hpp"

namespace zq::workflow {

struct Impact {
  DepartmentId department;
  std::string name, manual_way;
  Instant at{};
  int list_version = 0;
  std::vector<Entry> entries;  // in force, answered by this department's machine: they go to people
  Waiting waiting;             // the first of each kind, and how many there are
};

inline constexpr int impact_shown_max = 200;

// `name` and `manual_way`: of the department's config. Blocks on the store.
Result<Impact> impact_of(Store&, const ListVersion& in_force, const DepartmentId&, std::string name,
                         std::string manual_way, Instant now);

// Whole minutes until then; negative when it is over.
int64_t minutes_left(Instant due, Instant now);

// The same as sentences for the operator, no personal data.
std::vector<std::string> sentences(const Impact&);

}  // namespace zq::workflow
