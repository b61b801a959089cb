#include "workflow/yearly_assessment.hpp"

#include <algorithm>

#include "records/assessment_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

constexpr int units_most = 500;  // that are assessed in a year

ReviewSpan year_span(int year) {
  return {ReviewPeriod::year, std::chrono::year(year) / std::chrono::January / std::chrono::day(1)};
}

Error none() { return Error{ErrorCode::not_found, "没有这项年度考核，或者它不是本单位的；请核对编号"}; }

Error wrong(std::vector<Fault> faults) {
  return Error{ErrorCode::invalid_input, "评分有误", {}, std::move(faults), "考核-3(2)"};
}

Assessment begun(int year, const Organisation& unit, const AssessmentScheme& scheme, const std::string& by,
                 Instant now) {
  Assessment value;
  value.id = assessment_id(year, unit.id);
  value.year = year;
  value.unit = unit.id;
  value.unit_name = unit.name;
  value.scheme = scheme.title;
  value.opened_by = by;
  value.opened_at = now;
  for (const SchemeItem& item : scheme.items) {
    AssessedItem one;
    one.item = item.id;
    one.title = item.title;
    one.full = one.daily = item.weight;
    value.items.push_back(std::move(one));
  }
  return value;
}

const ItemPoints& given_for(const std::vector<ItemPoints>& given, int item) {
  return *std::ranges::find(given, item, &ItemPoints::item);
}

void add_up(Assessment& value) {
  value.total = value.bonus;
  for (const AssessedItem& item : value.items) value.total += item.verified.value_or(Points{});
}

}  // namespace

Result<std::vector<Assessment>> YearlyAssessment::all_of(int year) {
  DocumentQuery query{.kind = DocumentKind::assessment, .by = DocumentQuery::By::owner};
  query.key = std::to_string(year);
  auto page = tools_.store.documents(query, {}, units_most);
  if (!page) return std::move(page).error();
  std::vector<Assessment> all;
  for (const Document& document : page->items) {
    auto value = records::assessment_of(document);
    if (!value) return Error{ErrorCode::internal, "年度考核的存档无法读取", "an assessment is broken"};
    all.push_back(std::move(*value));
  }
  return all;
}

Result<std::vector<Assessment>> YearlyAssessment::open(Unit& unit, const Context& context, int year,
                                                       const std::string& by, Instant now) {
  if (now < year_span(year).from())
    return Error{ErrorCode::conflict, std::to_string(year) + "年度尚未开始", {}, {}, "考核-3(2)"};
  auto scheme = scoring_.scheme_of(year);
  if (!scheme) return std::move(scheme).error();
  auto all = all_of(year);
  if (!all) return all;
  size_t opened = 0;
  const std::vector<Organisation> assessed = assessed_units(*tools_.ground.units(), *scheme);
  for (const Organisation& one : assessed) {
    if (std::ranges::find(*all, one.id, &Assessment::unit) != all->end()) continue;
    all->push_back(begun(year, one, *scheme, by, now));
    unit.emplace_back(SaveDocument{records::document_of(all->back())});
    tell_unit(unit, tools_, one.id, "assessment.open", all->back().id,
              std::to_string(year) + "年度考核已开始，请开展自查自评", now);
    ++opened;
  }
  if (all->empty()) return Error{ErrorCode::conflict, "单位登记（units.xml）中没有应考核的单位", {}, {}, "考核-2.0"};
  if (opened > 0)
    unit.emplace_back(
        AppendAct{oversight_act("assessment.opened", "assessment:" + std::to_string(year), context, "规定-19.1、考核-2",
                                "", "open", json_object({{"units", std::to_string(opened)}, {"operator", by}}), now)});
  return all;
}

Result<Assessment> YearlyAssessment::find(const Context& context, const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::assessment, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::assessment_of(**found) : std::nullopt;
  const bool office = context.roles.has(Role::joint_office);
  if (!value || (!office && value->unit != own_unit(tools_.ground, context))) return none();
  return std::move(*value);
}

Result<std::vector<Assessment>> YearlyAssessment::of_year(const Context& context, int year) {
  auto all = all_of(year);
  if (!all || context.roles.has(Role::joint_office)) return all;
  const std::string own = own_unit(tools_.ground, context);
  std::erase_if(*all, [&](const Assessment& one) { return one.unit != own; });
  return all;
}

Result<std::vector<Assessment>> YearlyAssessment::exported(int year) {
  auto all = all_of(year);
  if (!all) return all;
  std::erase_if(*all, [](const Assessment& one) { return one.state != AssessmentState::exported; });
  return all;
}

Result<Done> YearlyAssessment::moved(Unit& unit, const Context& context, Assessment& value, AssessmentEvent on,
                                     const std::string& by, Instant now) {
  const auto row = step(value.state, on);
  if (!row) return row.error();
  const std::string before{code(value.state)};
  value.state = row->to;
  unit.emplace_back(SaveDocument{records::document_of(value)});
  unit.emplace_back(AppendAct{
      oversight_act("assessment." + std::string(code(value.state)), value.id, context, "规定-19.1、考核-3(2)", before,
                    code(value.state),
                    json_object({{"unit", value.unit}, {"total", points_text(value.total)}, {"operator", by}}), now)});
  return Done{};
}

