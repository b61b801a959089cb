#include "records/street_task_record.hpp"

#include "domain/words.hpp"
#include "records/body.hpp"
#include "records/place_record.hpp"

namespace zq {
bool from_code(std::string_view c, StreetPlatform& v) { return take(street_platform_from_code(c), v); }
bool from_code(std::string_view c, FieldConclusion& v) { return take(field_conclusion_from_code(c), v); }
bool from_code(std::string_view c, FieldAnswerKind& v) { return take(field_answer_kind_from_code(c), v); }

template <class A>
void members(A& a, TaskRoute& v) {
  a("unit", v.unit)("street_area", v.street_area)("street_name", v.street_name)("connector", v.connector);
  a("platform", v.platform);
}
template <class A>
void members(A& a, FieldQuestion& v) {
  a("code", v.code)("text", v.text)("answer", v.answer);
}
template <class A>
void members(A& a, FieldTime& v) {
  a("at", v.at)("day_only", v.day_only);
}
template <class A>
void members(A& a, TaskStep& v) {
  a("platform", v.platform)("word", v.word)("org", v.org)("operator", v.operator_name)("at", v.at);
  a("opinion", v.opinion);
}
template <class A>
void members(A& a, FieldAnswer& v) {
  a("question", v.question)("value", v.value);
}
template <class A>
void members(A& a, FieldPhoto& v) {
  a("question", v.question)("reference", v.reference);
}
template <class A>
void members(A& a, FieldFeedback& v) {
  a("conclusion", v.conclusion)("handler", v.handler)("peer", v.peer)("at", v.at)("place", v.place);
  a("remark", v.remark)("signature", v.signature)("answers", v.answers)("photos", v.photos);
}
template <class A>
void members(A& a, StreetTask& v) {
  a("letter", v.letter)("visit", v.visit)("route", v.route)("place", v.place)("types", v.types);
  a("questions", v.questions)("full_number", v.full_number)("subject_name", v.subject_name);
  a("subject_number", v.subject_number)("handling_department", v.handling_department);
  a("platform_text", v.platform_text)("reason", v.reason)("pushed_at", v.pushed_at)("fed_back_at", v.fed_back_at);
  a("overdue_at", v.overdue_at)("attribution", v.attribution)("follows", v.follows)("tried", v.tried);
  a("log", v.log)("feedback", v.feedback);
}
template <class A>
void members(A& a, Visit& v) {
  a("route", v.route)("place", v.place)("tasks", v.tasks)("receipt", v.receipt)("attempts", v.attempts);
  a("reads", v.reads)("last_failure", v.last_failure);
}
template <class A>
void members(A& a, OnSiteRecord& v) {
  a("letter", v.letter)("task", v.task)("officers", v.officers)("at", v.at)("day_only", v.day_only);
  a("place", v.place)("persons_asked", v.persons_asked)("finding", v.finding)("conclusion", v.conclusion);
  a("answers", v.answers)("photos", v.photos)("signature", v.signature);
}

namespace records {
Document document_of(const StreetTask& task) {
  Document d;
  d.kind = DocumentKind::field_task;
  d.id = task.id;
  d.version = task.version;
  d.state = code(task.state);
  d.case_id = task.case_id;
  d.unit = task.route.unit;
  d.owner = task.owner.value;
  d.opened_at = task.opened_at;
  d.due_at = task.due_at;
  d.closed_at = task.closed_at;
  write_body(d, task);
  return d;
}

std::optional<StreetTask> street_task_of(const Document& d) {
  StreetTask task;
  if (d.kind != DocumentKind::field_task || !from_code(d.state, task.state) || !read_body(d, task)) return std::nullopt;
  task.id = d.id;
  task.version = d.version;
  task.case_id = d.case_id;
  task.owner = CallerId{d.owner};
  task.opened_at = d.opened_at;
  task.due_at = d.due_at.value_or(Instant{});
  task.closed_at = d.closed_at;
  return task;
}

Document document_of(const Visit& visit) {
  Document d;
  d.kind = DocumentKind::visit;
  d.id = visit.id;
  d.version = visit.version;
  d.state = code(visit.state);
  d.unit = visit.route.unit;
  d.opened_at = visit.opened_at;
  d.due_at = visit.due_at;
  d.closed_at = visit.closed_at;
  write_body(d, visit);
  return d;
}

std::optional<Visit> visit_of(const Document& d) {
  Visit visit;
  if (d.kind != DocumentKind::visit || !from_code(d.state, visit.state) || !read_body(d, visit)) return std::nullopt;
  visit.id = d.id;
  visit.version = d.version;
  visit.opened_at = d.opened_at;
  visit.due_at = d.due_at.value_or(Instant{});
  visit.closed_at = d.closed_at;
  return visit;
}

Document document_of(const OnSiteRecord& record) {
  Document d;
  d.kind = DocumentKind::on_site_record;
  d.id = record.id;
  d.version = record.version;
  d.state = "recorded";
  d.case_id = record.case_id;
  d.unit = record.unit;
  d.owner = record.owner.value;
  d.opened_at = record.recorded_at;
  d.closed_at = record.recorded_at;
  write_body(d, record);
  return d;
}

std::optional<OnSiteRecord> on_site_record_of(const Document& d) {
  OnSiteRecord record;
  if (d.kind != DocumentKind::on_site_record || !read_body(d, record)) return std::nullopt;
  record.id = d.id;
  record.version = d.version;
  record.case_id = d.case_id;
  record.unit = d.unit;
  record.owner = CallerId{d.owner};
  record.recorded_at = d.opened_at;
  return record;
}

}  // namespace records
}  // namespace zq
