#include "workflow/ledger_flow.hpp"

#include <algorithm>
#include <map>

#include "domain/clocks.hpp"
#include "workflow/access_rows.hpp"
#include "workflow/json_text.hpp"
#include "workflow/ledger_rows.hpp"

namespace zq::workflow {
namespace {

constexpr int rows_at_once = 500;
constexpr int store_pages_most = 50;  // for one page of rows

// Whose documents are read at all; what is not theirs among them is left out row by row.
void narrow(DocumentQuery& query, const Viewer& viewer) {
  const bool others =
      viewer.roles.any_of({Role::joint_office, Role::service_centre, Role::assistant, Role::supervisor});
  const bool handling = viewer.roles.has(Role::handling), assisting = viewer.roles.has(Role::assisting);
  if (others || (handling && assisting)) return;
  query.by = assisting ? DocumentQuery::By::unit : DocumentQuery::By::owner;
  query.key = assisting ? viewer.unit : viewer.caller.value;
}

const LedgerSource& source_of(LedgerKind kind) {
  static const std::vector<LedgerSource> sources = [] {
    std::vector<LedgerSource> all;
    for (const auto part :
         {verification_ledger_rows(), complaint_ledger_rows(), window_ledger_rows(), adjustment_ledger_rows()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  return *std::ranges::find(sources, kind, &LedgerSource::kind);
}

Error not_for(const Viewer& viewer, LedgerKind kind) {
  return Error{ErrorCode::forbidden, std::string(chinese(kind)) + "仅供以下角色查阅：" + chinese(readers_of(kind)),
               "roles " + chinese(viewer.roles)};
}

}  // namespace

LedgerFlow::LedgerFlow(Store& store, const Departments& departments, const Clock& clock, OriginOf origin_of)
    : store_(store), departments_(departments), clock_(clock), origin_of_(std::move(origin_of)) {}

std::string LedgerDesk::name_of(const std::string& unit) const {
  const auto found = departments.find(DepartmentId{unit});
  return found && !found->name.empty() ? found->name : unit;
}

// The case is looked up only for those to whom it makes a difference.
Origin LedgerDesk::from(const Document& document) const {
  const CallerId owner{document.owner};
  const bool matters = viewer.roles.any_of({Role::supervisor, Role::service_centre, Role::assistant});
  return matters ? origin_of_case(store, origin_of, document.case_id, owner) : origin_of(owner);
}

Sight LedgerDesk::of_file(const Document& document) const {
  return sight_of_file(viewer, CallerId{document.owner}, from(document));
}

Result<Page<LedgerRow>> LedgerFlow::page(const Context& context, const LedgerQuery& query, const std::string& cursor,
                                         int limit) {
  const Viewer viewer = viewer_of(context);
  if (!readers_of(query.kind).any_of(viewer.roles)) return not_for(viewer, query.kind);
  if (query.kind == LedgerKind::access) return accesses(viewer, query, cursor, limit);
  if (query.kind == LedgerKind::assessment) return oversight(viewer, query, cursor, limit);
  return papers(viewer, query, cursor, limit);
}

Result<Page<LedgerRow>> LedgerFlow::papers(const Viewer& viewer, const LedgerQuery& query, const std::string& cursor,
                                           int limit) {
  const LedgerSource& source = source_of(query.kind);
  const LedgerDesk desk{viewer, clock_.now(), store_, departments_, origin_of_};
  DocumentQuery documents{.kind = source.documents, .from = query.from, .until = query.until};
  if (source.by_owner) narrow(documents, viewer);
  Page<LedgerRow> rows;
  rows.next = cursor;
  for (int i = 0; i < store_pages_most; ++i) {
    auto page = store_.documents(documents, rows.next, limit - static_cast<int>(rows.items.size()));
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      auto row = source.row(desk, document);
      if (!row) return Error{ErrorCode::internal, "台账的存档无法读取", "a document of the ledger is broken"};
      if (row->sight == Sight::none) continue;
      restrict(row->row, query.kind, row->sight);
      rows.items.push_back(std::move(row->row));
    }
    rows.next = page->next;
    if (rows.next.empty() || static_cast<int>(rows.items.size()) == limit) break;
  }
  return rows;
}

Result<Page<LedgerRow>> LedgerFlow::accesses(const Viewer& viewer, const LedgerQuery& query, const std::string& cursor,
                                             int limit) {
  // The audit administrator sees it all; the joint office a summary (requirements H).
  const Sight sight = viewer.roles.has(Role::auditor) ? Sight::substance : Sight::procedure;
  const LedgerDesk desk{viewer, clock_.now(), store_, departments_, origin_of_};
  std::map<std::string, std::optional<Case>> cases;
  const auto case_of = [&](const std::string& id) -> const Case* {
    auto at = cases.find(id);
    if (at == cases.end()) {
      auto found = store_.find_case(CaseId{id});
      at = cases.emplace(id, found ? std::move(*found) : std::nullopt).first;
    }
    return at->second ? &*at->second : nullptr;
  };
  Page<LedgerRow> rows;
  rows.next = cursor;
  for (int i = 0; i < store_pages_most; ++i) {
    auto page = store_.acts(query.from, query.until, rows.next, limit - static_cast<int>(rows.items.size()));
    if (!page) return std::move(page).error();
    for (const StoredAct& one : page->items) {
      if (!is_access(one.act)) continue;
      AccessEntry entry = access_of(one, case_of(one.act.subject));
      entry.source = desk.name_of(entry.source);
      rows.items.push_back(access_row(entry));
      restrict(rows.items.back(), query.kind, sight);
    }
    rows.next = page->next;
    if (rows.next.empty() || static_cast<int>(rows.items.size()) == limit) break;
  }
  return rows;
}

Result<int64_t> LedgerFlow::each(const Context& context, const LedgerQuery& query,
                                 const std::function<void(const LedgerRow&)>& use) {
  int64_t rows = 0;
  std::string cursor;
  do {
    auto next = page(context, query, cursor, rows_at_once);
    if (!next) return std::move(next).error();
    for (const LedgerRow& row : next->items) use(row);
    rows += static_cast<int64_t>(next->items.size());
    if (rows > rows_most)
      return Error{ErrorCode::invalid_input,
                   "该期间的记录超过 " + std::to_string(rows_most) + " 行，请缩短期间，分次导出",
                   {},
                   {{"query:from", "期间内的记录过多", "a shorter period", "too many rows"}}};
    cursor = std::move(next->next);
  } while (!cursor.empty());
  return rows;
}

Task<Result<Done>> LedgerFlow::record(Context context, LedgerQuery query, std::string format, int64_t rows) {
  Act act{clock_.now(),
          format == "json" ? "ledger.read" : "ledger.exported",
          "ledger:" + std::string(code(query.kind)),
          context.caller.value,
          context.request_id,
          "规定-5.1、规定-17.1",
          "",
          "",
          json_object({{"ledger", code(query.kind)},
                       {"organisation", context.department},
                       {"from", moment_text(query.from)},
                       {"until", moment_text(query.until)},
                       {"format", format},
                       {"rows", std::to_string(rows)}})};
  Unit unit;
  unit.emplace_back(AppendAct{std::move(act)});
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
