#include "workflow/list_comparisons.hpp"

#include <algorithm>

#include "domain/access.hpp"
#include "log/log.hpp"
#include "records/list_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/read_all.hpp"
#include "workflow/suspicion.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;
using E = DifferenceEvent;
constexpr size_t open_most = 50000;  // of one department; a list has at most 20000 rows
constexpr std::string_view list_capability = "zq.list/1";

std::string work_id(const DepartmentId& department) { return "list_comparison:" + department.value; }

DocumentQuery query_of(DocumentQuery::By by, std::string key) {
  DocumentQuery query;
  query.kind = DocumentKind::list_difference;
  query.by = by;
  query.key = std::move(key);
  query.newest_first = true;
  return query;
}

Act act_of(const DepartmentId& department, std::string_view kind, const Context& by, std::string detail, Instant now) {
  return {now, std::string(kind), department.value, by.caller.value, by.request_id, "规定-21.1b", "",
          "",  std::move(detail)};
}

Act difference_act(const ListDifferenceItem& item, const Context& by, std::string_view before, Instant now) {
  return {now,
          "list.difference_" + std::string(code(item.state)),
          item.id,
          by.caller.value,
          by.request_id,
          "规定-21.1b",
          std::string(before),
          std::string(code(item.state)),
          json_object({{"department", item.department.value},
                       {"kind", code(item.found.kind)},
                       {"matter", item.found.matter},
                       {"proof", item.found.proof},
                       {"text", item.text},
                       {"operator", item.said_by}})};
}

std::string sentence(const ListDifferenceItem& item) {
  std::string text = "“" + item.found.matter + "”的“" + item.found.proof + "”";
  for (const std::string& detail : item.found.details) text += "；" + detail;
  return text;
}

Instant next_time(milliseconds interval, Instant now) {
  const auto since = now.time_since_epoch() / interval + 1;
  return Instant(interval * since);
}

bool gives_its_list(const DepartmentView& department) {
  return std::ranges::find(department.capabilities, list_capability) != department.capabilities.end();
}

}  // namespace

Task<Result<ComparisonOutcome>> ListComparisons::compare(Context context, DepartmentId department) {
  auto comparing = list_.compare_with(context, std::move(department));
  auto comparison = co_await comparing;
  if (!comparison) co_return std::move(comparison).error();
  Unit unit;
  auto outcome = record(unit, context, std::move(*comparison), clock_.now());
  if (!outcome) co_return outcome;
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return outcome;
}

// Known differences are matched with those found now; what is left of the known ones has gone.
Result<ComparisonOutcome> ListComparisons::record(Unit& unit, const Context& context, DepartmentComparison comparison,
                                                  Instant now) {
  auto known =
      all_of<ListDifferenceItem>(store_, query_of(DocumentQuery::By::open_of_unit, comparison.department.value),
                                 records::list_difference_of, open_most);
  if (!known) return std::move(known).error();
  ComparisonOutcome outcome{std::move(comparison)};
  std::vector<bool> seen(known->size());
  for (const ListDifference& found : outcome.comparison.differences) {
    const auto item = std::ranges::find_if(*known, [&](const auto& one) { return is_same(one.found, found); });
    const auto at = static_cast<size_t>(item - known->begin());
    if (item == known->end()) {
      ++outcome.opened;
      open(unit, context, outcome.comparison, found, now);
    } else if (!seen[at]) {  // the department may list it more than once
      seen[at] = true;
      find_again(unit, context, *item, found, outcome, now);
    }
  }
  for (size_t i = 0; i < known->size(); ++i)
    if (!seen[i]) vanish(unit, context, (*known)[i], outcome, now);
  unit.emplace_back(
      AppendAct{act_of(outcome.comparison.department, "list.compared", context,
                       json_object({{"list_version", std::to_string(outcome.comparison.list_version)},
                                    {"rows", std::to_string(outcome.comparison.rows_read)},
                                    {"differences", std::to_string(outcome.comparison.differences.size())},
                                    {"opened", std::to_string(outcome.opened)},
                                    {"gone", std::to_string(outcome.gone)}}),
                       now)});
  return outcome;
}

void ListComparisons::find_again(Unit& unit, const Context& context, ListDifferenceItem& item,
                                 const ListDifference& found, ComparisonOutcome& outcome, Instant now) {
  const std::string before{code(item.state)};
  if (const auto again = step(item.state, E::find_again)) {
    ++outcome.reopened;
    item.state = again->to;
    unit.emplace_back(AppendAct{difference_act(item, context, before, now)});
  } else {
    ++outcome.known;
  }
  item.found = found;
  item.list_version = outcome.comparison.list_version;
  item.seen_at = now;
  unit.emplace_back(SaveDocument{records::document_of(item)});
}

void ListComparisons::vanish(Unit& unit, const Context& context, ListDifferenceItem& item, ComparisonOutcome& outcome,
                             Instant now) {
  const auto gone = step(item.state, E::vanish);
  if (!gone) return;
  ++outcome.gone;
  const std::string before{code(item.state)};
  item.state = gone->to;
  item.closed_at = now;
  unit.emplace_back(SaveDocument{records::document_of(item)});
  unit.emplace_back(AppendAct{difference_act(item, context, before, now)});
}

