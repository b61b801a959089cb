#include "workflow/writs.hpp"

#include <algorithm>

#include "records/writ_record.hpp"

namespace zq::workflow {
namespace {

bool is_known(WritKind kind, const std::string& name, bool personal) {
  return std::ranges::any_of(fields_of(kind),
                             [&](const WritField& field) { return field.name == name && field.personal == personal; });
}

Error unknown_field(WritKind kind, const std::string& name) {
  return Error{ErrorCode::internal, "文书字段有误",
               "writ " + std::string(code(kind)) + " has no such field of this sort: " + name};
}

}  // namespace

Result<std::string> Writs::issue(Unit& unit, Writ writ, Instant now) const {
  for (const auto& [name, value] : writ.fields)
    if (!is_known(writ.kind, name, false)) return unknown_field(writ.kind, name);
  for (const auto& [name, value] : writ.personal)
    if (!is_known(writ.kind, name, true)) return unknown_field(writ.kind, name);
  writ.id = ids_.fresh("WS", now);
  writ.issued_at = now;
  unit.emplace_back(SaveDocument{records::document_of(writ)});
  return std::move(writ.id);
}

}  // namespace zq::workflow
