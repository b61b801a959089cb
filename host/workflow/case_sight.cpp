#include "workflow/case_sight.hpp"

namespace zq::workflow {

bool follows_others(const Context& context) { return context.roles.any_of({Role::supervisor, Role::service_centre}); }

bool follows(const Context& context, const Case& value) {
  if (context.roles.has(Role::service_centre) && value.in_centre) return true;
  return context.roles.has(Role::supervisor) && !value.supervising.empty() && value.supervising == context.unit;
}

void hide_findings(Case& value) {
  for (FieldVerdict& field : value.fields) field.found.reset();
}

Result<Page<Case>> cases_followed(Store& store, const Context& context, std::optional<CaseState> state,
                                  const std::string& cursor, int limit) {
  auto page = store.cases({std::nullopt, state}, cursor, limit);
  if (!page) return page;
  std::erase_if(page->items, [&](const Case& value) { return !follows(context, value); });
  for (Case& value : page->items) hide_findings(value);
  return page;
}

}  // namespace zq::workflow
