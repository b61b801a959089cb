#include "domain/ledger_oversight.hpp"

namespace zq {

LedgerRow oversight_row(const InspectionVisit& paper) {
  return {paper.id,
          std::string(chinese(paper.kind)),
          paper.unit,
          paper.finding,
          date_text(paper.visited_on),
          "",
          paper.evidence,
          std::string(chinese(paper.state)),
          paper.rectified_at ? paper.measures + "（" + paper.proof + "）" : "限" + date_text(paper.limit) + "前整改",
          time_cell(paper.rectified_at)};
}

LedgerRow oversight_row(const TypicalCase& paper) {
  return {paper.id,
          "典型案例",
          paper.unit,
          paper.title,
          time_cell(paper.submitted_at),
          "",
          paper.id,
          std::string(chinese(paper.state)),
          "",
          time_cell(paper.published_at)};
}

LedgerRow oversight_row(const PointsDecision& paper) {
  const bool taken = paper.kind == DecisionKind::criticism;
  return {paper.id,
          std::string(chinese(paper.kind)),
          paper.unit,
          paper.fact,
          time_cell(paper.at),
          (taken ? "-" : "") + points_text(paper.points),
          paper.evidence,
          "已决定",
          paper.writ,
          time_cell(paper.at)};
}

LedgerRow oversight_row(const Assessment& paper) {
  const bool scored = paper.state != AssessmentState::open && paper.state != AssessmentState::self_scored;
  return {paper.id,
          "年度考核",
          paper.unit,
          std::to_string(paper.year) + "年度",
          time_cell(paper.opened_at),
          scored ? points_text(paper.total) : "",
          paper.scheme,
          std::string(chinese(paper.state)),
          paper.rank > 0 ? "第" + std::to_string(paper.rank) + "名" : "",
          time_cell(paper.exported_at)};
}

}  // namespace zq
