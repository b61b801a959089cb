#include "domain/ledger_window.hpp"

#include "domain/masked.hpp"

namespace zq {
namespace {

constexpr LedgerColumn window_request_columns[] = {{"number", "编号"},
                                                   {"id", "申请号"},
                                                   {"window", "受理专窗"},
                                                   {"applicant", "申请人"},
                                                   {"purpose", "办理目的"},
                                                   {"destination", "办事地"},
                                                   {"material", "证明材料"},
                                                   {"issuing_unit", "出具单位"},
                                                   {"class", "办理类别"},
                                                   {"received_at", "收件时间"},
                                                   {"routed_at", "转出时间"},
                                                   {"due_at", "应办结时间"},
                                                   {"state", "状态"},
                                                   {"outcome", "出具与否"},
                                                   {"decided_at", "出具或者说明的时间"},
                                                   {"document_no", "证明文号"},
                                                   {"content", "证明内容", Sight::substance},
                                                   {"explanation", "不予出具的理由与释明", Sight::substance},
                                                   {"delivered_at", "送达时间"},
                                                   {"minutes_late", "超期分钟"},
                                                   {"assistant", "证明助理"}};

constexpr LedgerColumn window_record_columns[] = {
    {"id", "记录号"},       {"at", "时间"},          {"window", "专窗"},
    {"action", "事项"},     {"subject", "所属编号"}, {"matter", "内容类别"},
    {"content", "情况"},    {"to_unit", "转交单位"}, {"result", "结果", Sight::substance},
    {"assistant", "经办人"}};

const LedgerShape both[] = {{LedgerKind::window_requests,
                             "window_requests",
                             "市外办事证明台账",
                             {Role::assistant, Role::service_centre, Role::joint_office, Role::assisting, Role::street},
                             window_request_columns},
                            {LedgerKind::window_records,
                             "window_records",
                             "专窗综合台账",
                             {Role::assistant, Role::service_centre, Role::joint_office},
                             window_record_columns}};

}  // namespace

std::span<const LedgerShape> window_ledgers() { return both; }

LedgerRow window_request_row(const WindowRequest& request, Instant now) {
  const bool decided = request.decided_at.has_value();
  return {window_number_text(request),
          request.id,
          request.window_name,
          masked_name(request.applicant_name.reveal()),
          request.purpose,
          request.destination,
          request.material,
          request.issuing_name,
          request.matter_class ? std::string(chinese(*request.matter_class)) : "",
          time_cell(request.received_at),
          time_cell(request.routed_at),
          time_cell(request.due_at),
          std::string(chinese(request.state)),
          decided ? request.reason.empty() ? "已出具" : "不予出具" : "",
          time_cell(request.decided_at),
          request.document_no,
          request.content,
          request.reason.empty() ? "" : request.reason + "；" + request.explanation,
          time_cell(request.delivered_at),
          std::to_string(minutes_late(request, now)),
          request.received_by};
}

LedgerRow window_record_row(const WindowRecord& record) {
  return {record.id,      time_cell(record.at), record.window_name, std::string(chinese(record.action)),
          record.subject, record.matter,        record.content,     record.to_name,
          record.result,  record.assistant};
}

}  // namespace zq
