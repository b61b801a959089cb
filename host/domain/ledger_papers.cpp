#include "domain/ledger_papers.hpp"

#include "domain/clocks.hpp"
#include "domain/masked.hpp"

namespace zq {
namespace {

// The texts of many as one cell.
template <class T, class Text>
std::string joined(const std::vector<T>& all, Text text_of) {
  std::string cell;
  for (const T& one : all) {
    const std::string text = text_of(one);
    if (!text.empty()) cell += (cell.empty() ? "" : "；") + text;
  }
  return cell;
}
std::string joined(const std::vector<std::string>& all) {
  return joined(all, [](const std::string& one) { return one; });
}

std::string_view yes(bool value) { return value ? "是" : ""; }

std::string use_text(const AuthorisationUse& use) {
  return time_cell(use.at) + " " + use.institution + "：" + use.scope + "，" +
         (use.refusal.empty() ? use.result : "未予协助（" + use.refusal + "）") + "，" + use.by;
}

std::string check_text(const CommitmentCheck& check) {
  return time_cell(check.at) + " " + (check.held ? "属实" : "不实") + "：" + check.finding + "，" + check.by;
}

std::string order_text(const RectificationOrder& order) {
  const std::string done = order.done_at ? "，已整改：" + order.result : order.overdue_at ? "，逾期未改" : "";
  return time_cell(order.ordered_at) + " " + order.demand + "，限" + date_text(order.limit) + "前" + done;
}

}  // namespace

LedgerRow supplement_row(const Supplement& paper) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          std::string(chinese(paper.ground)),
          joined(paper.evidence),
          joined(paper.differing),
          joined(paper.items, [](const SupplementItem& item) { return item.what; }),
          paper.on_site_skipped,
          time_cell(paper.asked_at),
          paper.asked_by,
          time_cell(paper.supplied_at),
          paper.supplied_to,
          joined(paper.items, [](const SupplementItem& item) { return item.file_hash; }),
          paper.kept_where};
}

LedgerRow volunteered_row(const Volunteered& paper) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          paper.material,
          joined(paper.methods, [](Method method) { return std::string(chinese(method)); }),
          paper.motive,
          time_cell(paper.received_at),
          paper.received_by,
          paper.file_hash,
          std::string(yes(paper.not_requested)),
          paper.accepted ? "接受" : "不接受",
          paper.refusal_reason};
}

LedgerRow authorisation_row(const Authorisation& paper) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          joined(paper.scopes),
          joined(paper.institutions),
          date_text(paper.from),
          date_text(paper.until),
          time_cell(paper.signed_at),
          paper.taken_by,
          paper.file_hash,
          std::string(chinese(paper.state)),
          joined(paper.uses, use_text)};
}

LedgerRow commitment_row(const Commitment& paper, const Exclusion* exclusion) {
  return {paper.id,
          paper.case_id.value,
          masked_name(paper.applicant_name.reveal()),
          masked_number(paper.applicant_id_number.reveal()),
          paper.organ,
          paper.matter,
          paper.proof,
          std::to_string(paper.template_number),
          time_cell(paper.informed_at),
          time_cell(paper.signed_at),
          std::string(chinese(paper.state)),
          joined(paper.checks, check_text),
          paper.order ? order_text(*paper.order) : "",
          paper.revocation,
          exclusion ? exclusion->decision_no + "，至" + date_text(exclusion->last_day) : "",
          exclusion ? exclusion->dishonesty_ref : ""};
}

}  // namespace zq
