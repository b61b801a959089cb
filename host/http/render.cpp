#include "http/render.hpp"

#include <algorithm>

#include "domain/list_difference.hpp"
#include "http/calendar_text.hpp"

namespace zq::http {
namespace {

std::string_view label_of(std::string_view field, const Entry* entry) {
  if (field == "name") return "姓名";
  if (field == "id_number") return "公民身份号码";
  if (entry)
    for (const DeclaredField& declared : entry->fields)
      if (declared.name == field) return declared.label;
  return field;
}

void write(Writer& json, const FieldVerdict& field, const Entry* entry) {
  json.begin_object().member("name", field.name).member("label", label_of(field.name, entry));
  json.member("verdict", code(field.verdict)).member("verdict_text", chinese(field.verdict));
  if (field.found) json.member("found", field.found->reveal());  // disclose() left it: the entry grants it
  json.member_unless_empty("note", field.note).end_object();
}

void write(Writer& json, const EntryTraits& traits) {
  json.begin_object().key("issuer_in_city").boolean(traits.issuer_in_city);
  json.key("online_verifiable").boolean(traits.online_verifiable).key("forwarded_up").boolean(traits.forwarded_up);
  json.key("in_centre").boolean(traits.in_centre).key("retained").boolean(traits.retained);
  json.member("matter_type", zq::code(traits.matter_type));
  if (traits.basis_level) json.member("basis_level", zq::code(*traits.basis_level));
  json.key("risks").begin_array();
  for (const RiskDomain risk : traits.risks) json.text(zq::code(risk));
  json.end_array().member_unless_empty("sector", traits.sector);
  json.member_unless_empty("supervising", traits.supervising).end_object();
}

void write_sources(Writer& json, const Entry& entry) {
  json.key("sources").begin_array();
  for (const std::vector<Source>& group : entry.sources) {
    json.begin_array();
    for (const Source& one : group)
      json.begin_object()
          .member("department", one.department.value)
          .member_unless_empty("check", one.check)
          .end_object();
    json.end_array();
  }
  json.end_array();
}

}  // namespace

void write(Writer& json, const Case& value, const ListVersion& labels_from) {
  const Entry* entry = labels_from.find(value.entry);
  json.begin_object().member("id", value.id.value);
  json.member("state", zq::code(value.state)).member("state_text", zq::chinese(value.state));
  json.member("entry", value.entry.value).member("matter", value.matter).member("proof", value.proof);
  json.member_unless_empty("department", value.department.value);
  if (value.verdict)
    json.member("verdict", zq::code(*value.verdict)).member("verdict_text", zq::chinese(*value.verdict));
  json.key("fields").begin_array();
  for (FieldVerdict field : value.fields) {
    if (is_closed(value.state)) field.found.reset();  // 规定-17.1: nothing is looked at after the case
    write(json, field, entry);
  }
  json.end_array();
  if (value.cause) json.member("cause", zq::code(*value.cause)).member("cause_text", zq::chinese(*value.cause));
  json.member_unless_empty("manual_way", value.manual_way);
  if (value.cannot_obtain) json.key("cannot_obtain").boolean(true);
  json.member_unless_empty("answered_by", value.answered_by).member_unless_empty("decision", value.decision);
  json.member_unless_empty("decided_on", value.decided_on);
  if (value.closed_at) json.member("closed_at", beijing_time(*value.closed_at));
  json.member("opened_at", beijing_time(value.opened_at)).member("due_at", beijing_time(value.due_at));
  json.member("updated_at", beijing_time(value.updated_at));
  json.key("list_version").number(value.list_version).end_object();
}

void write(Writer& json, const ComplaintPassing& value) {
  json.begin_object().member("department", value.department.value);
  json.member("state", zq::code(value.state)).member("state_text", zq::chinese(value.state));
  json.member_unless_empty("receipt", value.receipt);
  if (value.legacy_status) {
    json.key("status").begin_object().member("code", zq::code(*value.legacy_status));
    json.member("text", zq::chinese(*value.legacy_status));
    json.member_unless_empty("department_text", value.legacy_status_text);
    json.member_unless_empty("handler", value.handler).member_unless_empty("result", value.result);
    json.member_unless_empty("updated_at", value.legacy_updated_at).end_object();
  }
  json.member_unless_empty("last_failure", value.last_failure).key("attempts").number(value.attempts);
  json.member("updated_at", beijing_time(value.updated_at)).end_object();
}

void write(Writer& json, const Entry& entry) {
  write_open(json, entry);
  json.end_object();
}

void write_open(Writer& json, const Entry& entry) {
  json.begin_object().member("id", entry.id.value).member("handling_department", entry.handling_department);
  json.member("matter", entry.matter).member("proof", entry.proof).member("issuer", entry.issuer);
  json.member("basis", entry.basis).key("methods").begin_array();
  for (const zq::Method method : entry.methods)
    json.begin_object().member("code", zq::code(method)).member("text", zq::chinese(method)).end_object();
  json.end_array();
  json.member("matter_class", zq::code(entry.matter_class))
      .member("matter_class_text", zq::chinese(entry.matter_class));
  json.member_unless_empty("assisting", entry.assisting.value).member_unless_empty("check", entry.check);
  if (!entry.sources.empty()) write_sources(json, entry);
  json.key("fields").begin_array();
  for (const DeclaredField& field : entry.fields) {
    json.begin_object().member("name", field.name).member("label", field.label).key("required").boolean(field.required);
    json.member("type", field.is_date ? "date" : "text").key("granted").boolean(field.granted).end_object();
  }
  json.end_array();
  if (entry.since) json.member("since", date_text(*entry.since));
  if (entry.until) json.member("until", date_text(*entry.until));
  if (entry.traits != EntryTraits{}) write(json.key("traits"), entry.traits);
}

void write(Writer& json, const DepartmentListRow& row) {
  json.begin_object().member("code", row.code).member("matter", row.matter).member("proof", row.proof);
  json.member("issuer", row.issuer).member("basis", row.basis).member("method", row.method);
  json.member("matter_class", row.matter_class).member("since", row.since).member("until", row.until).end_object();
}

void write(Writer& json, const workflow::WorkerView& worker) {
  json.begin_object();
  if (worker.pid > 0) json.key("pid").number(worker.pid);
  json.member("state", worker.state).member("state_text", worker.state_text);
  json.member_unless_empty("reason", worker.reason).key("restarts").number(worker.restarts);
  if (worker.next_attempt) json.member("next_attempt", beijing_time(*worker.next_attempt));
  json.key("in_flight").number(worker.in_flight).key("memory_bytes").number(worker.memory_bytes).end_object();
}

void write(Writer& json, const workflow::DepartmentView& view) {
  json.begin_object().member("id", view.id.value).member("name", view.name).key("enabled").boolean(view.enabled);
  json.member("state", view.state).member("state_text", view.state_text).member("manual_way", view.manual_way);
  json.member_unless_empty("off_reason", view.off_reason).member_unless_empty("off_until", view.off_until);
  json.key("generation").number(view.generation);
  if (!view.adapter_id.empty()) {
    json.key("adapter").begin_object().member("id", view.adapter_id).member("version", view.adapter_version);
    json.member("sha256", view.adapter_sha256).end_object();
  }
  json.key("capabilities").begin_array();
  for (const std::string& capability : view.capabilities) json.text(capability);
  json.end_array();
  write_load(json, view);
  json.key("abandoned").number(view.abandoned).member("mode", view.mode).key("workers").begin_array();
  for (const workflow::WorkerView& worker : view.workers) write(json, worker);
  json.end_array();
  json.key("idempotent_complaints").boolean(view.idempotent_complaints).end_object();
}

void write(Writer& json, const workflow::DepartmentComparison& comparison) {
  json.begin_object().member("department", comparison.department.value);
  json.member("department_name", comparison.department_name).key("list_version").number(comparison.list_version);
  json.key("rows_read").number(comparison.rows_read).key("differences").begin_array();
  for (const ListDifference& difference : comparison.differences) {
    json.begin_object().member("kind", zq::code(difference.kind)).member("kind_text", zq::chinese(difference.kind));
    json.member("matter", difference.matter).member("proof", difference.proof);
    json.member_unless_empty("entry", difference.entry.value);
    json.member_unless_empty("department_code", difference.department_code).key("details").begin_array();
    for (const std::string& detail : difference.details) json.text(detail);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write(Writer& json, const workflow::StoredAct& stored) {
  const Act& act = stored.act;
  json.begin_object().key("number").number(stored.number).member("at", beijing_time(act.at)).member("kind", act.kind);
  json.member("subject", act.subject).member("actor", act.actor).member_unless_empty("request_id", act.request_id);
  json.member_unless_empty("basis", act.basis).member_unless_empty("before", act.before);
  json.member_unless_empty("after", act.after);
  if (!act.detail.empty()) json.key("detail").raw(act.detail);  // a JSON object by the journal's own contract
  json.end_object();
}

workflow::RenderCase case_renderer(const workflow::ListFlow& list) {
  return [&list](const Case& value) {
    Writer json;
    write(json, value, *list.in_force());
    return workflow::Rendered{value.verdict ? 200 : 202, json.take(), "/api/v1/verifications/" + value.id.value};
  };
}

}  // namespace zq::http
