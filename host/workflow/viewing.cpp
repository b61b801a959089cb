#include "workflow/viewing.hpp"

#include "records/detail.hpp"
#include "workflow/case_sight.hpp"

namespace zq::workflow {
namespace {

constexpr int acts_at_once = 1000;
constexpr int acts_most = 10000;  // of one case

Error unseen() {
  return Error{ErrorCode::not_found,
               "没有这个核查事项，或者它属于别的调用方；请核对编号，本调用方的核查见 /api/v1/verifications"};
}

}  // namespace

Origin origin_of_case(Store& store, const OriginOf& origin_of, const CaseId& id, const CallerId& opened_by) {
  Origin of_caller = origin_of(opened_by);
  if (id.value.empty()) return of_caller;
  const auto found = store.find_case(id);
  return found && found->has_value() ? joined(workflow::origin_of(**found), of_caller) : of_caller;
}

bool sees_procedure_only(const Context& context) { return viewer_of(context).roles == Roles{Role::assistant}; }

Viewing::Viewing(Store& store, OriginOf origin_of) : store_(store), origin_of_(std::move(origin_of)) {}

Result<SeenCase> Viewing::find(const Context& context, const CaseId& id) {
  auto found = store_.find_case(id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return unseen();
  SeenCase seen{std::move(**found)};
  seen.sight = sight_of_case(viewer_of(context), seen.value.caller,
                             joined(origin_of(seen.value), origin_of_(seen.value.caller)));
  if (seen.sight == Sight::none) return unseen();
  if (seen.sight == Sight::procedure) hide_substance(seen.value);
  return seen;
}

Result<CaseStory> Viewing::story(const Context& context, const CaseId& id) {
  auto seen = find(context, id);
  if (!seen) return std::move(seen).error();
  auto steps = steps_of(store_, id);
  if (!steps) return std::move(steps).error();
  return story_of(*steps);
}

Result<std::vector<CaseStep>> steps_of(Store& store, const CaseId& id) {
  std::vector<CaseStep> steps;
  std::string cursor;
  do {
    auto page = store.journal(id.value, cursor, acts_at_once);
    if (!page) return std::move(page).error();
    for (StoredAct& one : page->items) {
      Act& act = one.act;
      const bool letter = act.kind.starts_with("letter.");
      steps.push_back({act.at, std::move(act.kind), std::move(act.before), std::move(act.after),
                       letter ? records::detail_of(act.detail)["letter"] : ""});
    }
    cursor = page->next;
  } while (!cursor.empty() && steps.size() < acts_most);
  return steps;
}

}  // namespace zq::workflow
