#include "http/calendar_text.hpp"
#include "http/handlers_writs.hpp"
#include "http/printed.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

void write(Writer& json, const Desk& desk, const Writ& writ, bool whole) {
  const std::string path = (writ.is_public ? "/api/v1/public-writs/" : "/api/v1/writs/") + writ.id;
  json.begin_object().member("id", writ.id).member("kind", zq::code(writ.kind));
  json.member("kind_text", zq::chinese(writ.kind)).member_unless_empty("number", desk.writs.number(writ));
  json.member_unless_empty("about", writ.about).member_unless_empty("verification", writ.case_id.value);
  json.member_unless_empty("unit", writ.unit).member("issuer", writ.issuer);
  json.member("issued_at", beijing_time(writ.issued_at)).key("is_public").boolean(writ.is_public);
  json.member("template_version", writ.template_version);
  json.member("html", path + "/html").member("pdf", path + "/pdf");
  if (whole) {  // what is personal stands in the printed forms only
    json.key("fields").begin_object();
    for (const auto& [name, value] : writ.fields) json.member(name, value);
    json.end_object();
  }
  json.end_object();
}

void reply_whole(const Desk& desk, CallPtr call, const Result<Writ>& writ) {
  if (!writ) return call->fail(writ.error());
  Writer json;
  write(json, desk, *writ, true);
  call->reply(json.take());
}

Result<Response> printed(const Desk& desk, const Writ& writ, std::string_view form) {
  const auto printout = desk.writs.printout(writ);
  if (!printout) return printout.error();
  if (form == "pdf") return pdf_reply(*printout, writ.id);
  return html_reply(*printout);
}

// Sent once the journal says who has read it.
void reply_printed(const Desk& desk, CallPtr call, Result<Writ> writ, std::string_view form) {
  if (!writ) return call->fail(writ.error());
  auto response = printed(desk, *writ, form);
  if (!response) return call->fail(response.error());
  auto ready = std::make_shared<Response>(std::move(*response));
  auto recording = desk.writs.record(call->context, std::move(*writ), std::string(form));
  workflow::start<Result<Done>>(
      std::move(recording), answer_with<Done>(call, [ready](Call& c, Done) { c.exchange->reply(std::move(*ready)); }));
}

}  // namespace

void list_writs(const Desk& desk, CallPtr call) {
  workflow::WritQuery query{call->query_text("about"), call->query_text("case"), call->query_text("unit"), {}};
  WritKind kind{};
  if (from_code(call->query_text("kind"), kind)) query.kind = kind;
  const auto page = desk.writs.list(call->context, query, call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const Writ& writ) { write(json, desk, writ, false); });
  json.end_object();
  call->reply(json.take());
}

void find_writ(const Desk& desk, CallPtr call) {
  const auto writ = desk.writs.find(call->context, call->id);
  reply_whole(desk, call, writ);
}
void read_writ_html(const Desk& desk, CallPtr call) {
  auto writ = desk.writs.find(call->context, call->id);
  reply_printed(desk, call, std::move(writ), "html");
}
void read_writ_pdf(const Desk& desk, CallPtr call) {
  auto writ = desk.writs.find(call->context, call->id);
  reply_printed(desk, call, std::move(writ), "pdf");
}
void find_public_writ(const Desk& desk, CallPtr call) {
  const auto writ = desk.writs.find_public(call->id);
  reply_whole(desk, call, writ);
}
void read_public_writ_html(const Desk& desk, CallPtr call) {
  auto writ = desk.writs.find_public(call->id);
  reply_printed(desk, call, std::move(writ), "html");
}
void read_public_writ_pdf(const Desk& desk, CallPtr call) {
  auto writ = desk.writs.find_public(call->id);
  reply_printed(desk, call, std::move(writ), "pdf");
}

}  // namespace zq::http
