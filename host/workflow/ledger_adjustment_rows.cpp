#include "domain/ledger_adjustment.hpp"
#include "records/adjustment_record.hpp"
#include "workflow/ledger_rows.hpp"

namespace zq::workflow {
namespace {

std::optional<SeenRow> adjustment_line(const LedgerDesk&, const Document& document) {
  const auto value = records::adjustment_of(document);
  if (!value) return std::nullopt;
  return SeenRow{adjustment_row(*value), Sight::substance};  // 调整-3.5
}

constexpr LedgerSource one[] = {{LedgerKind::adjustments, DocumentKind::adjustment, adjustment_line, false}};

}  // namespace

std::span<const LedgerSource> adjustment_ledger_rows() { return one; }

}  // namespace zq::workflow
