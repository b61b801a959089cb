// Versions of the list: which there are, what stands in each as it was published, what each has changed.
#include <algorithm>
#include <charconv>

#include "domain/clocks.hpp"
#include "domain/entry_columns.hpp"
#include "http/handlers_list.hpp"
#include "http/render_list.hpp"
#include "sheet/sheet.hpp"

namespace zq::http {
namespace {

// "3"; nothing: no such number.
std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || rest != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

Error no_such_version() { return Error{ErrorCode::not_found, "清单没有这一版；已公布的各版见 /api/v1/list/versions"}; }

Result<ListVersion> version_asked(const Desk& desk, const Call& call) {
  const auto number = number_of(call.id);
  if (!number || *number == 0) return no_such_version();
  return desk.list.published(*number);
}

// A page of a version; the cursor is a position in it, and versions do not change.
void reply_page(CallPtr call, const ListVersion& version) {
  const std::string cursor = call->query_text("cursor");
  const auto first = cursor.empty() ? 0 : number_of(cursor);
  if (!first || (*first > 0 && static_cast<size_t>(*first) >= version.entries.size()))
    return call->fail(Error{ErrorCode::invalid_input,
                            "翻页位置无效，请从第一页重新查询",
                            {},
                            {{"query:cursor", "翻页位置不是本接口给出的", "上一页答复中的 next", "其他文字"}}});
  const size_t last =
      std::min(version.entries.size(), static_cast<size_t>(*first) + static_cast<size_t>(call->limit()));
  workflow::Page<Entry> page;
  page.items.assign(version.entries.begin() + *first, version.entries.begin() + static_cast<std::ptrdiff_t>(last));
  if (last < version.entries.size()) page.next = std::to_string(last);
  Writer json;
  begin_page(json, page, [&](const Entry& entry) { write(json, entry); });
  json.key("list_version").number(version.number).end_object();
  call->reply(json.take());
}

// Every column of every entry. The rules of an entry (domain/entry_rules.hpp) leave no cell that a sheet would disarm,
// so that the CSV says exactly what was published, and can be imported.
void reply_file(CallPtr call, const ListVersion& version, const std::string& word) {
  const auto format = word == "csv" ? sheet::Format::csv : sheet::Format::xlsx;
  std::vector<std::string> headings;
  for (size_t i = 0; i < entry_column_count; ++i) headings.emplace_back(zq::chinese(static_cast<EntryColumn>(i)));
  const auto file = sheet::begin(format, "证明材料取消清单", headings);
  for (const Entry& entry : version.entries) {
    const EntryCells cells = cells_of(entry);
    file->add({cells.begin(), cells.end()});
  }
  auto content = file->finish();
  if (!content.ok()) return call->fail(content.error());
  Response response;
  response.content_type = std::string(content_type(format)) + (word == "csv" ? "; charset=utf-8" : "");
  response.body = std::move(*content);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"list-" + std::to_string(version.number) +
                                                           std::string(suffix(format)) + "\"");
  call->exchange->reply(std::move(response));
}

}  // namespace

void show_list_version(const Desk& desk, CallPtr call) {
  const std::string* given = call->query_value("as_of");
  auto number = desk.list.in_force()->number;
  if (given) {
    const auto list = desk.list.on(date_from_text(*given));
    if (!list.ok()) return call->fail(list.error());
    number = (*list)->number;
  }
  const auto known = desk.list.snapshot();
  const auto head = std::ranges::find(known->heads, number, &workflow::ListVersionHead::number);
  Writer json;
  if (head == known->heads.end())
    json.begin_object().key("number").number(0).key("entries").number(0).end_object();
  else
    write(json, *head, desk.list.in_force()->number);
  call->reply(json.take());
}

void list_versions(const Desk& desk, CallPtr call) {
  const auto known = desk.list.snapshot();
  const int in_force = desk.list.in_force()->number;
  Writer json;
  json.begin_object().key("items").begin_array();
  for (auto head = known->heads.rbegin(); head != known->heads.rend(); ++head) write(json, *head, in_force);
  json.end_array().end_object();
  call->reply(json.take());
}

void read_list_version(const Desk& desk, CallPtr call) {
  const auto version = version_asked(desk, *call);
  if (!version.ok()) return call->fail(version.error());
  const std::string format = call->query_text("format");
  if (format.empty() || format == "json") return reply_page(std::move(call), *version);
  reply_file(std::move(call), *version, format);
}

void show_list_changes(const Desk& desk, CallPtr call) {
  const auto version = version_asked(desk, *call);
  if (!version.ok()) return call->fail(version.error());
  const std::string* given = call->query_value("since");
  const auto since = given ? number_of(*given) : std::optional(version->number - 1);
  if (!since || *since > version->number)
    return call->fail(Error{
        ErrorCode::invalid_input,
        "查询参数有误，请按提示更正",
        {},
        {{"query:since", "须是这一版或者更早一版的版次", "0.." + std::to_string(version->number), "another number"}}});
  const auto earlier = *since == 0 ? Result<ListVersion>(ListVersion{}) : desk.list.published(*since);
  if (!earlier.ok()) return call->fail(earlier.error());
  Writer json;
  json.begin_object().key("since").number(*since).key("version").number(version->number);
  json.key("items").begin_array();
  for (const EntryChange& change : changes_between(*earlier, *version)) write(json, change);
  json.end_array().end_object();
  call->reply(json.take());
}

}  // namespace zq::http
