#include "http/carry_out.hpp"
#include "http/handlers_assessment.hpp"
#include "http/render_assessment.hpp"

namespace zq::http {
namespace {

// The period asked for: `usual` of today when none is.
Result<workflow::CountQuery> query_of(const Desk& desk, const Call& call, ReviewPeriod usual) {
  const std::string text = call.query_text("period");
  if (text.empty()) return workflow::CountQuery{span_of(usual, beijing_day(desk.clock.now())), call.query_text("unit")};
  if (const auto span = span_from_text(text)) return workflow::CountQuery{*span, call.query_text("unit")};
  return Error{ErrorCode::invalid_input,
               "期间不对；请写成月 2026-11、季 2026-Q4、半年 2026-H2 或者年 2026",
               {},
               {{"query:period", "不是期间", "2026-11, 2026-Q4, 2026-H2 or 2026", "something else"}}};
}

}  // namespace

void list_indicators(const Desk& desk, CallPtr call) {
  const auto query = query_of(desk, *call, ReviewPeriod::month);
  if (!query.ok()) return call->fail(query.error());
  const auto facts = desk.assessing.scoring.facts(call->context, *query, desk.clock.now());
  if (!facts.ok()) return call->fail(facts.error());
  call->reply(indicators_json(*query, *facts));
}

void show_indicator(const Desk& desk, CallPtr call) {
  const Indicator* one = indicator(call->id);
  if (!one) return call->fail(Error{ErrorCode::not_found, "没有这项指标；编号见 /api/v1/assessment/indicators"});
  const auto query = query_of(desk, *call, ReviewPeriod::month);
  if (!query.ok()) return call->fail(query.error());
  const auto facts = desk.assessing.scoring.facts(call->context, *query, desk.clock.now());
  if (!facts.ok()) return call->fail(facts.error());
  call->reply(indicator_json(*query, *one, *facts));
}

void list_score_events(const Desk& desk, CallPtr call) {
  const auto query = query_of(desk, *call, ReviewPeriod::year);
  if (!query.ok()) return call->fail(query.error());
  const auto events = desk.assessing.scoring.events(call->context, *query, desk.clock.now());
  if (!events.ok()) return call->fail(events.error());
  call->reply(score_events_json(*query, *events));
}

void show_scores(const Desk& desk, CallPtr call) {
  const auto query = query_of(desk, *call, ReviewPeriod::year);
  if (!query.ok()) return call->fail(query.error());
  const auto scores = desk.assessing.scoring.scores(call->context, *query, desk.clock.now());
  if (!scores.ok()) return call->fail(scores.error());
  call->reply(scores_json(*query, *scores));
}

void show_readiness(const Desk& desk, CallPtr call) {
  const auto all = desk.assessing.readiness.all(call->context, desk.clock.now());
  if (!all.ok()) return call->fail(all.error());
  call->reply(readiness_json(*all));
}

}  // namespace zq::http
