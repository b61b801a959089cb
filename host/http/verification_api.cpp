#include <algorithm>

#include "http/handlers.hpp"
#include "http/render.hpp"
#include "http/schema.hpp"
#include "workflow/viewing.hpp"

namespace zq::http {
namespace {

workflow::OpenVerification question_of(const Value& body) {
  static const Value nothing;
  const Value* applicant = body.find("applicant");
  if (!applicant) applicant = &nothing;
  workflow::OpenVerification asked;
  asked.entry = EntryId{body.text_of("entry")};
  asked.name = applicant->text_of("name");
  asked.id_number = applicant->text_of("id_number");
  if (const Value* declared = body.find("declared"))
    for (const auto& [name, value] : declared->members) asked.declared.push_back({name, Private(value.text)});
  asked.purpose = body.text_of("purpose");
  asked.operator_name = body.text_of("operator");
  if (const Value* place = body.find("place"))
    asked.place = {place->text_of("area_code"), place->text_of("grid_code"), Private(place->text_of("address"))};
  asked.wait = std::chrono::milliseconds(body.integer_of("wait_ms").value_or(0));
  return asked;
}

// A department may be given more time than a request has: then the case goes on, and the caller learns its number in
// time instead of a time-out.
std::chrono::milliseconds wait_within(std::chrono::milliseconds request_time, std::chrono::milliseconds asked) {
  const auto most = request_time - request_time / 10;
  return asked.count() > 0 ? std::min(asked, most) : most;
}

// 专窗-5(3)b: what an assistant is answered, and what is remembered for a repeat.
workflow::RenderCase renderer_for(const Desk& desk, const workflow::Context& context) {
  if (!workflow::sees_procedure_only(context)) return {};
  return [render = case_renderer(desk.list)](const Case& value) {
    const workflow::Rendered whole = render(value);
    Case procedure = value;
    workflow::hide_substance(procedure);
    return workflow::Rendered{whole.status, render(procedure).body, whole.location};
  };
}

}  // namespace

void open_verification(const Desk& desk, CallPtr call) {
  auto asked = question_of(call->body);
  asked.wait = wait_within(desk.settings()->server.request_time, asked.wait);
  auto opening =
      desk.verifications.open(call->context, call->idempotency, std::move(asked), renderer_for(desk, call->context));
  workflow::start<Result<workflow::Rendered>>(
      std::move(opening),
      answer_with<workflow::Rendered>(call, [](Call& c, workflow::Rendered reply) { c.reply(reply); }));
}

std::vector<Fault> verification_faults(const Desk& desk, const Call& call) {
  auto asked = question_of(call.body);
  // A name that does not look like one is no field of any entry, and is not repeated.
  std::erase_if(asked.declared, [](const Declared& declared) { return !is_member_name(declared.name); });
  return desk.verifications.faults_of(asked);
}

// Where no machine is asked, letters are sent in the same breath, and their terms and designees stand in the store.
bool opening_reads_store(const Desk& desk, const Call& call) {
  const auto list = desk.list.in_force();
  const Entry* entry = list->find(EntryId{call.body.text_of("entry")});
  return entry && !asks_machine(*entry);
}

void find_verification(const Desk& desk, CallPtr call) {
  if (workflow::sees_procedure_only(call->context)) {
    const auto seen = desk.oversight.viewing.find(call->context, CaseId{call->id});
    if (!seen.ok() && seen.error().code == ErrorCode::not_found) return refuse_stray(desk, call, seen.error());
    if (!seen.ok()) return call->fail(seen.error());
    Writer json;
    write(json, seen->value, *desk.list.in_force());
    return call->reply(json.take());
  }
  const auto found = desk.verifications.find(call->context, CaseId{call->id});
  if (!found.ok() && found.error().code == ErrorCode::not_found) return refuse_stray(desk, call, found.error());
  if (!found.ok()) return call->fail(found.error());
  Writer json;
  write(json, *found, *desk.list.in_force());
  call->reply(json.take());
}

void list_verifications(const Desk& desk, CallPtr call) {
  const auto state = case_state_from_code(call->query_text("state"));
  const auto page = desk.verifications.mine(call->context, state, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  const auto list = desk.list.in_force();
  Writer json;
  const bool procedure_only = workflow::sees_procedure_only(call->context);
  begin_page(json, *page, [&](Case value) {
    if (procedure_only) workflow::hide_substance(value);
    write(json, value, *list);
  });
  json.end_object();
  call->reply(json.take());
}

}  // namespace zq::http