Result<Assessment> YearlyAssessment::self_score(Unit& unit, const Context& context, const std::string& id,
                                                std::vector<ItemPoints> given, const std::string& by, Instant now) {
  auto value = find(context, id);
  if (!value) return value;
  if (value->unit != own_unit(tools_.ground, context))
    return Error{ErrorCode::forbidden, "自查自评由被考核单位自己作出", {}, {}, "考核-3(2)"};
  if (auto row = step(value->state, AssessmentEvent::self_score); !row) return std::move(row).error();
  if (auto faults = faults_of(*value, given, AssessmentEvent::self_score); !faults.empty())
    return wrong(std::move(faults));
  for (AssessedItem& item : value->items) {
    const ItemPoints& one = given_for(given, item.item);
    item.self = one.points;
    item.self_text = one.text;
  }
  value->self_by = by;
  value->self_at = now;
  if (auto done = moved(unit, context, *value, AssessmentEvent::self_score, by, now); !done)
    return std::move(done).error();
  tell_unit(unit, tools_, std::string("joint_office"), "assessment.self_scored", value->id,
            value->unit_name + "已完成自查自评，待核准", now);
  return value;
}

Result<Score> YearlyAssessment::daily(const Assessment& value, Instant now) {
  auto scheme = scoring_.scheme_of(value.year);
  if (!scheme) return std::move(scheme).error();
  auto facts = scoring_.all_facts(year_span(value.year), now, Wanted::scored);
  if (!facts) return std::move(facts).error();
  std::vector<ScoreEvent> events = score_events(*scheme, *facts);
  std::erase_if(events, [&](const ScoreEvent& event) { return event.unit != value.unit; });
  return score_of(*scheme, std::move(events));
}

Result<Assessment> YearlyAssessment::verify(Unit& unit, const Context& context, const std::string& id,
                                            std::vector<ItemPoints> given, const std::string& by, Instant now) {
  auto value = find(context, id);
  if (!value) return value;
  if (auto row = step(value->state, AssessmentEvent::verify); !row) return std::move(row).error();
  auto score = daily(*value, now);
  if (!score) return std::move(score).error();
  for (AssessedItem& item : value->items)
    for (const ItemScore& one : score->items)
      if (one.item == item.item) item.daily = one.points;
  if (auto faults = faults_of(*value, given, AssessmentEvent::verify); !faults.empty()) return wrong(std::move(faults));
  for (AssessedItem& item : value->items) {
    const ItemPoints& one = given_for(given, item.item);
    item.verified = one.points;
    item.reason = one.text;
  }
  const auto units = tools_.ground.units();
  if (const Organisation* assessed = units->find(value->unit)) {
    auto ready = readiness_.of(*assessed, now);
    if (!ready) return std::move(ready).error();
    value->gaps = std::move(ready->gaps);
  }
  value->bonus = score->bonus;
  value->events = std::move(score->events);
  value->as_of = now;
  value->verified_by = by;
  value->verified_at = now;
  add_up(*value);
  if (auto done = moved(unit, context, *value, AssessmentEvent::verify, by, now); !done) return std::move(done).error();
  tell_unit(unit, tools_, value->unit, "assessment.verified", value->id,
            std::to_string(value->year) + "年度考核已核准，得分 " + points_text(value->total), now);
  return value;
}

Result<Assessment> YearlyAssessment::finalise(Unit& unit, const Context& context, const std::string& id,
                                              const std::string& by, Instant now) {
  auto value = find(context, id);
  if (!value) return value;
  value->finalised_by = by;
  value->final_at = now;
  if (auto done = moved(unit, context, *value, AssessmentEvent::finalise, by, now); !done)
    return std::move(done).error();
  tell_unit(unit, tools_, value->unit, "assessment.final", value->id,
            std::to_string(value->year) + "年度考核已定分：" + points_text(value->total), now);
  return value;
}

Result<std::vector<Assessment>> YearlyAssessment::hand_over(Unit& unit, const Context& context, int year,
                                                            const std::string& by, Instant now) {
  auto all = all_of(year);
  if (!all) return all;
  if (all->empty()) return Error{ErrorCode::not_found, std::to_string(year) + "年度考核尚未开始"};
  Error unready{ErrorCode::conflict, "还有单位没有定分，不能报送", {}, {}, "考核-4(3)"};
  std::vector<Points> totals;
  for (const Assessment& one : *all) {
    if (!step(one.state, AssessmentEvent::hand_over))
      unready.faults.push_back(
          {"", one.unit_name + "：" + std::string(chinese(one.state)), "final", std::string(code(one.state))});
    totals.push_back(one.total);
  }
  if (!unready.faults.empty()) return unready;
  const std::vector<int> ranks = ranks_of(totals);
  for (size_t i = 0; i < all->size(); ++i) {
    Assessment& one = (*all)[i];
    one.rank = ranks[i];
    one.exported_by = by;
    one.exported_at = now;
    if (auto done = moved(unit, context, one, AssessmentEvent::hand_over, by, now); !done)
      return std::move(done).error();
  }
  return all;
}

}  // namespace zq::workflow
