#include "workflow/paper.hpp"

#include "domain/time_words.hpp"
#include "records/commitment_record.hpp"
#include "records/papers_record.hpp"
#include "records/violation_record.hpp"
#include "workflow/paper_lines.hpp"

namespace zq::workflow {
namespace {

void read(Paper& paper, const Supplement& value) {
  paper.state_text = value.supplied_at ? "已补充" : "已告知";
  paper.text = "经核查，" + std::string(chinese(value.ground)) + "。请一次性补充以下材料：";
  PaperLines lines(paper.lines);
  lines("事由", chinese(value.ground))("依据", "规定-12.1、核查-7.1")("证据", value.evidence);
  lines("不符的内容", value.differing)("未先行实地核查的理由", value.on_site_skipped);
  for (const SupplementItem& item : value.items) {
    paper.text += (&item == &value.items.front() ? "" : "、") + item.what;
    lines("要求补充", item.what)("文件摘要", item.file_hash);
    if (value.supplied_at && !item.value.empty()) lines("采用", "以申请人补充的内容为准，原核查结果保留");
  }
  paper.text += "。";
  lines("告知人", value.asked_by)("收件人", value.supplied_to)("补充时间", value.supplied_at);
  lines("存放", value.kept_where);
}

void read(Paper& paper, const Volunteered& value) {
  paper.state_text = value.accepted ? "已收" : "未收";
  PaperLines lines(paper.lines);
  lines("材料", value.material)("提供原因", value.motive)("文件摘要", value.file_hash);
  lines("申请人确认并非应要求提供", value.not_requested ? "是" : "否")("收件人", value.received_by);
  lines("不收的理由", value.refusal_reason);
}

void read(Paper& paper, const Authorisation& value) {
  paper.state_text = chinese(value.state);
  PaperLines lines(paper.lines);
  lines("委托查询的机构", value.institutions)("委托查询的内容", value.scopes);
  lines("有效期", date_text(value.from) + "至" + date_text(value.until))("签名", value.signature);
  lines("文件摘要", value.file_hash)("收件人", value.taken_by);
  for (const AuthorisationUse& use : value.uses)
    lines("使用", moment_text(use.at) + "，" + use.institution + "，" + use.scope + "，" + use.by +
                      (use.refusal.empty() ? "，结果：" + use.result : "，机构未予协助：" + use.refusal));
}

void read(Paper& paper, const CommitmentTemplate& value) {
  paper.state_text = "已公布";
  PaperLines(paper.lines)("事项", value.matter)("证明材料", value.proof)("版本", std::to_string(value.number))(
      "承诺内容", value.content)("标准", value.standard)("违反承诺的责任", value.liability)("制作单位", value.organ);
}

void read(Paper& paper, const SupervisionPlan& value) {
  paper.state_text = "已公布";
  PaperLines(paper.lines)("事项", value.matter)("证明材料", value.proof)("版本", std::to_string(value.number))(
      "核查内容", value.checks)("每隔几天", std::to_string(value.every_days))("责任岗位", value.responsible)(
      "制定单位", value.organ);
}

void read(Paper& paper, const Commitment& value) {
  paper.state_text = chinese(value.state);
  paper.text = "您可以选择书面承诺。承诺内容：" + value.content + "；标准：" + value.standard + "；违反承诺的责任：" +
               value.liability + "。";
  PaperLines lines(paper.lines);
  lines("事项", value.matter)("证明材料", value.proof)("承诺书版本", std::to_string(value.template_number));
  lines("监管方案版本", std::to_string(value.plan_number))("告知时间", value.informed_at)("告知人", value.informer);
  lines("签收凭据", value.acknowledgement)("签署时间", value.signed_at)("签名", value.signature);
  lines("下次核查", value.next_check_at);
  for (const CommitmentCheck& check : value.checks)
    lines(check.held ? "核查属实" : "核查不实", moment_text(check.at) + "，" + check.by + "：" + check.finding);
  if (value.order) {
    lines("限期整改", value.order->demand + "，限" + date_text(value.order->limit) + "前");
    lines("已提醒", value.order->reminded_at)("逾期", value.order->overdue_at)("整改结果", value.order->result);
  }
  lines("撤销决定", value.revocation)("不适用承诺的决定", value.exclusion);
}

void read(Paper& paper, const Exclusion& value) {
  paper.state_text = chinese(value.state);
  paper.text = "因违反书面承诺，" + value.organ + "决定自" + date_text(value.decided_on) + "至" +
               date_text(value.last_day) + "对您不适用以书面承诺替代证明材料。";
  PaperLines lines(paper.lines);
  lines("决定文号", value.decision_no)("决定单位", value.organ)("事由", value.reason)("承诺", value.commitment);
  lines("决定日期", date_text(value.decided_on))("最后一日", date_text(value.last_day));
  lines("范围", value.whole_district ? "全区" : "作出决定的单位")("失信记录", value.dishonesty_ref);
  lines("解除文号", value.lift_decision_no)("解除时间", value.lifted_at);
}

void read(Paper& paper, const Violation& value) {
  paper.state_text = chinese(value.state);
  PaperLines lines(paper.lines);
  lines("类型", chinese(value.type))("依据", basis_of(value.type))("单位", value.unit)("事项", value.matter);
  lines("证明材料", value.proof)("经过", value.facts)("发现人", value.reported_by)("结论", value.conclusion);
  if (value.exemption) lines("免责依据", value.exemption->evidence)("免责决定人", value.exemption->decided_by);
  if (value.referral) lines("移送", value.referral->organ)("移送结果", value.referral->result);
  lines("计入考核", counts(value) ? "是" : "否");
}

template <class T>
bool take(Paper& paper, const std::optional<T>& value) {
  if (value) read(paper, *value);
  return value.has_value();
}

bool read_body(Paper& paper, const Document& d) {
  switch (d.kind) {
    case DocumentKind::supplement:
      return take(paper, records::supplement_of(d));
    case DocumentKind::volunteered:
      return take(paper, records::volunteered_of(d));
    case DocumentKind::authorisation:
      return take(paper, records::authorisation_of(d));
    case DocumentKind::commitment_template:
      return take(paper, records::commitment_template_of(d));
    case DocumentKind::supervision_plan:
      return take(paper, records::supervision_plan_of(d));
    case DocumentKind::commitment:
      return take(paper, records::commitment_of(d));
    case DocumentKind::exclusion:
      return take(paper, records::exclusion_of(d));
    case DocumentKind::violation:
      return take(paper, records::violation_of(d));
    default:
      return false;
  }
}

}  // namespace

std::optional<Paper> paper_of(const Document& d) {
  Paper paper;
  paper.kind = d.kind;
  paper.id = d.id;
  paper.case_id = d.case_id;
  paper.state = d.state;
  paper.at = d.opened_at;
  paper.due_at = d.due_at;
  paper.closed_at = d.closed_at;
  if (!read_body(paper, d) && !read_oversight(paper, d)) return std::nullopt;
  return paper;
}

}  // namespace zq::workflow
