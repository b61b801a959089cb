#include "workflow/list_snapshot.hpp"

#include "records/list_record.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

constexpr int looked_at = 50;  // newest stops: what is recorded or withdrawn is seldom older

DocumentQuery stops_query(bool newest_first) {
  DocumentQuery query;
  query.kind = DocumentKind::list_stop;
  query.newest_first = newest_first;
  return query;
}

Result<std::string> mark_of_stops(Store& store) {
  auto page = store.documents(stops_query(true), {}, looked_at);
  if (!page) return std::move(page).error();
  std::string mark;
  for (const Document& one : page->items) mark += one.id + ":" + std::to_string(one.version) + ";";
  return mark;
}

Result<ListVersion> version_of(Store& store, int number) {
  auto version = store.list_version(number);
  if (!version) return std::move(version).error();
  if (version->has_value()) return std::move(**version);
  return Error{ErrorCode::internal, "清单版本缺失",
               "list version " + std::to_string(number) + " is numbered but not stored"};
}

ListVersionHead head_of(const ListVersion& version) {
  return {version.number,       version.publisher,       version.basis,
          version.published_at, version.in_force_from(), static_cast<int>(version.entries.size())};
}

// From the newest down to the one that is in force today.
Result<Done> read_versions(Store& store, ListSnapshot& list, int newest, Date today) {
  for (int number = newest; number > 0; --number) {
    auto version = version_of(store, number);
    if (!version) return std::move(version).error();
    apply_stops(list.stops, *version);
    list.versions.insert(list.versions.begin(), std::make_shared<const ListVersion>(std::move(*version)));
    if (is_in_force(*list.versions.front(), today)) break;
  }
  return Done{};
}

}  // namespace

bool is_in_force(const ListVersion& version, Date day) {
  return std::chrono::sys_days{version.in_force_from()} <= std::chrono::sys_days{day};
}

Result<std::vector<ListStop>> stops_of(Store& store) {
  return all_of<ListStop>(store, stops_query(false), records::list_stop_of);
}

Result<bool> is_current(Store& store, const ListSnapshot& list) {
  auto number = store.newest_list_number();
  if (!number) return std::move(number).error();
  auto mark = mark_of_stops(store);
  if (!mark) return std::move(mark).error();
  return *number == list.newest() && *mark == list.stops_mark;
}

Result<std::shared_ptr<const ListSnapshot>> read_list(Store& store, const ListSnapshot& before, Date today) {
  auto list = std::make_shared<ListSnapshot>();
  auto mark = mark_of_stops(store);
  if (!mark) return std::move(mark).error();
  list->stops_mark = std::move(*mark);
  auto stops = stops_of(store);
  if (!stops) return std::move(stops).error();
  list->stops = std::move(*stops);
  auto newest = store.newest_list_number();
  if (!newest) return std::move(newest).error();
  list->heads = before.heads;
  for (int number = before.newest() + 1; number <= *newest; ++number) {
    auto version = version_of(store, number);
    if (!version) return std::move(version).error();
    list->heads.push_back(head_of(*version));
  }
  if (auto read = read_versions(store, *list, *newest, today); !read) return std::move(read).error();
  return std::shared_ptr<const ListSnapshot>(std::move(list));
}

}  // namespace zq::workflow
