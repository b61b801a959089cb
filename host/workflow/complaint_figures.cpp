#include "workflow/complaint_figures.hpp"

#include "records/complaint_record.hpp"

namespace zq::workflow {
namespace {

constexpr int documents_at_once = 500;

template <class Use>
Result<Done> each(Store& store, DocumentKind kind, Instant from, Instant until, Use use) {
  const DocumentQuery query{.kind = kind, .from = from, .until = until};
  std::string cursor;
  do {
    auto page = store.documents(query, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const Document& document : page->items)
      if (!use(document))
        return Error{ErrorCode::internal, "投诉举报的存档无法读取", "a complaint's document is broken"};
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return Done{};
}

}  // namespace

Result<ComplaintFigures> complaint_figures(Store& store, Instant from, Instant until, const ComplaintScope& scope) {
  ComplaintFigures figures;
  auto counted = each(store, DocumentKind::complaint, from, until, [&](const Document& document) {
    const auto c = records::complaint_of(document);
    if (c && (!scope.complaint || scope.complaint(*c))) add(figures, *c);
    return c.has_value();
  });
  if (!counted) return std::move(counted).error();
  counted = each(store, DocumentKind::supervision_notice, from, until, [&](const Document& document) {
    const auto notice = records::supervision_notice_of(document);
    if (notice && (!scope.notice || scope.notice(*notice))) add(figures, *notice);
    return notice.has_value();
  });
  if (!counted) return std::move(counted).error();
  return figures;
}

}  // namespace zq::workflow
