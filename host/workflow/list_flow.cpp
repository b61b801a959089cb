#include "workflow/list_flow.hpp"

#include <charconv>

#include "domain/clocks.hpp"
#include "log/log.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

constexpr int comparison_rows_max = 20000;
constexpr int comparison_page = 500;

bool matches(const Entry& entry, const EntryQuery& query, Date day) {
  return entry.in_force(day) && entry.matter.find(query.matter) != std::string::npos &&
         entry.proof.find(query.proof) != std::string::npos &&
         (query.assisting.value.empty() || entry.assisting == query.assisting);
}

size_t position(const std::string& cursor) {
  size_t at = 0;
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), at);
  return at;
}

Error unknown_department(const DepartmentId&) {
  return Error{ErrorCode::not_found, "没有这个部门", {}, {{"/id", "没有这个部门", "已配置的部门编号", "未知编号"}}};
}

}  // namespace

ListFlow::ListFlow(Store& store, Departments& departments, const Clock& clock)
    : store_(store), departments_(departments), clock_(clock), current_(std::make_shared<const ListVersion>()) {}

Result<Done> ListFlow::refresh() {
  auto newest = store_.newest_list_number();
  if (!newest) return std::move(newest).error();
  if (*newest == in_force()->number) return Done{};
  auto version = store_.list_version(*newest);
  if (!version) return std::move(version).error();
  if (!version->has_value())
    return Error{ErrorCode::internal, "清单版本缺失",
                 "list version " + std::to_string(*newest) + " is numbered but not stored"};
  log::write("ZQ-4006", {{"version", *newest}, {"entries", (*version)->entries.size()}});
  current_.set(std::make_shared<const ListVersion>(std::move(**version)));
  return Done{};
}

std::shared_ptr<const ListVersion> ListFlow::in_force() const { return current_.get(); }

Page<Entry> ListFlow::entries(const EntryQuery& query) const {
  const auto list = in_force();
  const Date day = query.as_of.value_or(beijing_day(clock_.now()));
  Page<Entry> page;
  for (size_t at = position(query.cursor); at < list->entries.size(); ++at) {
    if (!matches(list->entries[at], query, day)) continue;
    if (page.items.size() == static_cast<size_t>(query.limit)) {
      page.next = std::to_string(at);
      break;
    }
    page.items.push_back(list->entries[at]);
  }
  return page;
}

AskAnswer ListFlow::may_ask(std::string_view matter, std::string_view proof, std::optional<Date> on) const {
  return ask(*in_force(), matter, proof, on.value_or(beijing_day(clock_.now())));
}

Task<Result<Page<DepartmentListRow>>> ListFlow::department_list(Context context, DepartmentId id, std::string cursor,
                                                                int limit) {
  if (!departments_.find(id)) co_return unknown_department(id);
  Trace trace{context.request_id, {}, {}, "读取部门证明材料清单", context.department};
  const SteadyTime deadline = clock_.steady() + departments_.call_limit(id);
  auto reading = departments_.list(id, std::move(cursor), limit, std::move(trace), deadline);
  co_return co_await reading;
}

Task<Result<DepartmentComparison>> ListFlow::compare_with(Context context, DepartmentId id) {
  const auto department = departments_.find(id);
  if (!department) co_return unknown_department(id);
  const auto official = in_force();
  std::vector<DepartmentListRow> rows;
  std::string cursor;
  do {
    auto reading = department_list(context, id, cursor, comparison_page);
    auto page = co_await reading;
    if (!page) co_return std::move(page).error();
    if (page->next == cursor && !cursor.empty())
      co_return Error{ErrorCode::bad_answer, "部门系统的清单翻页没有前进", "list cursor did not advance"};
    for (auto& row : page->items) rows.push_back(std::move(row));
    if (rows.size() > static_cast<size_t>(comparison_rows_max))
      co_return Error{ErrorCode::bad_answer, "部门系统的清单过长，无法比对", "more than 20000 rows"};
    cursor = std::move(page->next);
  } while (!cursor.empty());
  DepartmentComparison result{id, department->name, official->number, static_cast<int>(rows.size()), {}};
  result.differences = compare(*official, department->name, rows, beijing_day(clock_.now()));
  co_return result;
}

Task<Result<int>> publish_list(Store& store, const Clock& clock, ListVersion version, std::string actor) {
  auto newest = store.newest_list_number();
  if (!newest) co_return std::move(newest).error();
  version.number = *newest + 1;
  version.published_at = clock.now();
  const int number = version.number;
  const std::string count = std::to_string(version.entries.size());
  Act act{version.published_at,
          "list.published",
          "list:" + std::to_string(number),
          std::move(actor),
          {},
          "规定-6.1",
          *newest == 0 ? "" : "list:" + std::to_string(*newest),
          "list:" + std::to_string(number),
          json_object({{"entries", count}, {"publisher", version.publisher}})};
  Unit unit;
  unit.emplace_back(PublishList{std::move(version)});
  unit.emplace_back(AppendAct{std::move(act)});
  auto writing = store.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return number;
}

}  // namespace zq::workflow
