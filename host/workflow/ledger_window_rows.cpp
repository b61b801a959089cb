#include "domain/ledger_window.hpp"
#include "records/window_record.hpp"
#include "workflow/ledger_rows.hpp"

namespace zq::workflow {
namespace {

std::optional<SeenRow> request_line(const LedgerDesk& desk, const Document& document) {
  const auto request = records::window_request_of(document);
  if (!request) return std::nullopt;
  return SeenRow{window_request_row(*request, desk.now), sight_of_request(desk.viewer, *request)};
}

std::optional<SeenRow> record_line(const LedgerDesk& desk, const Document& document) {
  const auto record = records::window_record_of(document);
  if (!record) return std::nullopt;
  return SeenRow{window_record_row(*record), sight_of_record(desk.viewer, *record)};
}

constexpr LedgerSource both[] = {
    {LedgerKind::window_requests, DocumentKind::window_request, request_line, false},  // whoever issues sees it too
    {LedgerKind::window_records, DocumentKind::window_record, record_line}};

}  // namespace

std::span<const LedgerSource> window_ledger_rows() { return both; }

}  // namespace zq::workflow
