#include "domain/ledger_oversight.hpp"

#include "domain/time_words.hpp"

namespace zq {
namespace {

constexpr LedgerColumn columns[] = {
    {"number", "编号"}, {"kind", "类别"},     {"unit", "单位"},  {"fact", "事实"},   {"date", "日期"},
    {"points", "分值"}, {"evidence", "依据"}, {"state", "状态"}, {"result", "处理"}, {"closed_at", "办结时间"}};

const LedgerShape ledger[] = {{LedgerKind::assessment,
                               "assessment",
                               "督察、通报、典型案例、约谈、考核台账",
                               {Role::handling, Role::assisting, Role::joint_office, Role::street},
                               columns}};

}  // namespace

std::span<const LedgerShape> oversight_ledgers() { return ledger; }

LedgerRow oversight_row(const InspectionVisit& paper) {
  return {paper.id,
          std::string(chinese(paper.kind)),
          shown(paper.unit, paper.unit_name),
          paper.finding,
          date_text(paper.visited_on),
          "",
          paper.evidence,
          std::string(chinese(paper.state)),
          paper.rectified_at ? paper.measures + "（" + paper.proof + "）" : "限" + date_words(paper.limit) + "前整改",
          time_cell(paper.rectified_at)};
}

LedgerRow oversight_row(const TypicalCase& paper) {
  return {paper.id, "典型案例", shown(paper.unit, paper.unit_name), paper.title, time_cell(paper.submitted_at),
          "",       paper.id,   std::string(chinese(paper.state)),  "",          time_cell(paper.published_at)};
}

LedgerRow oversight_row(const PointsDecision& paper) {
  const bool taken = paper.kind == DecisionKind::criticism;
  return {paper.id,
          std::string(chinese(paper.kind)),
          shown(paper.unit, paper.unit_name),
          paper.fact,
          time_cell(paper.at),
          (taken ? "-" : "") + points_text(paper.points),
          paper.evidence,
          "已决定",
          paper.writ,
          time_cell(paper.at)};
}

LedgerRow oversight_row(const Interview& paper) {
  std::string evidence;
  for (const std::string& id : paper.evidence) evidence += (evidence.empty() ? "" : "、") + id;
  return {paper.id,
          "约谈",
          shown(paper.unit, paper.unit_name),
          paper.cause,
          time_cell(paper.proposed_at),
          "",
          evidence,
          std::string(chinese(paper.state)),
          paper.result.empty() ? paper.dropped_reason : paper.result,
          time_cell(paper.closed_at)};
}

LedgerRow oversight_row(const Assessment& paper) {
  const bool scored = paper.state != AssessmentState::open && paper.state != AssessmentState::self_scored;
  return {paper.id,
          "年度考核",
          paper.unit_name,
          std::to_string(paper.year) + "年度",
          time_cell(paper.opened_at),
          scored ? points_text(paper.total) : "",
          paper.scheme,
          std::string(chinese(paper.state)),
          paper.rank > 0 ? "第" + std::to_string(paper.rank) + "名" : "",
          time_cell(paper.exported_at)};
}

}  // namespace zq
