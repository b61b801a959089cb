#include "http/render_list.hpp"

#include "domain/clocks.hpp"
#include "http/calendar_text.hpp"

namespace zq::http {
namespace {

void write_reason(Writer& json, const Entry& entry, std::span<const ListStop> stops) {
  const ListStop* stop = stop_of(stops, entry);
  const bool by_stop = stop && entry.until == stop->effective_on;
  json.key("stopped").begin_object().member("effective_on", date_text(*entry.until));
  json.member("text", by_stop ? reason_of(*stop) : "清单写明的失效日期已到");
  if (by_stop) json.member("stop", stop->id);
  json.end_object();
}

}  // namespace

void write(Writer& json, const Entry& entry, std::span<const ListStop> stops, Date day) {
  write_open(json, entry);
  if (entry.stopped_by(day)) write_reason(json, entry, stops);
  json.end_object();
}

void write(Writer& json, const workflow::ListVersionHead& head, int in_force) {
  const bool now = head.number == in_force, before = head.number < in_force;
  json.begin_object().key("number").number(head.number).member_unless_empty("publisher", head.publisher);
  json.member_unless_empty("basis", head.basis).member("published_at", beijing_time(head.published_at));
  json.member("effective_from", date_text(head.effective_from));
  json.member("state", now ? "in_force" : before ? "superseded" : "published");
  json.member("state_text", now ? "现行" : before ? "已被取代" : "已公布，待施行");
  json.key("entries").number(head.entries).end_object();
}

void write(Writer& json, const EntryChange& change) {
  json.begin_object().member("kind", zq::code(change.kind())).member("kind_text", zq::chinese(change.kind()));
  write(json.key("entry"), change.entry());
  json.key("columns").begin_array();
  for (const ColumnChange& column : change.columns) {
    json.begin_object().member("column", zq::code(column.column)).member("name", zq::chinese(column.column));
    json.member("before", column.before).member("after", column.after).end_object();
  }
  json.end_array().end_object();
}

void write(Writer& json, const ListStop& stop) {
  json.begin_object().member("id", stop.id).member("basis", stop.basis);
  json.member("cause", zq::code(stop.cause)).member("cause_text", zq::chinese(stop.cause));
  json.member("document", stop.document).member("effective_on", date_text(stop.effective_on));
  json.member("text", reason_of(stop)).key("list_version").number(stop.list_version);
  json.key("entries").begin_array();
  for (const StoppedEntry& one : stop.entries)
    json.begin_object().member("id", one.id.value).member("basis", one.basis).end_object();
  json.end_array().member("recorded_at", beijing_time(stop.recorded_at));
  if (stop.withdrawn_at) json.member("withdrawn_at", beijing_time(*stop.withdrawn_at));
  json.member_unless_empty("withdrawal_reason", stop.withdrawal_reason).end_object();
}

void write(Writer& json, const ListDifferenceItem& item) {
  const ListDifference& found = item.found;
  json.begin_object().member("id", item.id).member("department", item.department.value);
  json.member("department_name", item.department_name);
  json.member("kind", zq::code(found.kind)).member("kind_text", zq::chinese(found.kind));
  json.member("matter", found.matter).member("proof", found.proof);
  json.member_unless_empty("entry", found.entry.value).member_unless_empty("department_code", found.department_code);
  json.key("details").begin_array();
  for (const std::string& detail : found.details) json.text(detail);
  json.end_array().key("list_version").number(item.list_version);
  json.member("state", zq::code(item.state)).member("state_text", zq::chinese(item.state));
  json.member_unless_empty("text", item.text).member_unless_empty("said_by", item.said_by);
  json.member_unless_empty("violation", item.violation_id);
  json.member("found_at", beijing_time(item.found_at)).member("seen_at", beijing_time(item.seen_at));
  if (item.closed_at) json.member("closed_at", beijing_time(*item.closed_at));
  json.end_object();
}

void write(Writer& json, const workflow::ComparisonOutcome& outcome) {
  json.begin_object();
  write(json.key("comparison"), outcome.comparison);
  json.key("opened").number(outcome.opened).key("reopened").number(outcome.reopened);
  json.key("known").number(outcome.known).key("gone").number(outcome.gone).end_object();
}

}  // namespace zq::http
