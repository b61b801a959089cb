#include "workflow/case_sight.hpp"

namespace zq::workflow {

Viewer viewer_of(const Context& context) {
  Viewer viewer{context.caller, context.roles, context.unit};
  if (context.may_operate) viewer.roles.add(Role::joint_office);
  return viewer;
}

Origin origin_of(const Case& value) { return {value.in_centre, value.supervising}; }

void hide_substance(Case& value) {
  value.verdict.reset();
  value.fields.clear();
  value.cause.reset();
  value.cannot_obtain = false;
  value.manual_way.clear();
  value.decision.clear();
}

std::optional<Case> seen_by(const Context& context, Case value) {
  if (value.caller == context.caller || context.may_operate) return value;
  if (sight_of_case(viewer_of(context), value.caller, origin_of(value)) == Sight::none) return std::nullopt;
  hide_substance(value);
  return value;
}

bool follows_others(const Context& context) { return context.roles.any_of({Role::supervisor, Role::service_centre}); }

Result<Page<Case>> cases_followed(Store& store, const Context& context, std::optional<CaseState> state,
                                  const std::string& cursor, int limit) {
  auto page = store.cases({std::nullopt, state}, cursor, limit);
  if (!page) return page;
  Page<Case> seen{{}, std::move(page->next)};
  for (Case& value : page->items)
    if (auto one = seen_by(context, std::move(value))) seen.items.push_back(std::move(*one));
  return seen;
}

}  // namespace zq::workflow
