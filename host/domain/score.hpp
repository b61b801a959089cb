// Score (考评得分, M-13): base + bonus - deductions, every point of it linked to the fact it comes from; a fact for
// which the unit was exempted (规定-20.1, C-28) is shown and takes nothing. Pure.
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "domain/assessment_scheme.hpp"
#include "domain/facts.hpp"

namespace zq {

struct ScoreEvent {
  std::string kind, kind_text;  // "letter_overdue", "criticism", "bonus"
  std::string unit;
  CallerId owner;  // who opened what it is about
  Instant at{};
  int item = 0;
  Points points;         // what it says; below 0: taken
  Points counted;        // what it adds to the score: less when a limit of the scheme is reached
  std::string evidence;  // id of the fact
  CaseId case_id;
  std::string text;     // Chinese, no personal data
  std::string removed;  // why it does not count; empty: it counts
};

struct ItemScore {
  int item = 0;
  std::string title;
  Points full, taken, points;  // points = full - taken, never below 0
};

struct Score {
  std::array<ItemScore, assessed_items> items;
  Points base, deductions, bonus, total;  // total = base - deductions + bonus = sum of the items + bonus
  std::vector<ScoreEvent> events;         // by time; the counted points of all of them are what the total differs by
};

// Whether some scheme may give or take points for it.
bool may_score(const Fact&);
// The events among these facts, by time, each with the points its rule gives it; limits are not looked at.
std::vector<ScoreEvent> score_events(const AssessmentScheme&, std::span<const Fact>);
// Of one unit: `events` are its own.
Score score_of(const AssessmentScheme&, std::vector<ScoreEvent> events);

// Ranks of totals: equal totals share one, the next is left out (1, 2, 2, 4). In the order given.
std::vector<int> ranks_of(std::span<const Points> totals);

}  // namespace zq
