#include "workflow/readiness.hpp"

#include "domain/clocks.hpp"
#include "workflow/commitment_papers.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/scoring.hpp"

namespace zq::workflow {

// 规定-9.1: every proof that may be replaced by a commitment needs its supervision plan.
Result<Done> Readiness::add_plans(UnitReadiness& ready, const Organisation& unit) {
  const auto list = list_.in_force();
  for (const Entry& entry : list->entries) {
    if (!entry.has(Method::commitment) || !unit.is_called(entry.handling_department)) continue;
    auto plan = newest_plan(tools_.store, entry.matter, entry.proof);
    if (!plan) return std::move(plan).error();
    if (plan->number == 0) ready.gaps.push_back("缺少书面承诺的监管方案：" + entry.matter + "，" + entry.proof);
  }
  return Done{};
}

Result<UnitReadiness> Readiness::of(const Organisation& unit, Instant now) {
  UnitReadiness ready{unit.id, unit.name, {}, {}};
  auto designees = designees_of(tools_.store, DepartmentId{unit.id});
  if (!designees) return std::move(designees).error();
  for (const Designee& one : *designees)
    if (is_active(one, beijing_day(now))) ready.designees.push_back(one.post);
  if (ready.designees.empty()) ready.gaps.emplace_back("没有在任的协查专人（规定-11.2a）");
  if (unit.type == OrganisationType::town_street) {
    auto place = tools_.store.find_document(DocumentKind::window_place, unit.id);
    if (!place) return std::move(place).error();
    if (!place->has_value()) ready.gaps.emplace_back("没有登记服务专窗（规定-15.1a）");
  }
  for (const std::string_view one : missing_equipment(unit)) ready.gaps.push_back("未配置" + std::string(one));
  if (auto added = add_plans(ready, unit); !added) return std::move(added).error();
  return ready;
}

Result<std::vector<UnitReadiness>> Readiness::all(const Context& context, Instant now) {
  const auto units = tools_.ground.units();
  const auto schemes = tools_.ground.schemes();
  const AssessmentScheme* scheme = schemes->of(static_cast<int>(beijing_day(now).year()));
  const std::string own = own_unit(tools_.ground, context);
  const bool office = context.roles.has(Role::joint_office);
  std::vector<UnitReadiness> all;
  const std::vector<Organisation> assessed = assessed_units(*units, scheme ? *scheme : AssessmentScheme{});
  for (const Organisation& unit : assessed) {
    if (!office && unit.id != own) continue;
    auto ready = of(unit, now);
    if (!ready) return std::move(ready).error();
    all.push_back(std::move(*ready));
  }
  return all;
}

}  // namespace zq::workflow
