#include "records/window_record.hpp"

#include "domain/clocks.hpp"
#include "records/body.hpp"
#include "records/letter_record.hpp"

namespace zq {

template <class A>
void members(A& a, Guidance& v) {
  a("at", v.at)("by", v.by)("window", v.window)("items", v.items)("not_one_off", v.not_one_off);
}

template <class A>
void members(A& a, Handover& v) {
  a("at", v.at)("by", v.by)("from", v.from)("to", v.to)("reason", v.reason);
}

template <class A>
void members(A& a, Tracking& v) {
  a("at", v.at)("by", v.by)("note", v.note);
}

template <class A>
void members(A& a, WindowRequest& v) {
  a("window_name", v.window_name)("issuing_name", v.issuing_name);
  a("holder", v.holder)("applicant_name", v.applicant_name)("applicant_id_number", v.applicant_id_number);
  a("phone", v.phone)("purpose", v.purpose)("destination", v.destination)("material", v.material);
  a("issuing_unit", v.issuing_unit)("designee", v.designee)("matter_class", v.matter_class);
  a("guidance", v.guidance)("handovers", v.handovers)("tracking", v.tracking)("received_by", v.received_by);
  a("routed_by", v.routed_by)("routed_at", v.routed_at)("due_at", v.due_at)("natural_due_at", v.natural_due_at);
  a("office_due_at", v.office_due_at)("remind_at", v.remind_at)("reminded_at", v.reminded_at);
  a("overdue_at", v.overdue_at)("deadline_text", v.deadline_text)("reclassify_reason", v.reclassify_reason);
  a("returned_reason", v.returned_reason)("document_no", v.document_no)("content", v.content);
  a("file_hash", v.file_hash)("reason", v.reason)("explanation", v.explanation);
  a("refused_by_window", v.refused_by_window)("decided_by", v.decided_by)("decided_at", v.decided_at);
  a("delivered_by", v.delivered_by)("delivered_how", v.delivered_how)("delivered_at", v.delivered_at);
  a("closed_by", v.closed_by)("result", v.result);
}

template <class A>
void members(A& a, WindowRecord& v) {
  a("action", v.action)("subject", v.subject)("matter", v.matter)("content", v.content)("to_unit", v.to_unit);
  a("result", v.result)("substantive", v.substantive)("assistant", v.assistant);
  a("window_name", v.window_name)("to_name", v.to_name);
}

template <class A>
void members(A& a, DifficultOpinion& v) {
  a("unit", v.unit)("text", v.text)("by", v.by)("at", v.at);
}

template <class A>
void members(A& a, DifficultCase& v) {
  a("request", v.request)("matter", v.matter)("facts", v.facts)("person", v.person)("contact", v.contact);
  a("units", v.units)("opinions", v.opinions)("opened_by", v.opened_by)("result", v.result);
  a("resolved_by", v.resolved_by);
}

template <class A>
void members(A& a, GuidanceNote& v) {
  a("title", v.title)("text", v.text)("by", v.by);
}

template <class A>
void members(A& a, WindowPlace& v) {
  a("place", v.place)("hours", v.hours)("phone", v.phone)("responsible", v.responsible);
  a("recorded_by", v.recorded_by);
}

namespace records {

Document document_of(const WindowRequest& value) {
  Document d = written(value, DocumentKind::window_request);
  d.id = value.id;
  d.series = yearly("window_request", value.received_at);
  d.number = value.number;
  d.state = code(value.state);
  d.owner = value.window;
  d.unit = value.state == WindowState::routed ? value.issuing_unit : value.holder;
  d.person = value.applicant_id_number;
  d.opened_at = value.received_at;
  if (clock_runs(value)) d.due_at = value.due_at;
  d.closed_at = value.closed_at;
  return d;
}

std::optional<WindowRequest> window_request_of(const Document& d) {
  auto value = read<WindowRequest>(d, DocumentKind::window_request);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->id = d.id;
  value->number = d.number;
  value->window = d.owner;
  value->received_at = d.opened_at;
  value->closed_at = d.closed_at;
  return value;
}

Document document_of(const WindowRecord& value) {
  Document d = written(value, DocumentKind::window_record);
  d.id = value.id;
  d.state = code(value.action);
  d.unit = value.window;
  d.owner = value.subject;
  d.opened_at = value.at;
  d.closed_at = value.at;
  return d;
}

std::optional<WindowRecord> window_record_of(const Document& d) {
  auto value = read<WindowRecord>(d, DocumentKind::window_record);
  if (!value) return std::nullopt;
  value->id = d.id;
  value->window = d.unit;
  value->at = d.opened_at;
  return value;
}

Document document_of(const DifficultCase& value) {
  Document d = written(value, DocumentKind::difficult_case);
  d.id = value.id;
  d.state = code(value.state);
  d.unit = value.window;
  d.opened_at = value.opened_at;
  d.closed_at = value.resolved_at;
  return d;
}

std::optional<DifficultCase> difficult_case_of(const Document& d) {
  auto value = read<DifficultCase>(d, DocumentKind::difficult_case);
  if (!value || !from_code(d.state, value->state)) return std::nullopt;
  value->id = d.id;
  value->window = d.unit;
  value->opened_at = d.opened_at;
  value->resolved_at = d.closed_at;
  return value;
}

Document document_of(const GuidanceNote& value) {
  Document d = written(value, DocumentKind::guidance_note);
  d.id = value.id;
  d.state = "published";
  d.unit = value.window;
  d.opened_at = value.at;
  d.closed_at = value.at;
  return d;
}

std::optional<GuidanceNote> guidance_note_of(const Document& d) {
  auto value = read<GuidanceNote>(d, DocumentKind::guidance_note);
  if (!value) return std::nullopt;
  value->id = d.id;
  value->window = d.unit;
  value->at = d.opened_at;
  return value;
}

Document document_of(const WindowPlace& value) {
  Document d = written(value, DocumentKind::window_place);
  d.id = value.unit;
  d.state = "registered";
  d.unit = value.unit;
  d.opened_at = value.recorded_at;
  return d;
}

std::optional<WindowPlace> window_place_of(const Document& d) {
  auto value = read<WindowPlace>(d, DocumentKind::window_place);
  if (!value) return std::nullopt;
  value->unit = d.id;
  value->recorded_at = d.opened_at;
  return value;
}

}  // namespace records
}  // namespace zq
