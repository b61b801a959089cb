#include "workflow/scoring.hpp"

#include <algorithm>

namespace zq::workflow {
namespace {

int year_of(const ReviewSpan& span) { return static_cast<int>(span.first.year()); }

// What the centre and an authority see of others: what was opened inside, what belongs to the sector.
bool supervised(Store& store, const AssessmentGround& ground, const Context& context, const Fact& fact) {
  const Origin origin =
      fact.owner.value.empty() ? Origin{} : origin_of_case(store, ground.origin_of, fact.case_id, fact.owner);
  if (context.roles.has(Role::service_centre) && origin.in_centre) return true;
  if (!context.roles.has(Role::supervisor) || context.unit.empty()) return false;
  const auto units = ground.units();
  const Organisation* unit = units->find(fact.unit);
  return origin.supervising == context.unit || (unit && unit->supervising == context.unit);
}

}  // namespace

std::string own_unit(const AssessmentGround& ground, const Context& context) {
  return unit_id(*ground.units(), context.unit.empty() ? context.department : context.unit);
}

Result<std::vector<Fact>> Scoring::all_facts(const Period& period, Wanted wanted) const {
  return reader_.facts(period, wanted);
}

Result<std::vector<Fact>> Scoring::all_facts(const ReviewSpan& span, Instant now, Wanted wanted) const {
  return reader_.facts(period_of(span.from(), span.until(), now), wanted);
}

Result<std::vector<Fact>> Scoring::facts(const Context& context, const CountQuery& query, Instant now,
                                         Wanted wanted) const {
  const auto units = ground_.units();
  const std::string own = own_unit(ground_, context), asked = query.unit.empty() ? "" : unit_id(*units, query.unit);
  const bool all = context.roles.has(Role::joint_office);
  const bool some = context.roles.any_of({Role::service_centre, Role::supervisor});
  if (!all && !some && !asked.empty() && asked != own)
    return Error{ErrorCode::forbidden, "只能查看本单位的考评：" + unit_name(*units, own), "unit " + asked};
  auto facts = all_facts(query.span, now, wanted);
  if (!facts) return facts;
  std::erase_if(*facts, [&](const Fact& fact) {
    if (!asked.empty() && fact.unit != asked) return true;
    return !all && fact.unit != own && !supervised(store_, ground_, context, fact);
  });
  return facts;
}

Result<AssessmentScheme> Scoring::scheme_of(int year) const {
  const auto schemes = ground_.schemes();
  if (const AssessmentScheme* scheme = schemes->of(year)) return *scheme;
  return Error{
      ErrorCode::no_ground,
      "没有" + std::to_string(year) + "年度的考评方案；请在 config/assessment/ 中加入 " + std::to_string(year) + ".xml",
      {},
      {},
      "考核-3(1)"};
}

Result<std::vector<ScoreEvent>> Scoring::events(const Context& context, const CountQuery& query, Instant now) const {
  auto scheme = scheme_of(year_of(query.span));
  if (!scheme) return std::move(scheme).error();
  auto seen = facts(context, query, now, Wanted::scored);
  if (!seen) return std::move(seen).error();
  return score_events(*scheme, *seen);
}

std::vector<UnitScore> Scoring::scores_from(const AssessmentScheme& scheme, std::span<const Fact> facts) const {
  const std::vector<ScoreEvent> all = score_events(scheme, facts);
  std::vector<UnitScore> scores;
  std::vector<Points> totals;
  const std::vector<Organisation> assessed = assessed_units(*ground_.units(), scheme);
  for (const Organisation& unit : assessed) {
    std::vector<ScoreEvent> own;
    std::ranges::copy_if(all, std::back_inserter(own), [&](const ScoreEvent& e) { return e.unit == unit.id; });
    scores.push_back({unit.id, unit.name, 0, score_of(scheme, std::move(own))});
    totals.push_back(scores.back().score.total);
  }
  const std::vector<int> ranks = ranks_of(totals);
  for (size_t i = 0; i < scores.size(); ++i) scores[i].rank = ranks[i];
  return scores;
}

Result<std::vector<UnitScore>> Scoring::scores(const Context& context, const CountQuery& query, Instant now) const {
  const auto units = ground_.units();
  const bool all = context.roles.has(Role::joint_office);
  const std::string own = own_unit(ground_, context), asked = query.unit.empty() ? "" : unit_id(*units, query.unit);
  if (!all && !asked.empty() && asked != own)
    return Error{ErrorCode::forbidden, "只能查看本单位的得分：" + unit_name(*units, own), "unit " + asked};
  auto scheme = scheme_of(year_of(query.span));
  if (!scheme) return std::move(scheme).error();
  auto facts = all_facts(query.span, now, Wanted::scored);
  if (!facts) return std::move(facts).error();
  auto scores = scores_from(*scheme, *facts);
  std::erase_if(
      scores, [&](const UnitScore& one) { return (!asked.empty() && one.unit != asked) || (!all && one.unit != own); });
  return scores;
}

}  // namespace zq::workflow
