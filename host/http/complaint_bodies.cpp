#include "http/complaint_bodies.hpp"

#include "domain/clocks.hpp"

namespace zq::http {
namespace {

const Value& object_in(const Value& body, std::string_view name) {
  static const Value nothing;
  const Value* found = body.find(name);
  return found ? *found : nothing;
}

std::optional<ComplaintAgent> agent_of(const Value& body) {
  const Value* given = body.find("agent");
  if (!given) return std::nullopt;
  ComplaintAgent agent;
  agent.name = Private(given->text_of("name"));
  agent.phone = Private(given->text_of("phone"));
  agent.original_seen = given->boolean_of("original_seen").value_or(false);
  agent.id_copy = given->text_of("id_copy");
  const Value& mandate = object_in(*given, "mandate");
  agent.mandate.matter = mandate.text_of("matter");
  agent.mandate.powers = mandate.text_of("powers");
  agent.mandate.from = day_of(mandate, "from");
  agent.mandate.until = day_of(mandate, "until");
  agent.mandate.is_signed = mandate.boolean_of("signed").value_or(false);
  return agent;
}

}  // namespace

std::vector<std::string> texts_of(const Value& body, std::string_view name) {
  std::vector<std::string> all;
  for (const Value& one : object_in(body, name).items) all.push_back(one.text);
  return all;
}

std::vector<Private> persons_of(const Value& body, std::string_view name) {
  std::vector<Private> all;
  for (const Value& one : object_in(body, name).items) all.emplace_back(one.text);
  return all;
}

std::optional<Date> day_of(const Value& body, std::string_view name) { return date_from_text(body.text_of(name)); }

Complaint complaint_of(const Value& body) {
  Complaint c;
  const Value& complainant = object_in(body, "complainant");
  from_code(body.text_of("channel"), c.channel);
  from_code(body.text_of("category"), c.category);
  c.work_order_no = body.text_of("work_order_no");
  c.category_text = body.text_of("category_text");
  c.subject = body.text_of("subject");
  c.content = Private(body.text_of("content"));
  c.demands = Private(body.text_of("demands"));
  c.reasons = Private(body.text_of("reasons"));
  c.name = Private(complainant.text_of("name"));
  c.phone = Private(complainant.text_of("phone"));
  c.agent = agent_of(body);
  c.group_size = static_cast<int>(body.integer_of("group_size").value_or(1));
  c.representatives = persons_of(body, "representatives");
  c.against = body.text_of("against");
  c.against_person = Private(body.text_of("against_person"));
  c.matter = body.text_of("matter");
  c.proof = body.text_of("proof");
  c.case_id = CaseId{body.text_of("case")};
  c.in_centre = body.boolean_of("in_centre").value_or(false);
  c.legacy = body.text_of("department");
  return c;
}

workflow::Completion completion_of(const Value& body) {
  const Value& complainant = object_in(body, "complainant");
  workflow::Completion given;
  given.name = Private(complainant.text_of("name"));
  given.phone = Private(complainant.text_of("phone"));
  given.demands = Private(body.text_of("demands"));
  given.reasons = Private(body.text_of("reasons"));
  given.content = Private(body.text_of("content"));
  given.against = body.text_of("against");
  given.agent = agent_of(body);
  given.by = body.text_of("operator");
  return given;
}

}  // namespace zq::http
