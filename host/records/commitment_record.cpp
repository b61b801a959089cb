#include "records/commitment_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, CommitmentTemplate& v) {
  a("matter", v.matter)("proof", v.proof)("number", v.number)("content", v.content)("standard", v.standard);
  a("liability", v.liability)("organ", v.organ)("made_by", v.made_by);
}

template <class A>
void members(A& a, SupervisionPlan& v) {
  a("matter", v.matter)("proof", v.proof)("number", v.number)("checks", v.checks)("every_days", v.every_days);
  a("organ", v.organ)("responsible", v.responsible)("made_by", v.made_by);
}

template <class A>
void members(A& a, CommitmentCheck& v) {
  a("at", v.at)("by", v.by)("finding", v.finding)("held", v.held);
}

template <class A>
void members(A& a, RectificationOrder& v) {
  a("demand", v.demand)("by", v.by)("limit", v.limit)("ordered_at", v.ordered_at)("reminded_at", v.reminded_at);
  a("overdue_at", v.overdue_at)("done_at", v.done_at)("result", v.result);
}

template <class A>
void members(A& a, Commitment& v) {
  a("organ", v.organ)("matter", v.matter)("proof", v.proof)("applicant_name", v.applicant_name);
  a("applicant_id_number", v.applicant_id_number)("template_number", v.template_number);
  a("plan_number", v.plan_number)("content", v.content)("standard", v.standard)("liability", v.liability);
  a("informed_at", v.informed_at)("informer", v.informer)("acknowledgement", v.acknowledgement);
  a("signed_at", v.signed_at)("signature", v.signature)("checks", v.checks)("order", v.order);
  a("revocation", v.revocation)("revoked_by", v.revoked_by)("exclusion", v.exclusion);
}

template <class A>
void members(A& a, Exclusion& v) {
  a("commitment", v.commitment)("organ", v.organ)("applicant_name", v.applicant_name);
  a("applicant_id_number", v.applicant_id_number)("decision_no", v.decision_no)("reason", v.reason);
  a("decided_by", v.decided_by)("decided_on", v.decided_on)("last_day", v.last_day);
  a("whole_district", v.whole_district)("dishonesty_ref", v.dishonesty_ref);
  a("lift_decision_no", v.lift_decision_no)("lifted_by", v.lifted_by);
}

namespace records {
namespace {

// Templates and plans: found by their subject, told apart by their number.
template <class T>
Document numbered(const T& value, DocumentKind kind) {
  Document d = written(value, kind);
  d.owner = commitment_subject(value.matter, value.proof);
  d.id = d.owner + "#" + std::to_string(value.number);
  d.state = "published";
  d.opened_at = value.made_at;
  return d;
}

}  // namespace

Document document_of(const CommitmentTemplate& value) { return numbered(value, DocumentKind::commitment_template); }
Document document_of(const SupervisionPlan& value) { return numbered(value, DocumentKind::supervision_plan); }

std::optional<CommitmentTemplate> commitment_template_of(const Document& d) {
  auto value = read<CommitmentTemplate>(d, DocumentKind::commitment_template);
  if (value) value->made_at = d.opened_at;
  return value;
}

std::optional<SupervisionPlan> supervision_plan_of(const Document& d) {
  auto value = read<SupervisionPlan>(d, DocumentKind::supervision_plan);
  if (value) value->made_at = d.opened_at;
  return value;
}

Document document_of(const Commitment& value) {
  Document d = written(value, DocumentKind::commitment);
  d.id = value.id;
  d.state = code(value.state);
  d.case_id = value.case_id;
  d.owner = value.owner.value;
  d.person = value.applicant_id_number;
  d.opened_at = value.offered_at;
  d.due_at = value.next_check_at;
  d.closed_at = value.closed_at;
  return d;
}

std::optional<Commitment> commitment_of(const Document& d) {
  auto value = read<Commitment>(d, DocumentKind::commitment);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->id = d.id;
  value->case_id = d.case_id;
  value->owner = CallerId{d.owner};
  value->offered_at = d.opened_at;
  value->next_check_at = d.due_at;
  value->closed_at = d.closed_at;
  return value;
}

Document document_of(const Exclusion& value) {
  Document d = written(value, DocumentKind::exclusion);
  d.id = value.id;
  d.state = code(value.state);
  d.person = value.applicant_id_number;
  d.opened_at = value.recorded_at;
  d.closed_at = value.lifted_at;
  return d;
}

std::optional<Exclusion> exclusion_of(const Document& d) {
  auto value = read<Exclusion>(d, DocumentKind::exclusion);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->id = d.id;
  value->recorded_at = d.opened_at;
  value->lifted_at = d.closed_at;
  return value;
}

}  // namespace records
}  // namespace zq
