// A difference between the official list and a department's own (规定-21.1b) as something to be done about: found by a
// comparison, explained or corrected by the department, or taken for a violation by the joint office; gone when a later
// comparison no longer finds it. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/list.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

enum class DifferenceState { open, explained, corrected, violation };
enum class DifferenceEvent {
  explain,     // by the department
  correct,     // the department says it has been set right
  find_again,  // a comparison finds what was said to be corrected
  reopen,      // the office is not content
  accuse,      // the office takes it for a violation
  vanish       // a comparison no longer finds it
};
struct DifferenceRow {
  DifferenceState from;
  DifferenceEvent on;
  DifferenceState to;
};
std::span<const DifferenceRow> difference_table();
Result<DifferenceRow> step(DifferenceState from, DifferenceEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(DifferenceState);
std::string_view chinese(DifferenceState);
bool from_code(std::string_view, DifferenceState&);

std::string_view code(ListDifference::Kind);  // "only_in_department"
std::string_view chinese(ListDifference::Kind);
bool from_code(std::string_view, ListDifference::Kind&);

struct ListDifferenceItem {
  std::string id;  // "QY20261126-…"
  DepartmentId department;
  std::string department_name;
  ListDifference found;  // as the last comparison found it
  int list_version = 0;
  DifferenceState state = DifferenceState::open;
  std::string text;          // explanation, what was corrected, or why it was reopened or is a violation
  std::string said_by;       // operator
  std::string violation_id;  // suspected; empty: none
  Instant found_at{}, seen_at{};
  std::optional<Instant> closed_at;  // when it was no longer found
  int number = 0;                    // of its year, given at the commit
  int version = 0;
};

// The same difference of the same department: by matter, proof and kind.
bool is_same(const ListDifference&, const ListDifference&);

}  // namespace zq
