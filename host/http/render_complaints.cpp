#include "http/render_complaints.hpp"

#include "domain/clocks.hpp"
#include "http/calendar_text.hpp"
#include "http/render.hpp"
#include "http/render_parts.hpp"

namespace zq::http {
namespace {

void day(Writer& json, std::string_view name, const std::optional<Date>& on) {
  if (on) json.member(name, date_text(*on));
}
void persons(Writer& json, std::string_view name, const std::vector<Private>& all) {
  if (all.empty()) return;
  json.key(name).begin_array();
  for (const Private& one : all) json.text(one.reveal());
  json.end_array();
}
void in_time_member(Writer& json, std::string_view name, const std::optional<Instant>& act,
                    const std::optional<Instant>& due) {
  if (act && due) json.key(name).boolean(in_time(*act, *due));
}

std::string name_of(const Desk& desk, const std::string& unit) {
  const auto settings = desk.settings();
  const Organisation* found = settings->organisations.named(unit);
  return found ? found->name : unit;
}

void write_clocks(Writer& json, const std::vector<RunningClock>& clocks) {
  json.key("clocks").begin_array();
  for (const RunningClock& one : clocks) {
    json.begin_object().member("id", one.id).member("due_at", beijing_time(one.due));
    json.member("explanation", one.explanation).key("overdue").boolean(one.overdue_at.has_value()).end_object();
  }
  json.end_array();
}

void write_timeline(Writer& json, const std::vector<TimelineItem>& timeline) {
  json.key("timeline").begin_array();
  for (const TimelineItem& one : timeline) {
    json.begin_object().member("at", beijing_time(one.at)).member("text", one.text);
    json.member("reference", one.reference).end_object();
  }
  json.end_array();
}

// `own`: for the complainant, who is not shown what parties were told.
void write_told(Writer& json, const Complaint& c, bool own) {
  json.key("told").begin_array();
  for (const Told& one : c.told) {
    if (own && one.to_party) continue;
    json.begin_object().member("writ", one.writ).member("kind", code(one.kind)).member("kind_text", chinese(one.kind));
    json.member("text", one.text).member("at", beijing_time(one.at)).key("to_party").boolean(one.to_party);
    if (one.by) json.member("by", chinese(*one.by));
    moment(json, "delivered_at", one.delivered_at);
    json.end_object();
  }
  json.end_array();
}

void write_course(Writer& json, const Complaint& c) {
  json.member("filed_at", beijing_time(c.filed_at)).member("received_at", beijing_time(c.received_at));
  moment(json, "registered_at", c.registered_at);
  moment(json, "first_decided_at", c.first_decided_at);
  moment(json, "first_informed_at", c.first_informed_at);
  in_time_member(json, "first_in_time", c.first_informed_at, c.acceptance_due);
  moment(json, "accepted_at", c.accepted_at);
  moment(json, "acceptance_due_at", c.acceptance_due);
  day(json, "completion_until", c.completion_until);
  moment(json, "handling_due_at", c.handling_due);
  moment(json, "decided_at", c.decided_at);
  in_time_member(json, "decided_in_time", c.decided_at, c.handling_due);
  moment(json, "informed_at", c.informed_at);
  day(json, "verified_on", c.verified_on);
  moment(json, "report_due_at", c.report_due);
  moment(json, "reported_at", c.reported_at);
  in_time_member(json, "reported_in_time", c.reported_at, c.report_due);
  moment(json, "closed_at", c.closed_at);
}

void write_person(Writer& json, const Complaint& c) {
  json.key("complainant").begin_object().member("name", c.name.reveal());
  json.member_unless_empty("phone", c.phone.reveal());
  if (c.agent) {
    json.key("agent").begin_object().member("name", c.agent->name.reveal());
    json.member_unless_empty("phone", c.agent->phone.reveal());
    day(json, "from", c.agent->mandate.from);
    day(json, "until", c.agent->mandate.until);
    json.end_object();
  }
  persons(json, "representatives", c.representatives);
  json.end_object();
  persons(json, "parties", c.parties);
}

void write_recusals(Writer& json, const std::vector<Recusal>& all) {
  json.key("recusals").begin_array();
  for (const Recusal& one : all) {
    json.begin_object().member("reason", one.reason).member("asked_by", one.asked_by);
    json.member_unless_empty("handler", one.handler).member("asked_at", beijing_time(one.asked_at));
    moment(json, "decided_at", one.decided_at);
    if (one.decided_at) json.key("granted").boolean(one.granted);
    json.member_unless_empty("decision_reason", one.decision_reason);
    json.member_unless_empty("new_handler", one.new_handler).end_object();
  }
  json.end_array();
}

// What the handling unit keeps to itself.
void write_file(Writer& json, const Complaint& c) {
  write_person(json, c);
  json.member_unless_empty("duplicate_of", c.duplicate_of);  // says that the same person has complained before
  if (c.handler) {
    json.key("handler").begin_object().member("name", c.handler->name).member("account", c.handler->account.value);
    json.member("since", beijing_time(c.handler->since));
    json.key("declared").boolean(c.handler->declared_at.has_value()).end_object();
  }
  write_recusals(json, c.recusals);
  json.key("log").begin_array();
  for (const InvestigationRecord& one : c.log) {
    json.begin_object().member("at", beijing_time(one.at)).member("by", one.by).member("text", one.text);
    texts(json, "evidence", one.evidence);
    json.end_object();
  }
  json.end_array();
}

void write_stays(Writer& json, const Desk& desk, const Complaint& c) {
  json.key("stays").begin_array();
  for (const ComplaintStay& one : c.stays) {
    json.begin_object().member("unit", one.unit).member("unit_name", name_of(desk, one.unit));
    json.member("reason", one.reason).member("received_at", beijing_time(one.received_at));
    json.member("left_at", beijing_time(one.left_at));
    moment(json, "due_at", one.due_at);
    json.end_object();
  }
  json.end_array();
}

void write_decision(Writer& json, const Complaint& c) {
  if (c.ground) json.member("ground", code(*c.ground)).member("ground_text", chinese(*c.ground));
  json.member_unless_empty("reason", c.reason).member_unless_empty("competent_unit", c.competent_unit);
  if (c.result) json.member("result", code(*c.result)).member("result_text", chinese(*c.result));
  json.member_unless_empty("facts", c.facts).member_unless_empty("decision_basis", c.basis);
  json.member_unless_empty("handling", c.handling);
  if (c.termination) json.member("termination", code(*c.termination));
  json.member_unless_empty("termination_text", c.termination_text);
  json.member_unless_empty("supervision_notice", c.notice).member_unless_empty("violation", c.violation);
}

void write_subject(Writer& json, const Complaint& c) {
  json.member("id", c.id);
  if (c.number > 0) json.key("number").number(c.number);
  json.member("state", code(c.state)).member("state_text", chinese(c.state));
  json.member("channel", code(c.channel)).member("channel_text", chinese(c.channel));
  json.member_unless_empty("work_order_no", c.work_order_no);
  json.member("category", code(c.category)).member("category_text", chinese(c.category));
  json.member("basis", basis_of(c.category)).member_unless_empty("category_note", c.category_text);
  json.member("subject", c.subject).member("content", c.content.reveal());
  json.member_unless_empty("demands", c.demands.reveal()).member_unless_empty("reasons", c.reasons.reveal());
  if (!c.against.empty()) json.member("against", c.against).member("against_name", c.against_name);
  json.member_unless_empty("matter", c.matter).member_unless_empty("proof", c.proof);
  json.member_unless_empty("case", c.case_id.value).key("in_centre").boolean(c.in_centre);
  json.member("unit", c.unit).member("unit_name", c.unit_name);
  json.member_unless_empty("department", c.legacy);
}

}  // namespace

void write_members(Writer& json, const Desk& desk, const workflow::SeenComplaint& seen) {
  const Complaint& c = seen.value;
  write_subject(json, c);
  if (!seen.missing.empty()) texts(json, "missing", seen.missing);
  if (seen.sight == ComplaintSight::identity) write_file(json, c);
  write_clocks(json, c.clocks);
  write_stays(json, desk, c);
  write_timeline(json, c.timeline);
  write_decision(json, c);
  write_told(json, c, false);
  write_course(json, c);
  if (!seen.passing) return;
  json.key("passing");
  write(json, *seen.passing);
}

std::string json_of(const Desk& desk, const workflow::SeenComplaint& seen) {
  Writer json;
  json.begin_object();
  write_members(json, desk, seen);
  json.end_object();
  return json.take();
}

std::string json_of(const Desk& desk, const Complaint& c) {
  Writer json;
  json.begin_object().member("id", c.id).member("state", code(c.state)).member("state_text", chinese(c.state));
  json.member("unit_name", c.unit_name).member("subject", c.subject);
  if (c.state == ComplaintState::incomplete)
    texts(json, "missing", missing_for_acceptance(c, beijing_day(desk.clock.now())));
  write_clocks(json, c.clocks);
  write_told(json, c, true);
  write_course(json, c);
  json.end_object();
  return json.take();
}

std::string json_of(const Desk&, const workflow::SeenNotice& seen) {
  const SupervisionNotice& n = seen.value;
  Writer json;
  json.begin_object().member("id", n.id).member_unless_empty("number", workflow::notice_number_text(n, seen.number));
  json.member("state", code(n.state)).member("state_text", chinese(n.state)).member("complaint", n.complaint);
  json.member("unit", n.unit).member("unit_name", n.unit_name).member("reported_by", n.reported_by);
  json.member("reported_at", beijing_time(n.reported_at));
  moment(json, "issue_due_at", n.issue_due);
  json.member("facts", n.facts).member("basis", n.basis).member("demand", n.demand);
  write_timeline(json, n.timeline);
  std::vector<RunningClock> clocks;
  if (n.clock) clocks.push_back(*n.clock);
  write_clocks(json, clocks);
  moment(json, "issued_at", n.issued_at);
  json.member_unless_empty("issued_by", n.issued_by).member_unless_empty("writ", n.writ);
  day(json, "due_on", n.due_on);
  json.member_unless_empty("plan", n.plan).member_unless_empty("measures", n.measures);
  texts(json, "evidence", n.evidence);
  moment(json, "rectified_at", n.rectified_at);
  if (n.rectified_at) json.key("rectified_in_time").boolean(rectified_in_time(n));
  moment(json, "overdue_at", n.overdue_at);
  json.member_unless_empty("opinion", n.opinion).member_unless_empty("accepted_by", n.accepted_by);
  json.key("refused").number(n.refused);
  moment(json, "closed_at", n.closed_at);
  json.end_object();
  return json.take();
}

}  // namespace zq::http
