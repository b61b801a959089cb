// What is shown of a department beyond its name and adapter.
#include "http/calendar_text.hpp"
#include "http/render.hpp"

namespace zq::http {
namespace {

void member(Writer& json, std::string_view key, uint64_t count) { json.key(key).number(static_cast<int64_t>(count)); }

}  // namespace

void write_load(Writer& json, const workflow::DepartmentView& view) {
  json.key("breaker").begin_object().member("state", view.breaker.state);
  json.key("failures").number(view.breaker.failures).key("probes_in_ms").number(view.breaker.probes_in.count());
  member(json, "opened", view.breaker.opened);
  member(json, "probes", view.breaker.probes);
  json.end_object().key("in_flight").number(view.in_flight).key("queued").number(view.queued);
  json.key("lanes").begin_object();
  for (size_t n = 0; n < workflow::lane_count; ++n) {
    const workflow::LaneView& lane = view.lanes[n];
    json.key(code(static_cast<workflow::Lane>(n))).begin_object().key("queued").number(lane.queued);
    member(json, "taken", lane.taken);
    json.key("waited_ms").number(lane.waited.count() / 1000).end_object();
  }
  json.end_object().key("refused").begin_object();
  for (size_t n = 0; n < workflow::refused_for_count; ++n)
    member(json, code(static_cast<workflow::RefusedFor>(n)), view.refused[n]);
  json.end_object().key("retries").begin_object();
  member(json, "used", view.retries);
  member(json, "denied", view.retries_denied);
  json.end_object();
}

void write(Writer& json, const workflow::Impact& impact) {
  json.begin_object().member("department", impact.department.value).member("department_name", impact.name);
  json.member("at", beijing_time(impact.at)).member("manual_way", impact.manual_way);
  json.key("list_version").number(impact.list_version).key("entries").begin_array();
  for (const Entry& entry : impact.entries) {
    json.begin_object().member("id", entry.id.value).member("matter", entry.matter).member("proof", entry.proof);
    json.member("check", entry.check).end_object();
  }
  json.end_array().key("cases_total").number(impact.waiting.cases_total).key("cases").begin_array();
  for (const Case& one : impact.waiting.cases) {
    json.begin_object().member("id", one.id.value).member("matter", one.matter).member("proof", one.proof);
    json.member("opened_at", beijing_time(one.opened_at)).member("due_at", beijing_time(one.due_at));
    json.key("minutes_left").number(workflow::minutes_left(one.due_at, impact.at)).end_object();
  }
  json.end_array().key("complaints_total").number(impact.waiting.complaints_total).key("complaints").begin_array();
  for (const ComplaintPassing& one : impact.waiting.complaints) {
    json.begin_object().member("id", one.id.value).member("filed_at", beijing_time(one.filed_at));
    json.key("attempts").number(one.attempts).end_object();
  }
  json.end_array().key("text").begin_array();
  for (const std::string& sentence : workflow::sentences(impact)) json.text(sentence);
  json.end_array().end_object();
}

void write(Writer& json, const workflow::ShadowView& shadow) {
  json.begin_object().member("state", shadow.state).member("state_text", shadow.state_text);
  json.member("file", shadow.file).member_unless_empty("version", shadow.version);
  json.member_unless_empty("sha256", shadow.sha256);
  if (shadow.state == "running") json.member("since", beijing_time(shadow.since));
  member(json, "compared", shadow.compared);
  member(json, "differing", shadow.differing);
  member(json, "dropped", shadow.dropped);
  json.key("differences").begin_array();
  for (const workflow::ShadowDifference& one : shadow.differences) {
    json.begin_object().member("operation", one.operation).member_unless_empty("check", one.check);
    json.member_unless_empty("field", one.field).member("kind", one.kind);
    member(json, "count", one.count);
    json.member("first", beijing_time(one.first)).member("last", beijing_time(one.last)).end_object();
  }
  json.end_array().end_object();
}

void write(Writer& json, const workflow::AdapterVersion& version) {
  json.begin_object().member("since", version.since).member_unless_empty("version", version.version);
  json.member_unless_empty("sha256", version.sha256).member("outcome", version.outcome);
  json.member_unless_empty("text", version.text).end_object();
}

}  // namespace zq::http
