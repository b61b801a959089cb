// Demands and looks are recorded also when they are refused; violations; the register of organisations.
#include "http/carry_out.hpp"
#include "http/handlers.hpp"

namespace zq::http {
namespace {

using workflow::Paper;
using workflow::Unit;

// Commits what the verb recorded, then answers: with the refusal where there is one.
template <class Answer, class Write>
void record_and_answer(const Desk& desk, const CallPtr& call, Unit unit, Answer answer, Write write_answer) {
  auto done = [call, answer = std::move(answer), write_answer](Result<Done> recorded) {
    try {
      if (!recorded.ok()) return call->fail(recorded.error());
      if (answer.refusal) return call->fail(*answer.refusal);
      Writer json;
      write_answer(json, answer);
      call->reply(json.take());
    } catch (...) {
      call->fail_by_exception();
    }
  };
  workflow::start<Result<Done>>(desk.store.commit(std::move(unit)), std::move(done));
}

void write_look(Writer& json, const Case& value) {
  json.begin_object().member("case", value.id.value).member("matter", value.matter).member("purpose", value.purpose);
  json.key("fields").begin_array();
  for (const Declared& declared : value.declared) {
    json.begin_object().member("name", declared.name).member("declared", declared.value.reveal());
    for (const FieldVerdict& field : value.fields)
      if (field.name == declared.name && field.found) json.member("found", field.found->reveal());
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void demand_proof(const Desk& desk, CallPtr call) {
  const Value& body = call->body;
  const workflow::Demand demand{body.text_of("matter"), body.text_of("proof"), CaseId{body.text_of("case")},
                                body.text_of("operator")};
  Unit unit;
  auto answer = desk.handling.guard.demand(unit, call->context, demand, desk.clock.now());
  if (!answer.ok()) return call->fail(answer.error());
  record_and_answer(
      desk, call, std::move(unit), std::move(*answer),
      [](Writer& json, const workflow::DemandAnswer& given) { write(json, given.answer, given.list_version); });
}

void look_at_case(const Desk& desk, CallPtr call) {
  Unit unit;
  auto answer = desk.handling.looks.look(unit, call->context, CaseId{call->id}, call->body.text_of("operator"),
                                         call->body.text_of("purpose"), desk.clock.now());
  if (!answer.ok()) return call->fail(answer.error());
  record_and_answer(desk, call, std::move(unit), std::move(*answer),
                    [](Writer& json, const workflow::LookAnswer& given) { write_look(json, *given.value); });
}

// Reading a case that is not one's own is refused as if it were not there, and recorded.
void refuse_stray(const Desk& desk, const CallPtr& call, const Error& told) {
  Unit unit;
  auto answer = desk.handling.looks.stray(unit, call->context, CaseId{call->id}, told, desk.clock.now());
  if (!answer.ok()) return call->fail(answer.error());
  record_and_answer(desk, call, std::move(unit), std::move(*answer), [](Writer&, const workflow::LookAnswer&) {});
}

void report_violation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 201, [&desk, call](Unit& unit, Instant now) {
    const Value& body = call->body;
    Violation value;
    from_code(body.text_of("type"), value.type);  // the schema has passed it
    value.unit = body.text_of("unit");
    value.case_id = CaseId{body.text_of("case")};
    value.subject = body.text_of("subject");
    value.matter = body.text_of("matter");
    value.proof = body.text_of("proof");
    value.facts = body.text_of("facts");
    value.reported_by = body.text_of("operator");
    return desk.handling.violations.report(unit, call->context, std::move(value), now);
  });
}

void list_violations(const Desk& desk, CallPtr call) {
  std::optional<ViolationState> state;
  if (const std::string* asked = call->query_value("state")) from_code(*asked, state.emplace());
  const auto page = desk.handling.violations.list(state, call->query_text("cursor"), call->limit());
  if (!page.ok()) return call->fail(page.error());
  call->reply(page_json(*page));
}

void confirm_violation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.violations.confirm(unit, call->context, call->id, call->body.text_of("conclusion"),
                                            call->body.text_of("operator"), now);
  });
}

void exempt_violation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    const auto holds = [&](std::string_view name) { return call->body.boolean_of(name).value_or(false); };
    Exemption exemption;
    exemption.reform_direction = holds("reform_direction");
    exemption.nothing_forbidden = holds("nothing_forbidden");
    exemption.lawful_procedure = holds("lawful_procedure");
    exemption.diligent = holds("diligent");
    exemption.losses_recovered = holds("losses_recovered");
    exemption.evidence = call->body.text_of("evidence");
    exemption.decided_by = call->body.text_of("operator");
    return desk.handling.violations.exempt(unit, call->context, call->id, std::move(exemption), now);
  });
}

void refer_violation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.violations.refer(unit, call->context, call->id, {call->body.text_of("organ"), {}, {}}, now);
  });
}

void close_violation(const Desk& desk, CallPtr call) {
  carry_out<Paper>(desk, call, 200, [&desk, call](Unit& unit, Instant now) {
    return desk.handling.violations.close(unit, call->context, call->id, call->body.text_of("conclusion"),
                                          call->body.text_of("operator"), now);
  });
}

void list_units(const Desk& desk, CallPtr call) {
  Writer json;
  json.begin_object().key("items").begin_array();
  const auto settings = desk.settings();
  for (const Organisation& unit : settings->organisations.all()) write(json, unit);
  json.end_array().end_object();
  call->reply(json.take());
}

}  // namespace zq::http
