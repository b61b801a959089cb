// The ledger of oversight (L-13): several kinds of documents, one kind after the other, each oldest first.
#include "domain/ledger_oversight.hpp"

#include <array>
#include <charconv>

#include "records/assessment_record.hpp"
#include "records/office_record.hpp"
#include "records/oversight_record.hpp"
#include "workflow/ledger_flow.hpp"

namespace zq::workflow {
namespace {

constexpr std::array kinds{DocumentKind::inspection_visit, DocumentKind::score_event, DocumentKind::typical_case,
                           DocumentKind::interview, DocumentKind::assessment};

template <class T>
std::optional<LedgerRow> row_or_nothing(const std::optional<T>& paper) {
  if (!paper) return std::nullopt;
  return oversight_row(*paper);
}

std::optional<LedgerRow> row_of(const Document& document) {
  switch (document.kind) {
    case DocumentKind::inspection_visit:
      return row_or_nothing(records::inspection_visit_of(document));
    case DocumentKind::score_event:
      return row_or_nothing(records::decision_of(document));
    case DocumentKind::typical_case:
      return row_or_nothing(records::typical_case_of(document));
    case DocumentKind::interview:
      return row_or_nothing(records::interview_of(document));
    default:
      return row_or_nothing(records::assessment_of(document));
  }
}

// "1:<cursor of the store>": which kind, and where in it.
bool split(const std::string& cursor, size_t& kind, std::string& inner) {
  kind = 0;
  if (cursor.empty()) return true;
  const char* end = cursor.data() + cursor.size();
  const auto [rest, fault] = std::from_chars(cursor.data(), end, kind);
  if (fault != std::errc() || rest == end || *rest != ':' || kind >= kinds.size()) return false;
  inner.assign(rest + 1, end);
  return true;
}

}  // namespace

Result<Page<LedgerRow>> LedgerFlow::oversight(const Viewer& viewer, const LedgerQuery& query, const std::string& cursor,
                                              int limit) {
  size_t at = 0;
  std::string inner;
  if (!split(cursor, at, inner))
    return Error{ErrorCode::invalid_input,
                 "cursor 不是本列表给出的",
                 {},
                 {{"query:cursor", "请原样使用上一页给出的 next", "next of the page before", "something else"}}};
  DocumentQuery documents{.from = query.from, .until = query.until};
  if (!viewer.roles.has(Role::joint_office)) {
    documents.by = DocumentQuery::By::unit;
    documents.key = viewer.unit;
  }
  Page<LedgerRow> rows;
  while (at < kinds.size() && static_cast<int>(rows.items.size()) < limit) {
    documents.kind = kinds[at];
    auto page = store_.documents(documents, inner, limit - static_cast<int>(rows.items.size()));
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      auto row = row_of(document);
      if (!row) return Error{ErrorCode::internal, "台账的存档无法读取", "a document of the ledger is broken"};
      rows.items.push_back(std::move(*row));
    }
    inner = std::move(page->next);
    if (inner.empty()) ++at;
  }
  if (at < kinds.size()) rows.next = std::to_string(at) + ":" + inner;
  return rows;
}

}  // namespace zq::workflow
