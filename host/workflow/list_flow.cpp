#include "workflow/list_flow.hpp"

#include <charconv>

#include "domain/clocks.hpp"
#include "log/log.hpp"
#include "workflow/manual_way.hpp"

namespace zq::workflow {
namespace {

constexpr int comparison_rows_max = 20000;
constexpr int comparison_page = 500;

bool stands(const Entry& entry, Standing wanted, Date day) {
  return wanted == Standing::any || (wanted == Standing::in_force ? entry.in_force(day) : entry.stopped_by(day));
}

bool matches(const Entry& entry, const EntryQuery& query, Date day) {
  return stands(entry, query.standing, day) && entry.matter.find(query.matter) != std::string::npos &&
         entry.proof.find(query.proof) != std::string::npos &&
         (query.assisting.value.empty() || entry.assisting == query.assisting);
}

// "<version>.<position>": positions of one version mean nothing in another.
std::string cursor_at(int version, size_t position) { return std::to_string(version) + "." + std::to_string(position); }

std::optional<size_t> position_of(const std::string& cursor, const ListVersion& list) {
  if (cursor.empty()) return 0;
  const std::string version = std::to_string(list.number) + ".";
  if (!cursor.starts_with(version)) return std::nullopt;
  size_t at = 0;
  const char* end = cursor.data() + cursor.size();
  const auto [stop, error] = std::from_chars(cursor.data() + version.size(), end, at);
  if (error != std::errc() || stop != end || at >= list.entries.size()) return std::nullopt;
  return at;
}

Error bad_cursor() {
  return Error{ErrorCode::invalid_input,
               "翻页位置无效，或者清单已换新版，请从第一页重新查询",
               {},
               {{"query:cursor", "翻页位置不是本接口为现行清单给出的", "上一页答复中的 next", "其他文字"}}};
}

Error nothing_published() {
  return Error{ErrorCode::unavailable, "证明材料取消清单尚未公布，或者尚未施行；请联席会议办公室先导入清单"};
}

Error unknown_department() { return Error{ErrorCode::not_found, "没有这个部门；已配置的部门见 /api/v1/departments"}; }

Error missing_version(int number) {
  return Error{ErrorCode::internal, "清单版本缺失",
               "list version " + std::to_string(number) + " is numbered but not stored"};
}

const std::shared_ptr<const ListVersion>& no_version() {
  static const auto none = std::make_shared<const ListVersion>();
  return none;
}

}  // namespace

ListFlow::ListFlow(Store& store, Departments& departments, const Clock& clock)
    : store_(store), departments_(departments), clock_(clock), snapshot_(std::make_shared<const ListSnapshot>()) {}

Result<Done> ListFlow::refresh() {
  const auto before = snapshot();
  auto current = is_current(store_, *before);
  if (!current) return std::move(current).error();
  if (*current) return Done{};
  auto list = read_list(store_, *before, beijing_day(clock_.now()));
  if (!list) return std::move(list).error();
  snapshot_.set(*list);
  log::write("ZQ-4006", {{"version", (*list)->newest()}, {"entries", newest()->entries.size()}});
  return Done{};
}

std::shared_ptr<const ListVersion> ListFlow::in_force() const {
  const auto list = snapshot();
  const Date today = beijing_day(clock_.now());
  for (auto version = list->versions.rbegin(); version != list->versions.rend(); ++version)
    if (is_in_force(**version, today)) return *version;
  return no_version();
}

std::shared_ptr<const ListVersion> ListFlow::newest() const {
  const auto list = snapshot();
  return list->versions.empty() ? no_version() : list->versions.back();
}

Result<std::shared_ptr<const ListVersion>> ListFlow::numbered(int number) const {
  const auto list = snapshot();
  for (const auto& version : list->versions)
    if (version->number == number) return version;
  auto stored = store_.list_version(number);
  if (!stored) return std::move(stored).error();
  if (!stored->has_value()) return std::shared_ptr<const ListVersion>();
  apply_stops(list->stops, **stored);
  return std::shared_ptr<const ListVersion>(std::make_shared<ListVersion>(std::move(**stored)));
}

Result<ListVersion> ListFlow::published(int number) const {
  auto stored = store_.list_version(number);
  if (!stored) return std::move(stored).error();
  if (stored->has_value()) return std::move(**stored);
  return Error{ErrorCode::not_found, "清单没有这一版；已公布的各版见 /api/v1/list/versions"};
}

Result<std::shared_ptr<const ListVersion>> ListFlow::on(std::optional<Date> day) const {
  auto list = in_force();
  if (day && std::chrono::sys_days{*day} > std::chrono::sys_days{beijing_day(clock_.now())}) list = newest();
  if (list->number == 0) return nothing_published();
  while (day && list->number > 1 && !is_in_force(*list, *day)) {
    auto older = numbered(list->number - 1);
    if (!older) return std::move(older).error();
    if (!*older) return missing_version(list->number - 1);
    list = std::move(*older);
  }
  return list;
}

Result<Page<Entry>> ListFlow::entries(const EntryQuery& query) const {
  auto of_day = on(query.as_of);
  if (!of_day) return std::move(of_day).error();
  const auto list = std::move(*of_day);
  const auto first = position_of(query.cursor, *list);
  if (!first) return bad_cursor();
  const Date day = query.as_of.value_or(beijing_day(clock_.now()));
  Page<Entry> page;
  for (size_t at = *first; at < list->entries.size(); ++at) {
    if (!matches(list->entries[at], query, day)) continue;
    if (page.items.size() == static_cast<size_t>(query.limit)) {
      page.next = cursor_at(list->number, at);
      break;
    }
    page.items.push_back(list->entries[at]);
  }
  return page;
}

Result<AskAnswer> ListFlow::may_ask(std::string_view matter, std::string_view proof, std::optional<Date> on) const {
  auto list = this->on(on);
  if (!list) return std::move(list).error();
  return ask(**list, matter, proof, on.value_or(beijing_day(clock_.now())));
}

Task<Result<Page<DepartmentListRow>>> ListFlow::department_list(Context context, DepartmentId id, std::string cursor,
                                                                int limit) {
  if (!departments_.find(id)) co_return unknown_department();
  Trace trace{context.request_id, {}, {}, "读取部门证明材料清单", context.department};
  const SteadyTime deadline = clock_.steady() + departments_.call_limit(id);
  const bool from_start = cursor.empty();
  auto reading = departments_.list(id, std::move(cursor), limit, std::move(trace), deadline);
  auto page = co_await reading;
  if (page) co_return std::move(page);
  Error error = with_manual_way(std::move(page).error(), departments_, id);
  if (error.code == ErrorCode::invalid_input && !from_start && error.faults.empty())
    error.faults.push_back({"query:cursor", "部门系统不认识这个翻页位置", "上一页答复中的 next", "其他文字"});
  co_return error;
}

Task<Result<DepartmentComparison>> ListFlow::compare_with(Context context, DepartmentId id) {
  const auto department = departments_.find(id);
  if (!department) co_return unknown_department();
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

}  // namespace zq::workflow
