#include "domain/clocks.hpp"
#include "http/handlers_list.hpp"
#include "http/render_list.hpp"

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
  const std::string standing = call->query_text("standing");
  if (standing == "stopped") query.standing = workflow::Standing::stopped;
  if (standing == "any") query.standing = workflow::Standing::any;
  query.cursor = call->query_text("cursor");
  query.limit = call->limit();
  const auto list = desk.list.on(query.as_of);
  if (!list.ok()) return call->fail(list.error());
  const auto page = desk.list.entries(query);
  if (!page.ok()) return call->fail(page.error());
  Writer json;
  const auto known = desk.list.snapshot();
  const Date day = query.as_of.value_or(beijing_day(desk.clock.now()));
  begin_page(json, *page, [&](const Entry& entry) { write(json, entry, known->stops, day); });
  json.key("list_version").number((*list)->number).end_object();
  call->reply(json.take());
}

void find_entry(const Desk& desk, CallPtr call) {
  const auto list = desk.list.in_force();
  const Entry* entry = list->find(EntryId{call->id});
  if (!entry) return call->fail(Error{ErrorCode::not_found, "现行清单中没有这个编号；现行各项见 /api/v1/list/entries"});
  Writer json;
  write(json, *entry, desk.list.snapshot()->stops, beijing_day(desk.clock.now()));
  call->reply(json.take());
}

void ask_list(const Desk& desk, CallPtr call) {
  const auto on = day_of(*call, "on");
  const auto asked = desk.list.may_ask(call->query_text("matter"), call->query_text("proof"), on);
  if (!asked.ok()) return call->fail(asked.error());
  const auto list = desk.list.on(on);
  if (!list.ok()) return call->fail(list.error());
  const AskAnswer& answer = *asked;
  Writer json;
  json.begin_object().key("may_ask").boolean(answer.may_ask());
  json.member("reason", code(answer.reason));
  json.member("text", answer.text).member("basis", answer.basis).key("entries").begin_array();
  for (const Entry& entry : answer.entries) write(json, entry);
  json.end_array();
  if (on) json.member("on", date_text(*on));
  json.key("list_version").number((*list)->number).end_object();
  call->reply(json.take());
}

}  // namespace zq::http
