#include "domain/time_words.hpp"
#include "http/carry_out.hpp"
#include "http/handlers.hpp"

namespace zq::http {
namespace {

using workflow::Paper;
using workflow::Unit;

std::vector<std::string> texts_of(const Value& body, std::string_view name) {
  std::vector<std::string> all;
  if (const Value* found = body.find(name))
    for (const Value& item : found->items) all.push_back(item.text);
  return all;
}

SupplementOrder order_of(const Value& body) {
  SupplementOrder order;
  from_code(body.text_of("ground"), order.ground);  // the schema has passed it
  for (const Value& item : body.find("items")->items)
    order.items.push_back({item.text_of("field"), item.text_of("what"), Private(), {}});
  order.on_site_skipped = body.text_of("on_site_skipped");
  order.operator_name = body.text_of("operator");
  return order;
}

workflow::Decision decision_of(const Value& body) {
  return {body.text_of("decision"), body.text_of("reason"), body.text_of("operator")};
}

}  // namespace

void ask_supplement(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.steps.ask_supplement(unit, call->context, CaseId{call->id}, order_of(call->body), now);
  });
}

void take_supplement(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    std::vector<workflow::SuppliedItem> items;
    for (const Value& item : call->body.find("items")->items)
      items.push_back({item.text_of("value"), item.text_of("file_hash")});
    return desk.handling.steps.supplied(unit, call->context, CaseId{call->id}, items, call->body.text_of("operator"),
                                        call->body.text_of("kept_where"), now);
  });
}

void take_volunteered(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    Volunteered paper;
    paper.material = body.text_of("material");
    paper.motive = body.text_of("motive");
    paper.file_hash = body.text_of("file_hash");
    paper.received_by = body.text_of("operator");
    paper.not_requested = body.boolean_of("not_requested").value_or(false);
    paper.accepted = body.boolean_of("accepted").value_or(true);
    paper.refusal_reason = body.text_of("refusal_reason");
    return desk.handling.steps.volunteered(unit, call->context, CaseId{call->id}, std::move(paper), now);
  });
}

void take_authorisation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    Authorisation letter;
    letter.institutions = texts_of(body, "institutions");
    letter.scopes = texts_of(body, "scopes");
    letter.from = *date_from_text(body.text_of("from"));
    letter.until = *date_from_text(body.text_of("until"));
    letter.signature = body.text_of("signature");
    letter.file_hash = body.text_of("file_hash");
    letter.taken_by = body.text_of("operator");
    return desk.handling.steps.authorise(unit, call->context, CaseId{call->id}, std::move(letter), now);
  });
}

void use_authorisation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    const workflow::LetterUse use{body.text_of("institution"), body.text_of("scope"), body.text_of("result"),
                                  body.text_of("refusal"), body.text_of("operator")};
    return desk.handling.steps.use_authorisation(unit, call->context, call->id, use, now);
  });
}

void revoke_authorisation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.steps.revoke_authorisation(unit, call->context, call->id, call->body.text_of("operator"), now);
  });
}

void decide_verification(const Desk& desk, CallPtr call) {
  carry_out<Case>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.steps.decide(unit, call->context, CaseId{call->id}, decision_of(call->body), now);
  });
}

void withdraw_verification(const Desk& desk, CallPtr call) {
  carry_out<Case>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.steps.withdraw(unit, call->context, CaseId{call->id}, decision_of(call->body), now);
  });
}

void read_case_file(const Desk& desk, CallPtr call) {
  const auto papers = desk.handling.steps.file(call->context, CaseId{call->id});
  if (!papers.ok()) return call->fail(papers.error());
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const Paper& paper : *papers) write(json, paper);
  json.end_array().end_object();
  call->reply(json.take());
}

}  // namespace zq::http
