#include "domain/clocks.hpp"
#include "http/calendar_text.hpp"
#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

std::optional<Date> day_of(const Call& call, std::string_view parameter) {
  const std::string* given = call.query_value(parameter);
  return given ? date_from_text(*given) : std::nullopt;
}

}  // namespace

void list_entries(const Desk& desk, CallPtr call) {
  workflow::EntryQuery query;
  query.matter = call->query_text("matter");
  query.proof = call->query_text("proof");
  query.assisting = DepartmentId{call->query_text("department")};
  query.as_of = day_of(*call, "as_of");
  query.cursor = call->query_text("cursor");
  query.limit = call->limit();
  const auto page = desk.list.entries(query);
  if (!page.ok()) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const Entry& entry) { write(json, entry); });
  json.key("list_version").number(desk.list.in_force()->number).end_object();
  call->reply(json.take());
}

void find_entry(const Desk& desk, CallPtr call) {
  const auto list = desk.list.in_force();
  const Entry* entry = list->find(EntryId{call->id});
  if (!entry) return call->fail(Error{ErrorCode::not_found, "现行清单中没有这个编号；现行各项见 /api/v1/list/entries"});
  Writer json;
  write(json, *entry);
  call->reply(json.take());
}

void ask_list(const Desk& desk, CallPtr call) {
  const auto on = day_of(*call, "on");
  const auto asked = desk.list.may_ask(call->query_text("matter"), call->query_text("proof"), on);
  if (!asked.ok()) return call->fail(asked.error());
  const AskAnswer& answer = *asked;
  Writer json;
  json.begin_object().key("may_ask").boolean(false);
  json.member("reason", answer.reason == AskReason::cancelled ? "cancelled" : "not_in_list");
  json.member("text", answer.text).member("basis", answer.basis).key("entries").begin_array();
  for (const Entry& entry : answer.entries) write(json, entry);
  json.end_array();
  if (on) json.member("on", date_text(*on));
  json.key("list_version").number(desk.list.in_force()->number).end_object();
  call->reply(json.take());
}

void show_list_version(const Desk& desk, CallPtr call) {
  const auto list = desk.list.in_force();
  Writer json;
  json.begin_object().key("number").number(list->number);
  json.member_unless_empty("publisher", list->publisher).member_unless_empty("basis", list->basis);
  if (list->number > 0) json.member("published_at", beijing_time(list->published_at));
  json.key("entries").number(static_cast<int64_t>(list->entries.size())).end_object();
  call->reply(json.take());
}

}  // namespace zq::http
