#include "records/office_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Post& v) {
  a("seat", v.seat)("lead", v.lead)("title", v.title)("section", v.section)("holder", v.holder);
  a("contact", v.contact)("from", v.from)("until", v.until)("recorded_by", v.recorded_by);
}

template <class A>
void members(A& a, Meeting& v) {
  a("title", v.title)("place", v.place)("chair", v.chair)("agenda", v.agenda)("attending", v.attending);
  a("held_on", v.held_on)("warning", v.warning)("recorded_by", v.recorded_by)("recorded_at", v.recorded_at);
  a("minuted_at", v.minuted_at)("items", v.items);
}

template <class A>
void members(A& a, ItemProgress& v) {
  a("at", v.at)("unit", v.unit)("by", v.by)("text", v.text);
}

template <class A>
void members(A& a, MinutesItem& v) {
  a("text", v.text)("due", v.due)("progress", v.progress)("result", v.result)("done_by", v.done_by);
  a("reminded_at", v.reminded_at)("overdue_at", v.overdue_at);
}

template <class A>
void members(A& a, Receipt& v) {
  a("unit", v.unit)("liaison", v.liaison)("read_by", v.read_by)("read_at", v.read_at);
}

template <class A>
void members(A& a, Bulletin& v) {
  a("title", v.title)("period", v.period)("content", v.content)("issued_by", v.issued_by)("receipts", v.receipts);
}

template <class A>
void members(A& a, Interview& v) {
  a("cause", v.cause)("evidence", v.evidence)("proposed_by", v.proposed_by)("approval_no", v.approval_no);
  a("approved_by", v.approved_by)("with", v.with)("place", v.place)("result", v.result)("held_by", v.held_by);
  a("dropped_reason", v.dropped_reason)("approved_at", v.approved_at)("at", v.at)("unit_name", v.unit_name);
}

template <class A>
void members(A& a, InterviewRules& v) {
  a("overdue_reports", v.overdue_reports)("violations", v.violations)("overdue_items", v.overdue_items);
  a("edited_by", v.edited_by);
}

template <class A>
void members(A& a, Feedback& v) {
  a("type", v.type)("text", v.text)("taken_by", v.taken_by)("name", v.name)("contact", v.contact);
  a("answer", v.answer)("answered_by", v.answered_by);
}

namespace records {
namespace {

template <class T>
Document written(const T& value, DocumentKind kind, std::string id, std::string_view state) {
  Document d = records::written(value, kind);
  d.id = std::move(id);
  d.state = state;
  return d;
}

}  // namespace

Document document_of(const Post& value) {
  Document d = written(value, DocumentKind::post, value.id, code(value.seat));
  d.unit = value.unit;
  d.opened_at = value.recorded_at;
  if (value.until) d.closed_at = end_of(*value.until);
  return d;
}

std::optional<Post> post_of(const Document& d) {
  auto value = read_with_id<Post>(d, DocumentKind::post);
  if (!value) return std::nullopt;
  value->unit = d.unit;
  value->recorded_at = d.opened_at;
  return value;
}

Document document_of(const Meeting& value) {
  Document d = written(value, DocumentKind::meeting, value.id, code(value.kind));
  d.series = "meeting:" + std::to_string(static_cast<int>(value.held_on.year()));
  d.number = value.number;
  d.opened_at = start_of(value.held_on);
  d.closed_at = value.minuted_at;
  return d;
}

std::optional<Meeting> meeting_of(const Document& d) {
  auto value = read_with_id<Meeting>(d, DocumentKind::meeting);
  if (!value || !from_code(d.state, value->kind)) return std::nullopt;
  value->number = d.number;
  return value;
}

Document document_of(const MinutesItem& value) {
  Document d = written(value, DocumentKind::minutes_item, value.id, code(value.state));
  d.unit = value.owner;
  d.owner = value.meeting;
  d.opened_at = value.agreed_at;
  d.due_at = end_of(value.due);
  d.closed_at = value.done_at;
  return d;
}

std::optional<MinutesItem> minutes_item_of(const Document& d) {
  auto value = read_with_id<MinutesItem>(d, DocumentKind::minutes_item);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->owner = d.unit;
  value->meeting = d.owner;
  value->agreed_at = d.opened_at;
  value->done_at = d.closed_at;
  return value;
}

Document document_of(const Bulletin& value) {
  Document d = written(value, DocumentKind::bulletin, value.id, value.read_at ? "read" : "sent");
  d.series = yearly("bulletin", value.issued_at);
  d.number = value.number;
  d.opened_at = value.issued_at;
  d.closed_at = value.read_at;
  return d;
}

std::optional<Bulletin> bulletin_of(const Document& d) {
  auto value = read_with_id<Bulletin>(d, DocumentKind::bulletin);
  if (!value) return std::nullopt;
  value->number = d.number;
  value->issued_at = d.opened_at;
  value->read_at = d.closed_at;
  return value;
}

Document document_of(const Interview& value) {
  Document d = written(value, DocumentKind::interview, value.id, code(value.state));
  d.unit = value.unit;
  d.opened_at = value.proposed_at;
  d.due_at = value.at;
  d.closed_at = value.closed_at;
  return d;
}

std::optional<Interview> interview_of(const Document& d) {
  auto value = read_with_id<Interview>(d, DocumentKind::interview);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->unit = d.unit;
  value->proposed_at = d.opened_at;
  value->closed_at = d.closed_at;
  return value;
}

Document document_of(const InterviewRules& value) {
  Document d = written(value, DocumentKind::interview_rules, std::string(interview_rules_id), "in_force");
  d.opened_at = value.edited_at;
  return d;
}

std::optional<InterviewRules> interview_rules_of(const Document& d) {
  auto value = read<InterviewRules>(d, DocumentKind::interview_rules);
  if (value) value->edited_at = d.opened_at;
  return value;
}

Document document_of(const Feedback& value) {
  Document d = written(value, DocumentKind::feedback, value.id, code(value.state));
  d.series = yearly("feedback", value.received_at);
  d.number = value.number;
  d.owner = value.work_order;
  d.opened_at = value.received_at;
  d.closed_at = value.answered_at;
  return d;
}

std::optional<Feedback> feedback_of(const Document& d) {
  auto value = read_with_id<Feedback>(d, DocumentKind::feedback);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->number = d.number;
  value->work_order = d.owner;
  value->received_at = d.opened_at;
  value->answered_at = d.closed_at;
  return value;
}

}  // namespace records
}  // namespace zq