void ListComparisons::open(Unit& unit, const Context& context, const DepartmentComparison& comparison,
                           const ListDifference& found, Instant now) {
  ListDifferenceItem item;
  item.id = ids_.fresh("QY", now);
  item.department = comparison.department;
  item.department_name = comparison.department_name;
  item.found = found;
  item.list_version = comparison.list_version;
  item.found_at = item.seen_at = now;
  // 规定-21.1b: listed by the department, and by nobody approved.
  if (found.kind == ListDifference::Kind::only_in_department) item.violation_id = accuse(unit, context, item, now);
  unit.emplace_back(SaveDocument{records::document_of(item)});
  unit.emplace_back(AppendAct{difference_act(item, context, "", now)});
  for (const std::string& to : {item.department.value, std::string(joint_office_unit)})
    notify(unit, ids_,
           Notice{{},
                  to,
                  "list.difference",
                  item.id,
                  {},
                  item.department_name + "系统与公布清单不一致：" + sentence(item),
                  now},
           now);
}

std::string ListComparisons::accuse(Unit& unit, const Context& context, const ListDifferenceItem& item, Instant now) {
  Violation violation;
  violation.type = ViolationType::unauthorised_add;
  if (item.found.kind != ListDifference::Kind::only_in_department) violation.type = ViolationType::other;
  violation.unit = item.department.value;
  violation.subject = item.id;
  violation.matter = item.found.matter;
  violation.proof = item.found.proof;
  violation.facts = "部门自有清单与公布清单比对：" + sentence(item);
  violation.reported_by = "主机";
  return suspect(unit, ids_, std::move(violation), context, now);
}

void ListComparisons::schedule(Unit& unit, milliseconds interval, Instant now) const {
  for (const DepartmentView& department : departments_.view()) {
    if (interval.count() > 0)
      unit.emplace_back(
          PutWork{{work_id(department.id), WorkKind::list_comparison, department.id.value, next_time(interval, now)}});
    else
      unit.emplace_back(DropWork{work_id(department.id)});
  }
}

Task<Result<Done>> ListComparisons::time_has_come(Work work, milliseconds interval) {
  const DepartmentId department{work.subject};
  Context host;
  host.caller.value = "host";
  host.background = true;
  const auto view = departments_.find(department);
  std::optional<Error> failed;
  if (view && view->enabled && gives_its_list(*view)) {
    auto comparing = compare(host, department);
    auto outcome = co_await comparing;
    if (!outcome) failed = std::move(outcome).error();
  }
  const Instant now = clock_.now();
  Unit unit;
  if (view && interval.count() > 0)
    unit.emplace_back(PutWork{{work.id, WorkKind::list_comparison, work.subject, next_time(interval, now)}});
  else
    unit.emplace_back(DropWork{work.id});
  if (failed)
    unit.emplace_back(
        AppendAct{act_of(department, "list.comparison_failed", host, json_object({{"reason", failed->text}}), now)});
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

Result<Page<ListDifferenceItem>> ListComparisons::differences(const Context& context,
                                                              std::optional<DifferenceState> state,
                                                              const std::string& department, const std::string& cursor,
                                                              int limit) {
  const bool office = context.roles.has(Role::joint_office);
  const std::string& unit = office ? department : context.unit;
  if (!office && unit.empty()) return Page<ListDifferenceItem>{};
  DocumentQuery query = query_of(DocumentQuery::By::all, {});
  if (!unit.empty()) {
    query.by = DocumentQuery::By::unit;
    query.key = unit;
  } else if (state) {
    query.by = DocumentQuery::By::state;
    query.key = code(*state);
  }
  auto page = page_of<ListDifferenceItem>(store_, query, cursor, limit, records::list_difference_of);
  if (page && state) std::erase_if(page->items, [&](const auto& item) { return item.state != *state; });
  return page;
}

Result<ListDifferenceItem> ListComparisons::find(const Context& context, const std::string& id) {
  auto found = store_.find_document(DocumentKind::list_difference, id);
  if (!found) return std::move(found).error();
  auto item = found->has_value() ? records::list_difference_of(**found) : std::nullopt;
  const bool may = item && (context.roles.has(Role::joint_office) || item->department.value == context.unit);
  if (!may) return Error{ErrorCode::not_found, "没有这条清单差异，或者它不属于本单位；请核对编号"};
  return std::move(*item);
}

Result<ListDifferenceItem> ListComparisons::move(Unit& unit, const Context& context, const std::string& id, E event,
                                                 const std::string& text, const std::string& operator_name,
                                                 Instant now) {
  auto item = find(context, id);
  if (!item) return item;
  if (item->closed_at) return Error{ErrorCode::conflict, "后来的比对已不再发现这条差异，不必再处理"};
  const auto row = step(item->state, event);
  if (!row) return row.error();
  const std::string before{code(item->state)};
  item->state = row->to;
  item->text = text;
  item->said_by = operator_name;
  if (event == E::accuse && item->violation_id.empty()) item->violation_id = accuse(unit, context, *item, now);
  unit.emplace_back(SaveDocument{records::document_of(*item)});
  unit.emplace_back(AppendAct{difference_act(*item, context, before, now)});
  const bool by_office = event == E::reopen || event == E::accuse;
  notify(unit, ids_,
         Notice{{},
                by_office ? item->department.value : std::string(joint_office_unit),
                "list.difference_moved",
                item->id,
                {},
                item->department_name + "的清单差异" + sentence(*item) + "：" + std::string(chinese(item->state)) +
                    "。" + text,
                now},
         now);
  return item;
}

}  // namespace zq::workflow
