// What the office keeps beside the figures (规定-18, 考核-2 and 4): inspections and secret visits, typical cases,
// ratings by people, and its decisions on points. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/points.hpp"
#include "domain/result.hpp"

namespace zq {

enum class VisitKind { inspection, secret_visit };
std::string_view code(VisitKind);
std::string_view chinese(VisitKind);
bool from_code(std::string_view, VisitKind&);

// The name of a unit; what was recorded without one shows the id.
inline const std::string& shown(const std::string& unit, const std::string& unit_name) {
  return unit_name.empty() ? unit : unit_name;
}

enum class FindingState { open, rectified };
std::string_view code(FindingState);
std::string_view chinese(FindingState);
bool from_code(std::string_view, FindingState&);

// 督察暗访 (考核-2(3)): one finding of one visit.
struct InspectionVisit {
  std::string id;  // "DC…"
  VisitKind kind = VisitKind::inspection;
  FindingState state = FindingState::open;
  std::string unit, unit_name;  // id; Chinese
  Date visited_on{};
  std::string finding;   // Chinese, no personal data
  std::string evidence;  // where it can be looked up: id of a letter, case, attachment, photograph
  Date limit{};          // last day for the rectification
  std::string recorded_by;
  std::string measures, proof, rectified_by;  // the rectification and the evidence for it
  Instant recorded_at{};
  std::optional<Instant> rectified_at;
  int version = 0;
};

enum class StoryState { submitted, selected, published };
enum class StoryEvent { select, publish };
std::string_view code(StoryState);
std::string_view chinese(StoryState);
bool from_code(std::string_view, StoryState&);
// An unknown pair is ErrorCode::conflict.
Result<StoryState> step(StoryState from, StoryEvent on);

// 典型案例 (考核-2(5), 考核-4(2)).
struct TypicalCase {
  std::string id;  // "AL…"
  StoryState state = StoryState::submitted;
  std::string unit, unit_name, title, story;
  std::string submitted_by, selected_by, published_by;
  Instant submitted_at{};
  std::optional<Instant> selected_at, published_at;
  int version = 0;
};
// Blocked when it tells who somebody is: by JSON pointer; the number is not repeated.
std::vector<Fault> faults_of(const TypicalCase&);

enum class RatingLevel { very_satisfied, satisfied, fair, dissatisfied, very_dissatisfied };
std::string_view code(RatingLevel);
std::string_view chinese(RatingLevel);
bool from_code(std::string_view, RatingLevel&);

// 群众评价 (考核-2(4)): one for each matter.
struct Rating {
  std::string id;       // "PJ-" and what it is about: one each
  std::string about;    // id of the case, complaint or window request
  std::string subject;  // code of its kind: "verification", "complaint", "window_request"
  std::string unit, unit_name;
  RatingLevel level = RatingLevel::satisfied;
  Private words;  // what the person added; may say who they are
  std::string channel;
  Instant at{};
  int version = 0;
};

enum class DecisionKind { criticism, bonus };
std::string_view code(DecisionKind);
std::string_view chinese(DecisionKind);
bool from_code(std::string_view, DecisionKind&);

// 通报扣分、加分 (考核-4(1), 考核-4(2)).
struct PointsDecision {
  std::string id;  // "KF…"
  DecisionKind kind = DecisionKind::criticism;
  std::string unit, unit_name;
  int item = 0;
  Points points;
  std::string fact;      // Chinese, what for
  std::string evidence;  // id of what it rests on; a bonus: of the published typical case
  std::string decided_by, writ;
  Instant at{};
  int version = 0;
};

}  // namespace zq
