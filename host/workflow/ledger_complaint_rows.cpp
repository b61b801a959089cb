#include "domain/complaint_sight.hpp"
#include "domain/ledger_complaints.hpp"
#include "records/complaint_record.hpp"
#include "workflow/ledger_rows.hpp"
#include "workflow/supervision_flow.hpp"

namespace zq::workflow {
namespace {

Sight sight_in_ledger(ComplaintSight sight) {
  switch (sight) {
    case ComplaintSight::none:
      return Sight::none;
    case ComplaintSight::content:
      return Sight::procedure;
    case ComplaintSight::identity:
      return Sight::substance;
  }
  return Sight::none;
}

std::optional<SeenRow> complaint_line(const LedgerDesk& desk, const Document& document) {
  const auto c = records::complaint_of(document);
  if (!c) return std::nullopt;
  const bool hidden = is_barred(*c, desk.viewer.caller) || c->state == ComplaintState::lead;
  return SeenRow{complaint_row(*c), hidden ? Sight::none : sight_in_ledger(sight_of(*c, desk.viewer))};
}

std::optional<SeenRow> supervision_line(const LedgerDesk& desk, const Document& document) {
  const auto notice = records::supervision_notice_of(document);
  if (!notice) return std::nullopt;
  int number = 0;
  if (!notice->writ.empty()) {
    auto writ = desk.store.find_document(DocumentKind::writ, notice->writ);
    if (writ && writ->has_value()) number = (*writ)->number;
  }
  return SeenRow{supervision_row(*notice, notice_number_text(*notice, number)),
                 may_see(*notice, desk.viewer) ? Sight::substance : Sight::none};
}

constexpr LedgerSource all[] = {
    {LedgerKind::complaints, DocumentKind::complaint, complaint_line, false},
    {LedgerKind::supervision_notices, DocumentKind::supervision_notice, supervision_line, false}};

}  // namespace

std::span<const LedgerSource> complaint_ledger_rows() { return all; }

}  // namespace zq::workflow
