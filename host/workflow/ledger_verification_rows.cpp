#include "domain/ledger_papers.hpp"
#include "records/commitment_record.hpp"
#include "records/letter_record.hpp"
#include "records/papers_record.hpp"
#include "records/street_task_record.hpp"
#include "workflow/ledger_rows.hpp"

namespace zq::workflow {
namespace {

// A document of an applicant's file: whoever sees the file sees the row.
template <auto read, auto row>
std::optional<SeenRow> file_row(const LedgerDesk& desk, const Document& document) {
  const auto paper = read(document);
  if (!paper) return std::nullopt;
  return SeenRow{row(*paper), desk.of_file(document)};
}

std::optional<SeenRow> letter_line(const LedgerDesk& desk, const Document& document) {
  const auto letter = records::letter_of(document);
  if (!letter) return std::nullopt;
  const CallerId owner{document.owner};
  return SeenRow{letter_row(*letter, desk.name_of(letter->to.value), desk.now),
                 sight_of_letter(desk.viewer, owner, desk.from(document), letter->to)};
}

std::optional<SeenRow> on_site_line(const LedgerDesk& desk, const Document& document) {
  const auto record = records::on_site_record_of(document);
  if (!record) return std::nullopt;
  const bool own = !record->unit.empty() && record->unit == desk.viewer.unit;  // whose officers went
  return SeenRow{on_site_row(*record), own ? Sight::substance : desk.of_file(document)};
}

std::optional<SeenRow> commitment_line(const LedgerDesk& desk, const Document& document) {
  const auto paper = records::commitment_of(document);
  if (!paper) return std::nullopt;
  std::optional<Exclusion> exclusion;
  if (!paper->exclusion.empty()) {
    auto found = desk.store.find_document(DocumentKind::exclusion, paper->exclusion);
    if (found && found->has_value()) exclusion = records::exclusion_of(**found);
  }
  return SeenRow{commitment_row(*paper, exclusion ? &*exclusion : nullptr), desk.of_file(document)};
}

constexpr LedgerSource all[] = {
    {LedgerKind::letters, DocumentKind::letter, letter_line},
    {LedgerKind::supplements, DocumentKind::supplement, file_row<records::supplement_of, supplement_row>},
    {LedgerKind::volunteered, DocumentKind::volunteered, file_row<records::volunteered_of, volunteered_row>},
    {LedgerKind::on_site, DocumentKind::on_site_record, on_site_line, false},
    {LedgerKind::commitments, DocumentKind::commitment, commitment_line},
    {LedgerKind::authorisations, DocumentKind::authorisation, file_row<records::authorisation_of, authorisation_row>}};

}  // namespace

std::span<const LedgerSource> verification_ledger_rows() { return all; }

}  // namespace zq::workflow
