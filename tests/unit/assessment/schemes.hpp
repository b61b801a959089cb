// A scheme of assessment and facts for tests: five items of 10, 30, 25, 25 and 10 points.
#pragma once
#include "domain/score.hpp"

namespace zq::test {

inline AssessmentScheme a_scheme() {
  AssessmentScheme scheme;
  scheme.year = 2026;
  scheme.title = "2026年度考评方案";
  scheme.except = "joint_office";
  const int weights[] = {10, 30, 25, 25, 10};
  for (int i = 0; i < assessed_items; ++i)
    scheme.items[static_cast<size_t>(i)] = {i + 1, "第" + std::to_string(i + 1) + "项", Points{weights[i] * 100}};
  scheme.events = {{ScoredEvent::letter_overdue, 2, Points{50}, Points{100}},
                   {ScoredEvent::demand_refused, 2, Points{20}, Points{500}},
                   {ScoredEvent::violation, 3, Points{300}, Points{1500}},
                   {ScoredEvent::finding_late, 3, Points{2000}, Points{3000}},
                   {ScoredEvent::dissatisfied, 4, Points{0}, Points{0}}};
  return scheme;
}

inline Fact a_fact(FactKind kind, std::string id, Marks marks, std::string unit = "civil_affairs", int minute = 0) {
  Fact fact;
  fact.kind = kind;
  fact.id = std::move(id);
  fact.unit = std::move(unit);
  fact.at = Instant{} + std::chrono::minutes(minute);
  fact.marks = marks;
  return fact;
}

}  // namespace zq::test
