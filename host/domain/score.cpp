#include "domain/score.hpp"

#include <algorithm>
#include <map>

namespace zq {
namespace {

ScoreEvent event_of(const Fact& fact) {
  ScoreEvent event;
  event.unit = fact.unit;
  event.owner = fact.owner;
  event.at = fact.at;
  event.evidence = fact.id;
  event.case_id = fact.case_id;
  event.text = fact.text;
  if (fact.marks.has(Mark::exempted)) event.removed = "已认定免责，不作负面评价（规定-20.1）";
  return event;
}

// Points decided by the office.
void add_decided(std::vector<ScoreEvent>& events, const Fact& fact) {
  if (fact.kind != FactKind::criticism && fact.kind != FactKind::bonus) return;
  ScoreEvent event = event_of(fact);
  event.kind = code(fact.kind);
  event.kind_text = chinese(fact.kind);
  event.item = fact.item;
  event.points = Points{fact.kind == FactKind::bonus ? fact.hundredths : -fact.hundredths};
  events.push_back(std::move(event));
}

void add_scored(std::vector<ScoreEvent>& events, const Fact& fact, const SchemeEvent& rule) {
  if (!facts_of(rule.kind).takes(fact)) return;
  ScoreEvent event = event_of(fact);
  event.kind = code(rule.kind);
  event.kind_text = chinese(rule.kind);
  event.item = rule.item;
  event.points = -rule.points;
  events.push_back(std::move(event));
}

// What may still be taken by events of a kind, or out of an item.
Points within(Points wanted, Points& left) {
  const Points taken = std::min(wanted, left);
  left = left - taken;
  return taken;
}

}  // namespace

bool may_score(const Fact& fact) {
  if (fact.kind == FactKind::criticism || fact.kind == FactKind::bonus) return true;
  for (int i = 0; i < scored_event_count; ++i)
    if (facts_of(static_cast<ScoredEvent>(i)).takes(fact)) return true;
  return false;
}

std::vector<ScoreEvent> score_events(const AssessmentScheme& scheme, std::span<const Fact> facts) {
  std::vector<ScoreEvent> events;
  for (const Fact& fact : facts) {
    for (const SchemeEvent& rule : scheme.events) add_scored(events, fact, rule);
    add_decided(events, fact);
  }
  std::ranges::stable_sort(events, {}, [](const ScoreEvent& e) { return std::tie(e.at, e.evidence, e.kind); });
  return events;
}

Score score_of(const AssessmentScheme& scheme, std::vector<ScoreEvent> events) {
  Score score;
  std::array<Points, assessed_items> left;
  std::map<std::string, Points> left_of_kind;
  for (size_t i = 0; i < left.size(); ++i) {
    left[i] = scheme.items[i].weight;
    score.items[i] = {scheme.items[i].id, scheme.items[i].title, left[i], {}, left[i]};
    score.base += left[i];
  }
  for (const SchemeEvent& rule : scheme.events) left_of_kind[std::string(code(rule.kind))] = rule.most;
  Points bonus_left = scheme.bonus_most;
  for (ScoreEvent& event : events) {
    if (!event.removed.empty()) continue;
    if (event.points > Points{}) {
      event.counted = within(event.points, bonus_left);
      score.bonus += event.counted;
      continue;
    }
    Points taken = -event.points;
    const auto limit = left_of_kind.find(event.kind);
    Points& of_item = left[static_cast<size_t>(event.item - 1)];
    taken = std::min(taken, of_item);
    if (limit != left_of_kind.end()) taken = within(taken, limit->second);
    of_item = of_item - taken;
    event.counted = -taken;
    score.deductions += taken;
  }
  for (size_t i = 0; i < left.size(); ++i) {
    score.items[i].points = left[i];
    score.items[i].taken = score.items[i].full - left[i];
  }
  score.total = score.base - score.deductions + score.bonus;
  score.events = std::move(events);
  return score;
}

std::vector<int> ranks_of(std::span<const Points> totals) {
  std::vector<int> ranks;
  for (const Points total : totals)
    ranks.push_back(1 + static_cast<int>(std::ranges::count_if(totals, [&](Points other) { return other > total; })));
  return ranks;
}

}  // namespace zq
