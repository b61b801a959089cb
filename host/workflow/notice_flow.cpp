#include "workflow/notice_flow.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "records/letter_record.hpp"
#include "workflow/adapter_alarm.hpp"

namespace zq::workflow {
namespace {

std::vector<std::string> addresses_of(const Context& context) {
  std::vector<std::string> all{context.caller.value};
  if (!context.unit.empty() && context.unit != context.caller.value) all.push_back(context.unit);
  // What its roles stand for, where its unit does not say so already.
  for (const auto& [role, unit] :
       {std::pair{Role::joint_office, joint_office_unit},
        std::pair{Role::service_centre, std::string_view("service_centre")},
        std::pair{Role::hotline, std::string_view("hotline")}, std::pair{Role::tech_support, tech_support_unit}})
    if (context.roles.has(role) && std::ranges::find(all, unit) == all.end()) all.emplace_back(unit);
  return all;
}

// "1:<cursor of the store>": which address, and where in it.
bool split(const std::string& cursor, size_t most, size_t& address, std::string& inner) {
  address = 0;
  if (cursor.empty()) return true;
  const char* end = cursor.data() + cursor.size();
  const auto [rest, fault] = std::from_chars(cursor.data(), end, address);
  if (fault != std::errc() || rest == end || *rest != ':' || address >= most) return false;
  inner.assign(rest + 1, end);
  return true;
}

}  // namespace

Result<Page<Notice>> NoticeFlow::mine(const Context& context, bool unread, const std::string& cursor, int limit) {
  const auto addresses = addresses_of(context);
  size_t at = 0;
  std::string inner;
  if (!split(cursor, addresses.size(), at, inner))
    return Error{ErrorCode::invalid_input,
                 "cursor 不是本列表给出的",
                 {},
                 {{"query:cursor", "请原样使用上一页给出的 next", "next of the page before", "something else"}}};
  Page<Notice> page;
  while (at < addresses.size() && static_cast<int>(page.items.size()) < limit) {
    DocumentQuery query;
    query.kind = DocumentKind::notice;
    query.by = unread ? DocumentQuery::By::open_of_unit : DocumentQuery::By::unit;
    query.key = addresses[at];
    query.newest_first = true;
    auto part = store_.documents(query, inner, limit - static_cast<int>(page.items.size()));
    if (!part) return std::move(part).error();
    for (const Document& document : part->items)
      if (auto notice = records::notice_of(document)) page.items.push_back(std::move(*notice));
    inner = std::move(part->next);
    if (inner.empty()) ++at;
  }
  if (at < addresses.size()) page.next = std::to_string(at) + ":" + inner;
  return page;
}

Task<Result<Notice>> NoticeFlow::read(Context context, std::string id, std::string by) {
  auto found = store_.find_document(DocumentKind::notice, id);
  if (!found) co_return std::move(found).error();
  auto notice = found->has_value() ? records::notice_of(**found) : std::nullopt;
  const auto addresses = addresses_of(context);
  if (!notice || std::ranges::find(addresses, notice->to) == addresses.end())
    co_return Error{ErrorCode::not_found, "没有这条通知，或者它不是发给本调用方的；请核对编号"};
  if (notice->read_at) co_return std::move(*notice);
  notice->read_at = clock_.now();
  notice->read_by = std::move(by);
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(*notice)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return std::move(*notice);
}

}  // namespace zq::workflow
