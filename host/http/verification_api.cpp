#include <algorithm>

#include "http/handlers.hpp"
#include "http/render.hpp"
#include "http/schema.hpp"

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

}  // namespace

void open_verification(const Desk& desk, CallPtr call) {
  auto asked = question_of(call->body);
  asked.wait = wait_within(desk.settings()->server.request_time, asked.wait);
  auto opening = desk.verifications.open(call->context, call->idempotency, std::move(asked));
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
  begin_page(json, *page, [&](const Case& value) { write(json, value, *list); });
  json.end_object();
  call->reply(json.take());
}

}  // namespace zq::http
