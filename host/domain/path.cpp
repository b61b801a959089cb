// The way of a case through the methods of its list entry.
#include <algorithm>

#include "domain/verification.hpp"

namespace zq {

bool asks_machine(const Entry& entry) {
  const bool machine =
      entry.has(Method::shared_query) || entry.has(Method::internal_check) || entry.has(Method::co_verification);
  return machine && entry.sources.empty() && !entry.check.empty();
}

std::string check_for(const Entry& entry, const DepartmentId& department) {
  for (const auto& group : entry.source_groups())
    for (const Source& source : group)
      if (source.department == department) return source.check;
  return {};
}

bool allows_letters(const Entry& entry) { return entry.has(Method::co_verification) && !entry.source_groups().empty(); }

bool is_plainly_cancelled(const Entry& entry) {
  return std::ranges::all_of(entry.methods, [](Method method) { return method == Method::direct_cancel; });
}

Way after_machine(const Entry& entry) { return allows_letters(entry) ? Way::letters : Way::person; }

Way first_way(const Entry& entry) { return asks_machine(entry) ? Way::machine : after_machine(entry); }

Result<CaseCommand> apply(Case& value, CaseEvent on, Instant now) {
  const auto row = step(value.state, on);
  if (!row) return row.error();
  value.state = row->to;
  value.updated_at = now;
  if (is_closed(value.state)) value.closed_at = now;
  if (on == CaseEvent::cannot_obtain) value.cannot_obtain = true;
  return row->then;
}

}  // namespace zq
