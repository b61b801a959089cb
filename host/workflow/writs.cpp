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

// Whoever issues it knows all of them; what is not there would be read as erased.
Result<Done> all_given(const Writ& writ) {
  for (const WritField& field : fields_of(writ.kind)) {
    const std::string name(field.name);
    if (!(field.personal ? writ.personal.contains(name) : writ.fields.contains(name)))
      return Error{ErrorCode::internal, "文书字段不全",
                   "writ " + std::string(code(writ.kind)) + " is issued without its field " + name};
  }
  return Done{};
}

const Current<WritTemplates>& plain() {
  static const Current<WritTemplates> templates(std::make_shared<const WritTemplates>());
  return templates;
}

}  // namespace

Writs::Writs(Ids& ids) : Writs(ids, plain()) {}

Result<std::string> Writs::issue(Unit& unit, Writ writ, Instant now) const {
  for (const auto& [name, value] : writ.fields)
    if (!is_known(writ.kind, name, false)) return unknown_field(writ.kind, name);
  for (const auto& [name, value] : writ.personal)
    if (!is_known(writ.kind, name, true)) return unknown_field(writ.kind, name);
  if (auto given = all_given(writ); !given) return std::move(given).error();
  for (const auto& [name, value] : writ.personal)
    if (value.empty()) writ.blank.push_back(name);
  const auto templates = templates_.get();
  const WritTemplate& in_force = templates->in_force(writ.kind, beijing_day(now));
  writ.template_version = in_force.version;
  writ.template_fingerprint = in_force.fingerprint;
  writ.id = ids_.fresh("WS", now);
  writ.issued_at = now;
  unit.emplace_back(SaveDocument{records::document_of(writ)});
  return std::move(writ.id);
}

}  // namespace zq::workflow
