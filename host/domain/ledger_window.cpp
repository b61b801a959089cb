#include "domain/ledger_window.hpp"

#include "domain/masked.hpp"

namespace zq {

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
