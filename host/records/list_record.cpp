#include "records/list_record.hpp"

#include "domain/clocks.hpp"
#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, StoppedEntry& v) {
  a("id", v.id)("basis", v.basis);
}

template <class A>
void members(A& a, ListStop& v) {
  a("basis", v.basis)("cause", v.cause)("document", v.document)("effective_on", v.effective_on);
  a("list_version", v.list_version)("entries", v.entries)("recorded_by", v.recorded_by);
  a("withdrawn_at", v.withdrawn_at)("withdrawal_reason", v.withdrawal_reason)("withdrawn_by", v.withdrawn_by);
}

template <class A>
void members(A& a, ListDifference& v) {
  a("kind", v.kind)("matter", v.matter)("proof", v.proof)("entry", v.entry);
  a("department_code", v.department_code)("details", v.details);
}

template <class A>
void members(A& a, ListDifferenceItem& v) {
  a("department_name", v.department_name)("found", v.found)("list_version", v.list_version)("text", v.text);
  a("said_by", v.said_by)("violation_id", v.violation_id)("seen_at", v.seen_at);
}

namespace records {
namespace {

std::string year_of(Instant at) { return date_text(beijing_day(at)).substr(0, 4); }

}  // namespace

Document document_of(const ListStop& stop) {
  Document d;
  d.kind = DocumentKind::list_stop;
  d.id = stop.id;
  d.version = stop.version;
  d.series = "list_stop:" + year_of(stop.recorded_at);
  d.state = stop.withdrawn_at ? "withdrawn" : "recorded";
  d.opened_at = stop.recorded_at;
  d.due_at = start_of(stop.effective_on);
  d.closed_at = stop.withdrawn_at ? stop.withdrawn_at : stop.told_at;
  write_body(d, stop);
  return d;
}

std::optional<ListStop> list_stop_of(const Document& d) {
  ListStop stop;
  if (d.kind != DocumentKind::list_stop || !read_body(d, stop)) return std::nullopt;
  stop.id = d.id;
  stop.version = d.version;
  stop.number = d.number;
  stop.recorded_at = d.opened_at;
  if (!stop.withdrawn_at) stop.told_at = d.closed_at;
  return stop;
}

Document document_of(const ListDifferenceItem& item) {
  Document d;
  d.kind = DocumentKind::list_difference;
  d.id = item.id;
  d.version = item.version;
  d.series = "list_difference:" + year_of(item.found_at);
  d.state = code(item.state);
  d.unit = item.department.value;
  d.opened_at = item.found_at;
  d.closed_at = item.closed_at;
  write_body(d, item);
  return d;
}

std::optional<ListDifferenceItem> list_difference_of(const Document& d) {
  ListDifferenceItem item;
  if (d.kind != DocumentKind::list_difference || !from_code(d.state, item.state)) return std::nullopt;
  if (!read_body(d, item)) return std::nullopt;
  item.id = d.id;
  item.version = d.version;
  item.number = d.number;
  item.department = DepartmentId{d.unit};
  item.found_at = d.opened_at;
  item.closed_at = d.closed_at;
  return item;
}

}  // namespace records
}  // namespace zq
