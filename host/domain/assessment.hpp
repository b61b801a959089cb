// The yearly assessment of a unit (年度考核, 考核-3(2), 规定-19.1) and the evaluation of a period (评估, 规定-18.1).
// Both freeze what they were made from: later facts change nothing in them. Pure.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "domain/review_span.hpp"
#include "domain/score.hpp"

namespace zq {

enum class AssessmentState { open, self_scored, verified, final, exported };
enum class AssessmentEvent { self_score, verify, finalise, hand_over };
struct AssessmentRow {
  AssessmentState from;
  AssessmentEvent on;
  AssessmentState to;
};
std::span<const AssessmentRow> assessment_table();
// An unknown pair is ErrorCode::conflict, with what is possible now.
Result<AssessmentRow> step(AssessmentState from, AssessmentEvent on);
std::string_view code(AssessmentState);
std::string_view chinese(AssessmentState);
bool from_code(std::string_view, AssessmentState&);

struct AssessedItem {
  int item = 0;
  std::string title;
  Points full;
  Points daily;  // what the daily score leaves, as of the verification
  std::optional<Points> self, verified;
  std::string self_text;  // what the unit says for it
  std::string reason;     // why the verified points are not those of the daily score
};

struct Assessment {
  std::string id;  // "KH2026-civil_affairs"
  int year = 0;
  std::string unit, unit_name;
  AssessmentState state = AssessmentState::open;
  std::string scheme;  // title of the scheme it goes by
  std::vector<AssessedItem> items;
  Points bonus, total;             // total: sum of the verified items + bonus
  std::vector<ScoreEvent> events;  // as of the last verification: the evidence behind every point
  std::vector<std::string> gaps;   // likewise: what the unit lacks, the evidence of item 2 (考核-2(2))
  Instant as_of{};
  std::string opened_by, self_by, verified_by, finalised_by, exported_by;
  Instant opened_at{};
  std::optional<Instant> self_at, verified_at, final_at, exported_at;
  int rank = 0;  // given with the export
  int version = 0;
};
std::string assessment_id(int year, std::string_view unit);

struct ItemPoints {
  int item = 0;
  Points points;
  std::string text;  // self: what was done; verified: why it differs
};
// All faults at once, by JSON pointer: each of the five items once, no more than its full points; a verified item that
// differs from the daily score needs its reason (考核-3(2)).
std::vector<Fault> faults_of(const Assessment&, std::span<const ItemPoints>, AssessmentEvent);

enum class EvaluationState { open, reported };
std::string_view code(EvaluationState);
std::string_view chinese(EvaluationState);
bool from_code(std::string_view, EvaluationState&);

struct FrozenFigure {
  std::string indicator, value;
  std::optional<int64_t> numerator, denominator;
  std::map<std::string, int64_t> sorts;
  std::vector<std::string> ids;  // the first of them; the others are found by counting again
};

struct EvaluatedUnit {
  std::string unit, name;
  Points base, deductions, bonus, total;
  int rank = 0;
  std::vector<ScoreEvent> events;
  std::vector<FrozenFigure> figures;
};

struct Evaluation {
  std::string id;    // "PG2026-Q3"
  std::string span;  // "2026-Q3"
  EvaluationState state = EvaluationState::open;
  std::string scheme;
  Points attention_below{8000};  // of that scheme, as it was then
  Instant made_at{};
  std::vector<FrozenFigure> figures;  // of the whole district
  std::vector<EvaluatedUnit> units;   // in the order of the register
  std::string report_no, reported_by;
  std::optional<Instant> reported_at;
  int version = 0;
};
std::string evaluation_id(const ReviewSpan&);

inline constexpr size_t frozen_ids_most = 200;  // of one figure

// Every indicator over these facts.
std::vector<FrozenFigure> frozen(std::span<const Fact>);

}  // namespace zq
