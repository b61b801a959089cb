#include "http/calendar_text.hpp"
#include "http/handlers.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

void write(Writer& json, const workflow::ParkedWork& parked) {
  json.begin_object().member("id", parked.work.id).member("kind", workflow::code(parked.work.kind));
  json.member("kind_text", workflow::chinese(parked.work.kind)).member("subject", parked.work.subject);
  json.key("attempts").number(parked.work.attempts).member("parked_at", beijing_time(parked.parked_at));
  json.member("failure", parked.failure).end_object();
}

auto done(CallPtr call) {
  return answer_with<Done>(call, [](Call& c, Done) { c.reply(R"({"status":"ok"})"); });
}

}  // namespace

void list_parked_work(const Desk& desk, CallPtr call) {
  const auto kind = workflow::work_kind_from_code(call->query_text("kind"));
  const auto page = desk.parked.parked(kind, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const workflow::ParkedWork& one) { write(json, one); });
  json.end_object();
  call->reply(json.take());
}

void resume_parked_work(const Desk& desk, CallPtr call) {
  workflow::start<Result<Done>>(desk.parked.resume(call->context, call->id), done(call));
}

void resume_all_parked_work(const Desk& desk, CallPtr call) {
  const auto kind = workflow::work_kind_from_code(call->body.text_of("kind"));
  workflow::start<Result<Done>>(desk.parked.resume_all(call->context, kind.value()), done(call));
}

}  // namespace zq::http
