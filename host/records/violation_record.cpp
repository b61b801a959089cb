#include "records/violation_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Exemption& v) {
  a("reform_direction", v.reform_direction)("nothing_forbidden", v.nothing_forbidden);
  a("lawful_procedure", v.lawful_procedure)("diligent", v.diligent)("losses_recovered", v.losses_recovered);
  a("evidence", v.evidence)("decided_by", v.decided_by)("decided_at", v.decided_at);
}

template <class A>
void members(A& a, Referral& v) {
  a("organ", v.organ)("result", v.result)("at", v.at);
}

template <class A>
void members(A& a, Violation& v) {
  a("type", v.type)("subject", v.subject)("matter", v.matter)("proof", v.proof)("facts", v.facts);
  a("reported_by", v.reported_by)("conclusion", v.conclusion)("concluded_by", v.concluded_by);
  a("exemption", v.exemption)("referral", v.referral);
}

namespace records {

Document document_of(const Violation& violation) {
  Document d;
  d.kind = DocumentKind::violation;
  d.id = violation.id;
  d.version = violation.version;
  d.state = code(violation.state);
  d.case_id = violation.case_id;
  d.unit = violation.unit;
  d.opened_at = violation.found_at;
  d.closed_at = violation.closed_at;
  write_body(d, violation);
  return d;
}

std::optional<Violation> violation_of(const Document& d) {
  Violation violation;
  if (d.kind != DocumentKind::violation || !from_code(d.state, violation.state)) return std::nullopt;
  if (!read_body(d, violation)) return std::nullopt;
  violation.id = d.id;
  violation.version = d.version;
  violation.case_id = d.case_id;
  violation.unit = d.unit;
  violation.found_at = d.opened_at;
  violation.closed_at = d.closed_at;
  return violation;
}

}  // namespace records
}  // namespace zq
