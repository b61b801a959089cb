#include "records/complaint_record.hpp"

#include "domain/clocks.hpp"
#include "records/body.hpp"
#include "records/running_clock_record.hpp"

namespace zq {

template <class A>
void members(A& a, Mandate& v) {
  a("matter", v.matter)("powers", v.powers)("from", v.from)("until", v.until)("is_signed", v.is_signed);
}
template <class A>
void members(A& a, ComplaintAgent& v) {
  a("name", v.name)("phone", v.phone)("original_seen", v.original_seen)("id_copy", v.id_copy)("mandate", v.mandate);
}
template <class A>
void members(A& a, ComplaintHandler& v) {
  a("name", v.name)("account", v.account)("assigned_by", v.assigned_by)("since", v.since);
  a("declaration", v.declaration)("declared_at", v.declared_at)("has_interest", v.has_interest);
}
template <class A>
void members(A& a, Recusal& v) {
  a("reason", v.reason)("asked_by", v.asked_by)("handler", v.handler)("account", v.account)("asked_at", v.asked_at);
  a("decided_at", v.decided_at)("granted", v.granted)("decision_reason", v.decision_reason);
  a("decided_by", v.decided_by)("new_handler", v.new_handler);
}
template <class A>
void members(A& a, InvestigationRecord& v) {
  a("at", v.at)("by", v.by)("text", v.text)("evidence", v.evidence);
}
template <class A>
void members(A& a, Told& v) {
  a("writ", v.writ)("kind", v.kind)("text", v.text)("at", v.at)("to_party", v.to_party)("by", v.by);
  a("delivered_at", v.delivered_at)("delivered_by", v.delivered_by);
}
template <class A>
void members(A& a, ComplaintStay& v) {
  a("unit", v.unit)("reason", v.reason)("moved_by", v.moved_by)("received_at", v.received_at);
  a("left_at", v.left_at)("due_at", v.due_at);
}
template <class A>
void members(A& a, TimelineItem& v) {
  a("at", v.at)("text", v.text)("reference", v.reference);
}
template <class A>
void members(A& a, Pause& v) {
  a("from", v.from)("until", v.until)("reason", v.reason);
}

template <class A>
void members(A& a, Complaint& v) {
  a("channel", v.channel)("work_order_no", v.work_order_no)("category", v.category)("category_text", v.category_text);
  a("subject", v.subject)("matter", v.matter)("proof", v.proof)("content", v.content)("demands", v.demands);
  a("reasons", v.reasons)("name", v.name)("phone", v.phone)("agent", v.agent)("group_size", v.group_size);
  a("representatives", v.representatives)("against", v.against)("against_person", v.against_person);
  a("unit_name", v.unit_name)("against_name", v.against_name)("supervising", v.supervising);
  a("in_centre", v.in_centre)("follow_hash", v.follow_hash)("legacy", v.legacy)("duplicate_of", v.duplicate_of);
  a("stays", v.stays)("completion_until", v.completion_until)("filed_at", v.filed_at);
  a("registered_at", v.registered_at)("first_decided_at", v.first_decided_at);
  a("first_informed_at", v.first_informed_at)("accepted_at", v.accepted_at)("acceptance_due", v.acceptance_due);
  a("handling_due", v.handling_due)("report_due", v.report_due)("ground", v.ground)("reason", v.reason);
  a("ground_evidence", v.ground_evidence)("competent_unit", v.competent_unit)("handler", v.handler);
  a("barred", v.barred)("recusals", v.recusals)("pauses", v.pauses)("log", v.log)("timeline", v.timeline);
  a("result", v.result)("facts", v.facts)("basis", v.basis)("handling", v.handling)("decided_by", v.decided_by);
  a("decided_at", v.decided_at)("informed_at", v.informed_at)("reported_at", v.reported_at);
  a("verified_on", v.verified_on)("parties", v.parties)("notice", v.notice)("violation", v.violation);
  a("termination", v.termination)("termination_text", v.termination_text)("termination_proof", v.termination_proof);
  a("told", v.told)("clocks", v.clocks);
}

template <class A>
void members(A& a, SupervisionNotice& v) {
  a("unit_name", v.unit_name)("supervising", v.supervising);
  a("complaint", v.complaint)("reporting_unit", v.reporting_unit)("in_centre", v.in_centre);
  a("reported_by", v.reported_by)("facts", v.facts)("basis", v.basis)("demand", v.demand)("timeline", v.timeline);
  a("issue_due", v.issue_due)("issued_by", v.issued_by)("writ", v.writ)("issued_at", v.issued_at);
  a("due_on", v.due_on)("plan", v.plan)("measures", v.measures)("evidence", v.evidence);
  a("rectified_by", v.rectified_by)("opinion", v.opinion)("accepted_by", v.accepted_by);
  a("rectified_at", v.rectified_at)("refused", v.refused)("overdue_at", v.overdue_at)("clock", v.clock);
}

namespace records {

Document document_of(const Complaint& c) {
  Document d;
  d.kind = DocumentKind::complaint;
  d.id = c.id;
  d.version = c.version;
  d.series = yearly("complaint", c.filed_at);
  d.number = c.number;
  d.state = code(c.state);
  d.case_id = c.case_id;
  d.unit = c.unit;
  d.owner = c.filed_by.value;
  d.person = Private(person_key(c));
  d.opened_at = c.received_at;
  for (const RunningClock& clock : c.clocks)
    if (!d.due_at || clock.due < *d.due_at) d.due_at = clock.due;
  d.closed_at = c.closed_at;
  write_body(d, c);
  return d;
}

std::optional<Complaint> complaint_of(const Document& d) {
  Complaint c;
  if (d.kind != DocumentKind::complaint || !from_code(d.state, c.state) || !read_body(d, c)) return std::nullopt;
  c.id = d.id;
  c.version = d.version;
  c.number = d.number;
  c.case_id = d.case_id;
  c.unit = d.unit;
  c.filed_by = CallerId{d.owner};
  c.received_at = d.opened_at;
  c.closed_at = d.closed_at;
  return c;
}

Document document_of(const SupervisionNotice& n) {
  Document d;
  d.kind = DocumentKind::supervision_notice;
  d.id = n.id;
  d.version = n.version;
  d.state = code(n.state);
  d.unit = n.unit;
  d.owner = n.complaint;
  d.opened_at = n.reported_at;
  if (n.clock) d.due_at = n.clock->due;
  d.closed_at = n.closed_at;
  write_body(d, n);
  return d;
}

std::optional<SupervisionNotice> supervision_notice_of(const Document& d) {
  SupervisionNotice n;
  if (d.kind != DocumentKind::supervision_notice || !from_code(d.state, n.state) || !read_body(d, n))
    return std::nullopt;
  n.id = d.id;
  n.version = d.version;
  n.unit = d.unit;
  n.reported_at = d.opened_at;
  n.closed_at = d.closed_at;
  return n;
}

}  // namespace records
}  // namespace zq
