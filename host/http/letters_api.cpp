#include "domain/clocks.hpp"
#include "http/handlers.hpp"
#include "http/identity.hpp"
#include "http/render.hpp"
#include "http/render_letters.hpp"
#include "workflow/viewing.hpp"

namespace zq::http {
namespace {

using workflow::Rendered;

void answer(CallPtr call, workflow::Task<Result<Rendered>> task) {
  workflow::start<Result<Rendered>>(
      std::move(task), answer_with<Rendered>(std::move(call), [](Call& c, Rendered reply) { c.reply(reply); }));
}

Reader reader_of(const workflow::Context& context, const Letter& letter) {
  if (context.roles.has(Role::assisting) && context.unit == letter.to.value) return Reader::addressee;
  return letter.from_caller == context.caller ? Reader::sender : Reader::other;
}

void write_for(Writer& json, const Desk& desk, const Call& call, const Letter& letter) {
  if (workflow::sees_procedure_only(call.context)) {  // 专窗-5(3)b
    Letter procedure = letter;
    procedure.result.reset();
    procedure.reason.clear();
    procedure.items.clear();
    return write(json, procedure, Reader::other, nullptr);
  }
  const auto list = desk.list.numbered(letter.list_version);
  const Entry* entry = list && *list ? (*list)->find(letter.entry) : nullptr;
  write(json, letter, reader_of(call.context, letter), entry);
}

workflow::LetterBox box_of(const Call& call) {
  const std::string box = call.query_text("box");
  if (box == "handled") return workflow::LetterBox::handled;
  if (box == "sent") return workflow::LetterBox::sent;
  return box == "open" ? workflow::LetterBox::open : workflow::LetterBox::inbox;
}

LetterItem item_of(const Value& value) {
  LetterItem item;
  item.name = value.text_of("name");
  item.verdict = verdict_from_code(value.text_of("verdict"));
  if (value.find("found")) item.found = Private(value.text_of("found"));
  item.note = value.text_of("note");
  return item;
}

LetterReply reply_of(const Value& body) {
  LetterReply reply;
  (void)from_code(body.text_of("result"), reply.result);  // the schema lets no other word pass
  reply.reason = body.text_of("reason");
  reply.by = body.text_of("operator");
  if (const Value* items = body.find("items"))
    for (const Value& item : items->items) reply.items.push_back(item_of(item));
  if (const Value* attachments = body.find("attachments"))
    for (const Value& one : attachments->items) reply.attachments.push_back(one.text);
  return reply;
}

}  // namespace

void list_letters(const Desk& desk, CallPtr call) {
  const auto page = desk.letters.box(call->context, box_of(*call), call->query_text("cursor"), call->limit());
  if (!page) return call->fail(page.error());
  Writer json;
  begin_page(json, *page, [&](const Letter& letter) { write_for(json, desk, *call, letter); });
  json.end_object();
  call->reply(json.take());
}

void find_letter(const Desk& desk, CallPtr call) {
  const auto letter = desk.letters.find(call->context, call->id);
  if (!letter) return call->fail(letter.error());
  Writer json;
  write_for(json, desk, *call, *letter);
  call->reply(json.take());
}

void letters_of_verification(const Desk& desk, CallPtr call) {
  const auto letters = desk.letters.of_case(call->context, CaseId{call->id});
  if (!letters) return call->fail(letters.error());
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const Letter& letter : *letters) write_for(json, desk, *call, letter);
  json.end_array().end_object();
  call->reply(json.take());
}

void send_letter(const Desk& desk, CallPtr call) {
  const Value& body = call->body;
  workflow::NewLetter letter;
  letter.case_id = CaseId{call->id};
  letter.to = DepartmentId{body.text_of("to")};
  (void)from_code(body.text_of("case_type"), letter.case_type);
  letter.purpose = body.text_of("purpose");
  for (const Value& item : body.find("items")->items) letter.items.push_back(item.text);
  letter.reply_to = body.text_of("reply_to");
  letter.operator_name = body.text_of("operator");
  answer(call, desk.letters.send(call->context, call->idempotency, std::move(letter)));
}

void claim_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.claim(call->context, call->idempotency, call->id, call->body.text_of("operator")));
}

void assign_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.assign(call->context, call->idempotency, call->id, call->body.text_of("to"),
                                   call->body.text_of("operator")));
}

void reply_to_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.reply(call->context, call->idempotency, call->id, reply_of(call->body)));
}

void reclassify_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.reclassify(call->context, call->idempotency, call->id, call->body.text_of("reason"),
                                       call->body.text_of("operator")));
}

void return_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.send_back(call->context, call->idempotency, call->id, call->body.text_of("reason"),
                                      DepartmentId{call->body.text_of("to")}, call->body.text_of("operator")));
}

void readdress_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.readdress(call->context, call->idempotency, call->id,
                                      DepartmentId{call->body.text_of("to")}, call->body.text_of("operator")));
}

void withdraw_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.withdraw(call->context, call->idempotency, call->id, call->body.text_of("reason"),
                                     call->body.text_of("operator")));
}

void confirm_letter(const Desk& desk, CallPtr call) {
  answer(call, desk.letters.confirm(call->context, call->idempotency, call->id, call->body.text_of("operator")));
}

// The same verb as an officer's reply. An old message is no proof of anything; one that was taken is answered again.
void take_letter_callback(const Desk& desk, CallPtr call) {
  constexpr std::chrono::minutes believed{5};
  const auto at = moment_from_text(call->body.text_of("at"));
  const Instant now = desk.clock.now();
  if (!at || *at < now - believed || *at > now + believed)
    return call->fail(Error{ErrorCode::unauthenticated,
                            "回传的时间与主机相差超过 5 分钟，请校准时钟后重发",
                            {},
                            {{"/at", "时间相差过大", "within 5 minutes of the host's clock", "another moment"}}});
  call->idempotency = {call->body.text_of("event"),
                       request_hash(name(call->request.method), call->request.path, call->request.body)};
  answer(call,
         desk.letters.reply(call->context, call->idempotency, call->body.text_of("letter"), reply_of(call->body)));
}

}  // namespace zq::http
