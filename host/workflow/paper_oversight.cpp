// The office's papers of oversight as people read them.
#include "records/oversight_record.hpp"
#include "workflow/paper_lines.hpp"

namespace zq::workflow {
namespace {

void read(Paper& paper, const InspectionVisit& value) {
  paper.state_text = chinese(value.state);
  paper.text = value.finding;
  PaperLines lines(paper.lines);
  lines("方式", chinese(value.kind))("单位", shown(value.unit, value.unit_name))("日期", date_text(value.visited_on))(
      "问题", value.finding);
  lines("依据", value.evidence)("整改期限", date_text(value.limit))("记录人", value.recorded_by);
  lines("整改措施", value.measures)("整改凭据", value.proof)("整改人", value.rectified_by);
}

void read(Paper& paper, const TypicalCase& value) {
  paper.state_text = chinese(value.state);
  paper.text = value.story;
  PaperLines lines(paper.lines);
  lines("标题", value.title)("单位", shown(value.unit, value.unit_name))("报送人", value.submitted_by)(
      "入选时间", value.selected_at);
  lines("选定人", value.selected_by)("公布人", value.published_by);
}

void read(Paper& paper, const Rating& value) {
  paper.state_text = chinese(value.level);
  PaperLines(paper.lines)("评价事项", value.about)("单位", shown(value.unit, value.unit_name))("渠道", value.channel);
}

void read(Paper& paper, const PointsDecision& value) {
  paper.state_text = chinese(value.kind);
  paper.text = value.fact;
  PaperLines lines(paper.lines);
  lines("单位", shown(value.unit, value.unit_name))("分值", points_text(value.points))("考评内容",
                                                                                       std::to_string(value.item));
  lines("事由", value.fact)("依据", value.evidence)("决定人", value.decided_by)("通报文书", value.writ);
}

template <class T>
bool take(Paper& paper, const std::optional<T>& value) {
  if (value) read(paper, *value);
  return value.has_value();
}

}  // namespace

bool read_oversight(Paper& paper, const Document& d) {
  switch (d.kind) {
    case DocumentKind::inspection_visit:
      return take(paper, records::inspection_visit_of(d));
    case DocumentKind::typical_case:
      return take(paper, records::typical_case_of(d));
    case DocumentKind::rating:
      return take(paper, records::rating_of(d));
    case DocumentKind::score_event:
      return take(paper, records::decision_of(d));
    default:
      return false;
  }
}

}  // namespace zq::workflow
