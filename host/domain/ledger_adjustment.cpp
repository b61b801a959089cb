#include "domain/ledger_adjustment.hpp"

namespace zq {
namespace {

constexpr LedgerColumn columns[] = {{"number", "文号"},
                                    {"id", "编号"},
                                    {"department", "办事部门"},
                                    {"kind", "类型"},
                                    {"reason", "事由代码"},
                                    {"reason_text", "事由"},
                                    {"entry", "清单事项"},
                                    {"matter", "办事事项"},
                                    {"proof", "证明材料"},
                                    {"basis", "依据"},
                                    {"state", "状态"},
                                    {"cause_on", "事由发生"},
                                    {"filed_at", "申请时间"},
                                    {"filed_late", "逾期申请"},
                                    {"reviewed_at", "审核时间"},
                                    {"review", "审核意见"},
                                    {"legality_at", "合法性审查时间"},
                                    {"legality", "合法性审查意见"},
                                    {"notice_from", "公示开始"},
                                    {"notice_until", "公示结束"},
                                    {"opinions", "意见数"},
                                    {"adopted", "采纳数"},
                                    {"dispositions", "意见及处理"},
                                    {"report_at", "公布意见采纳情况"},
                                    {"approved_at", "核准时间"},
                                    {"published_at", "公布时间"},
                                    {"list_version", "清单版本"},
                                    {"effective_on", "施行日期"},
                                    {"steps", "各步"}};

const LedgerShape shape[] = {
    {LedgerKind::adjustments,
     "adjustments",
     "清单调整台账",
     // The whole process is public (调整-3.5): whoever has a role may read it.
     {Role::handling, Role::assisting, Role::joint_office, Role::service_centre, Role::justice, Role::tech_support,
      Role::street, Role::assistant, Role::supervisor, Role::auditor, Role::hotline},
     columns}};

std::string at_of(const Adjustment& value, AdjustmentState state) {
  const AdjustmentStep* one = last_step(value, state);
  return one ? time_cell(one->at) : "";
}
std::string text_of(const Adjustment& value, AdjustmentState state) {
  const AdjustmentStep* one = last_step(value, state);
  return one ? one->text : "";
}
std::string day_of(const std::optional<Date>& day) { return day ? date_text(*day) : ""; }

std::string steps_of(const Adjustment& value) {
  std::string text;
  for (const AdjustmentStep& one : value.steps)
    text += (text.empty() ? "" : "；") + time_cell(one.at) + " " + std::string(chinese(one.state)) +
            (one.late ? "（超期）" : "");
  return text;
}

bool within(Instant at, Instant from, Instant until) { return from <= at && at < until; }

}  // namespace

std::span<const LedgerShape> adjustment_ledgers() { return shape; }

LedgerRow adjustment_row(const Adjustment& value) {
  using S = AdjustmentState;
  const AdjustmentForm& form = value.form;
  const Entry& entry = value.before ? *value.before : form.proposed;
  const std::string basis = words_of(form.basis);
  return {adjustment_number_text(value),
          value.id,
          value.department,
          std::string(chinese(form.kind)),
          form.reason ? std::string(code(*form.reason)) : "",
          form.reason ? std::string(chinese(*form.reason)) : "",
          entry.id.value,
          entry.matter,
          entry.proof,
          basis + (basis.empty() || form.decision_no.empty() ? "" : "；") + form.decision_no,
          std::string(chinese(value.state)),
          day_of(form.cause_on),
          time_cell(value.filed_at),
          value.filed_late ? "是" : "",
          at_of(value, S::reviewed),
          text_of(value, S::reviewed),
          at_of(value, S::legality_passed),
          text_of(value, S::legality_passed),
          time_cell(value.notice_from),
          time_cell(value.notice_ended_at),
          std::to_string(value.opinions),
          std::to_string(value.adopted),
          value.report,
          time_cell(value.report_at),
          at_of(value, S::approved),
          at_of(value, S::published),
          value.list_version ? std::to_string(value.list_version) : "",
          day_of(value.effective_on),
          steps_of(value)};
}

void add(AdjustmentFigures& figures, const Adjustment& value, Instant from, Instant until) {
  if (value.filed_at && within(*value.filed_at, from, until)) {
    ++figures.filed;
    if (!value.filed_late) ++figures.filed_in_time;
  }
  for (const AdjustmentStep& one : value.steps) {
    if (!within(one.at, from, until)) continue;
    if (one.state == AdjustmentState::reviewed) {
      ++figures.reviewed;
      if (!one.late) ++figures.reviewed_in_time;
    }
    if (one.state == AdjustmentState::public_notice) ++figures.noticed;
    if (one.state == AdjustmentState::published) ++figures.published;
  }
  if (value.report_at && within(*value.report_at, from, until)) {
    figures.opinions += value.opinions;
    figures.adopted += value.adopted;
  }
}

}  // namespace zq
