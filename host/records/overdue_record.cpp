#include "records/overdue_record.hpp"

#include "domain/clocks.hpp"
#include "domain/notice.hpp"
#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, OverdueReport& v) {
  a("letter", v.letter)("department", v.department)("from", v.from)("facts", v.facts)("letter_due_at", v.letter_due_at);
  a("reported_at", v.reported_at)("replied_at", v.replied_at)("minutes_late", v.minutes_late)("reporter", v.reporter);
  a("outages", v.outages)("remind_at", v.remind_at)("deadline_text", v.deadline_text)("units", v.units);
  a("begun_by", v.begun_by)("begun_at", v.begun_at)("findings", v.findings)("conclusion", v.conclusion);
  a("attribution", v.attribution)("concluded_by", v.concluded_by)("violation", v.violation);
}

template <class A>
void members(A& a, Designee& v) {
  a("post", v.post)("person", v.person)("backup", v.backup)("from", v.from)("until", v.until);
  a("recorded_by", v.recorded_by);
}

template <class A>
void members(A& a, Outage& v) {
  a("until", v.until)("ticket", v.ticket)("reason", v.reason)("recorded_by", v.recorded_by)("ended_by", v.ended_by);
  a("letters", v.letters);
}

namespace records {
namespace {

template <class T>
Document begun(const T& value, DocumentKind kind) {
  Document d;
  d.kind = kind;
  d.id = value.id;
  d.version = value.version;
  write_body(d, value);
  return d;
}

}  // namespace

Document document_of(const OverdueReport& report) {
  Document d = begun(report, DocumentKind::overdue_report);
  d.series = yearly("overdue", report.drafted_at);
  d.number = report.number;
  d.state = code(report.state);
  d.case_id = report.case_id;
  d.unit = joint_office_unit;
  d.owner = report.from_caller.value;
  d.opened_at = report.drafted_at;
  d.due_at = report.due_at;
  d.closed_at = report.concluded_at;
  return d;
}

std::optional<OverdueReport> report_of(const Document& d) {
  auto report = read_with_id<OverdueReport>(d, DocumentKind::overdue_report);
  if (!report || !from_code(d.state, report->state)) return std::nullopt;
  report->number = d.number;
  report->case_id = d.case_id;
  report->from_caller = CallerId{d.owner};
  report->drafted_at = d.opened_at;
  report->due_at = d.due_at;
  report->concluded_at = d.closed_at;
  return report;
}

Document document_of(const Designee& one) {
  Document d = begun(one, DocumentKind::designee);
  d.state = one.ended_at ? "ended" : "appointed";
  d.unit = one.department.value;
  d.opened_at = one.recorded_at;
  d.closed_at = one.ended_at;
  return d;
}

std::optional<Designee> designee_of(const Document& d) {
  auto one = read_with_id<Designee>(d, DocumentKind::designee);
  if (!one) return std::nullopt;
  one->department.value = d.unit;
  one->recorded_at = d.opened_at;
  one->ended_at = d.closed_at;
  return one;
}

Document document_of(const Outage& one) {
  Document d = begun(one, DocumentKind::outage);
  d.state = one.until ? "ended" : "lasting";
  d.unit = one.department.value;
  d.opened_at = one.from;
  d.closed_at = one.until;
  return d;
}

std::optional<Outage> outage_of(const Document& d) {
  auto one = read_with_id<Outage>(d, DocumentKind::outage);
  if (!one) return std::nullopt;
  one->department.value = d.unit;
  one->from = d.opened_at;
  return one;
}

}  // namespace records
}  // namespace zq
