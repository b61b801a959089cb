#include "domain/ledger_complaints.hpp"

#include "domain/clocks.hpp"
#include "domain/masked.hpp"

namespace zq {
namespace {

constexpr LedgerColumn complaint_columns[] = {{"number", "登记号"},
                                              {"id", "编号"},
                                              {"channel", "渠道"},
                                              {"work_order_no", "12345工单编号"},
                                              {"received_at", "收到时间"},
                                              {"complainant", "投诉举报人", Sight::substance},
                                              {"agent", "代理人", Sight::substance},
                                              {"representatives", "代表", Sight::substance},
                                              {"department", "涉及办事部门"},
                                              {"category", "情形"},
                                              {"content", "投诉举报内容"},
                                              {"unit", "办理单位"},
                                              {"state", "状态"},
                                              {"ground", "不予受理或者终止的情形"},
                                              {"decided_at", "是否受理的决定时间"},
                                              {"informed_at", "告知时间"},
                                              {"due_at", "应决定并告知"},
                                              {"handling_due_at", "应办结"},
                                              {"handled_at", "处理决定时间"},
                                              {"result", "办理结果"},
                                              {"decision", "处理情况"},
                                              {"notices", "文书"},
                                              {"supervision_notice", "监督通知书"}};

constexpr LedgerColumn supervision_columns[] = {
    {"number", "文号"},     {"id", "编号"},         {"unit", "被监督单位"},      {"complaint", "投诉举报编号"},
    {"facts", "事实"},      {"demand", "整改要求"}, {"reported_at", "报告时间"}, {"issued_at", "作出时间"},
    {"due_on", "整改期限"}, {"plan", "整改计划"},   {"measures", "整改措施"},    {"done_at", "完成时间"},
    {"evidence", "凭据"},   {"in_time", "按期"},    {"state", "状态"},           {"accepted_by", "验收人"},
    {"opinion", "验收意见"}};

template <class T, class Text>
std::string joined(const std::vector<T>& all, Text text_of) {
  std::string cell;
  for (const T& one : all) cell += (cell.empty() ? "" : "；") + text_of(one);
  return cell;
}

std::string day_cell(const std::optional<Date>& day) { return day ? date_text(*day) : std::string(); }

std::string told_text(const Told& told) {
  return time_cell(told.at) + " " + std::string(chinese(told.kind)) +
         (told.delivered_at ? "，" + time_cell(told.delivered_at) + std::string(chinese(*told.by)) : "，未送达");
}

std::string ground_cell(const Complaint& c) {
  if (c.ground) return std::string(chinese(*c.ground)) + "（" + std::string(basis_of(*c.ground)) + "）";
  if (c.termination) return std::string(chinese(*c.termination)) + "（" + std::string(basis_of(*c.termination)) + "）";
  return c.competent_unit.empty() ? "" : "有权管理的部门：" + c.competent_unit;
}

}  // namespace

std::string complaint_number_text(const Complaint& c) {
  if (c.number == 0) return {};
  const int year = static_cast<int>(beijing_day(c.filed_at).year());
  return "椒投举〔" + std::to_string(year) + "〕" + std::to_string(c.number) + "号";
}

LedgerRow complaint_row(const Complaint& c) {
  return {complaint_number_text(c),
          c.id,
          std::string(chinese(c.channel)),
          c.work_order_no,
          time_cell(c.received_at),
          masked_name(c.name.reveal()),
          c.agent ? masked_name(c.agent->name.reveal()) : "",
          joined(c.representatives, [](const Private& one) { return masked_name(one.reveal()); }),
          c.against_name,
          std::string(chinese(c.category)),
          c.content.reveal(),
          c.unit_name,
          std::string(chinese(c.state)),
          ground_cell(c),
          time_cell(c.first_decided_at),
          time_cell(c.first_informed_at),
          time_cell(c.acceptance_due),
          time_cell(c.handling_due),
          time_cell(c.decided_at),
          c.result ? std::string(chinese(*c.result)) : "",
          c.handling,
          joined(c.told, told_text),
          c.notice};
}

LedgerRow supervision_row(const SupervisionNotice& n, const std::string& number) {
  return {number,
          n.id,
          n.unit_name,
          n.complaint,
          n.facts,
          n.demand,
          time_cell(n.reported_at),
          time_cell(n.issued_at),
          day_cell(n.due_on),
          n.plan,
          n.measures,
          time_cell(n.rectified_at),
          joined(n.evidence, [](const std::string& one) { return one; }),
          n.overdue_at           ? "逾期"
          : rectified_in_time(n) ? "是"
                                 : "",
          std::string(chinese(n.state)),
          n.accepted_by,
          n.opinion};
}

std::span<const LedgerShape> complaint_ledgers() {
  static const LedgerShape all[] = {
      {LedgerKind::complaints,
       "complaints",
       "投诉举报登记册",
       {Role::handling, Role::joint_office, Role::service_centre, Role::street, Role::supervisor, Role::hotline},
       complaint_columns},
      {LedgerKind::supervision_notices,
       "supervision_notices",
       "监督通知书与整改台账",
       {Role::handling, Role::joint_office, Role::service_centre, Role::street, Role::supervisor, Role::hotline},
       supervision_columns}};
  return all;
}

}  // namespace zq
