#include "http/render_window.hpp"

#include "domain/clocks.hpp"
#include "domain/masked.hpp"
#include "http/calendar_text.hpp"
#include "http/render_parts.hpp"

namespace zq::http {
namespace {

void write_applicant(Writer& json, const workflow::SeenRequest& request) {
  const WindowRequest& value = request.value;
  json.key("applicant").begin_object();
  if (request.addressee) {
    json.member("name", value.applicant_name.reveal()).member("id_number", value.applicant_id_number.reveal());
  } else {
    json.member("name", masked_name(value.applicant_name.reveal()));
    json.member("id_number", masked_number(value.applicant_id_number.reveal()));
  }
  json.end_object();
}

void write_course(Writer& json, const WindowRequest& value) {
  json.key("guidance").begin_array();
  for (const Guidance& note : value.guidance) {
    json.begin_object().member("at", beijing_time(note.at)).member("by", note.by).member("window", note.window);
    texts(json, "items", note.items);
    json.key("not_one_off").boolean(note.not_one_off).end_object();
  }
  json.end_array().key("handovers").begin_array();
  for (const Handover& one : value.handovers) {
    json.begin_object().member("at", beijing_time(one.at)).member("by", one.by).member("from", one.from);
    json.member("to", one.to).member("reason", one.reason).end_object();
  }
  json.end_array().key("tracking").begin_array();
  for (const Tracking& one : value.tracking)
    json.begin_object().member("at", beijing_time(one.at)).member("by", one.by).member("note", one.note).end_object();
  json.end_array();
}

void write_clock(Writer& json, const WindowRequest& value) {
  moment(json, "routed_at", value.routed_at);
  moment(json, "due_at", value.due_at);
  moment(json, "natural_due_at", value.natural_due_at);
  moment(json, "office_due_at", value.office_due_at);
  json.member_unless_empty("deadline_text", value.deadline_text);
  moment(json, "reminded_at", value.reminded_at);
  moment(json, "overdue_at", value.overdue_at);
  moment(json, "decided_at", value.decided_at);
  moment(json, "delivered_at", value.delivered_at);
  moment(json, "closed_at", value.closed_at);
  if (value.delivered_at) json.key("late").boolean(is_late(value, *value.delivered_at));
}

void write_outcome(Writer& json, const workflow::SeenRequest& request) {
  const WindowRequest& value = request.value;
  if (value.decided_at) json.member("outcome", value.reason.empty() ? "issued" : "refused");
  json.member_unless_empty("document_no", value.document_no).member_unless_empty("file_hash", value.file_hash);
  if (request.sight == Sight::substance) {
    json.member_unless_empty("content", value.content).member_unless_empty("reason", value.reason);
    json.member_unless_empty("explanation", value.explanation);
  }
  json.member_unless_empty("decided_by", value.decided_by).member_unless_empty("delivered_by", value.delivered_by);
  json.member_unless_empty("delivered_how", value.delivered_how).member_unless_empty("closed_by", value.closed_by);
  json.member_unless_empty("result", value.result);
}

}  // namespace

void write(Writer& json, const workflow::SeenRequest& request) {
  const WindowRequest& value = request.value;
  json.begin_object().member("id", value.id).member_unless_empty("number", window_number_text(value));
  json.member("state", zq::code(value.state)).member("state_text", zq::chinese(value.state));
  json.member("window", value.window).member("window_name", value.window_name).member("holder", value.holder);
  write_applicant(json, request);
  json.member("purpose", value.purpose).member("destination", value.destination).member("material", value.material);
  json.member_unless_empty("issuing_unit", value.issuing_unit).member_unless_empty("issuing_name", value.issuing_name);
  json.member_unless_empty("designee", value.designee);
  if (value.matter_class)
    json.member("class", zq::code(*value.matter_class)).member("class_text", zq::chinese(*value.matter_class));
  json.member("received_at", beijing_time(value.received_at)).member("received_by", value.received_by);
  json.member_unless_empty("reclassify_reason", value.reclassify_reason);
  json.member_unless_empty("returned_reason", value.returned_reason);
  write_clock(json, value);
  write_outcome(json, request);
  write_course(json, value);
  json.end_object();
}

void write(Writer& json, const WindowRecord& value) {
  json.begin_object().member("id", value.id).member("action", zq::code(value.action));
  json.member("action_text", zq::chinese(value.action)).member("window", value.window);
  json.member("matter", value.matter).member("content", value.content).member_unless_empty("result", value.result);
  json.member("assistant", value.assistant).member("at", beijing_time(value.at)).end_object();
}

void write(Writer& json, const DifficultCase& value) {
  json.begin_object().member("id", value.id).member("state", zq::code(value.state));
  json.member("state_text", zq::chinese(value.state)).member("window", value.window);
  json.member_unless_empty("request", value.request).member("matter", value.matter).member("facts", value.facts);
  texts(json, "units", value.units);
  json.key("opinions").begin_array();
  for (const DifficultOpinion& one : value.opinions) {
    json.begin_object().member("unit", one.unit).member("text", one.text).member("by", one.by);
    json.member("at", beijing_time(one.at)).end_object();
  }
  json.end_array().member_unless_empty("result", value.result).member("opened_by", value.opened_by);
  json.member("opened_at", beijing_time(value.opened_at)).member_unless_empty("resolved_by", value.resolved_by);
  moment(json, "resolved_at", value.resolved_at);
  json.end_object();
}

void write(Writer& json, const GuidanceNote& value) {
  json.begin_object().member("id", value.id).member("title", value.title).member("text", value.text);
  json.member("by", value.by).member("at", beijing_time(value.at)).end_object();
}

void write(Writer& json, const WindowPlace& value) {
  json.begin_object().member("unit", value.unit).member("place", value.place).member("hours", value.hours);
  json.member("phone", value.phone).member("responsible", value.responsible);
  json.member("recorded_at", beijing_time(value.recorded_at)).end_object();
}

std::string places_json(const workflow::WindowPlaces& places) {
  Writer json;
  json.begin_object().key("items").begin_array();
  for (const WindowPlace& one : places.places) {
    const Organisation* unit = places.units->find(one.unit);
    json.begin_object().member("unit", one.unit).member("unit_name", unit ? unit->name : one.unit);
    json.member("level", unit && unit->type == OrganisationType::town_street ? "town_street" : "district");
    json.member("place", one.place).member("hours", one.hours).member("phone", one.phone);
    json.member("responsible", one.responsible).end_object();
  }
  json.end_array().key("without").begin_array();
  for (const Organisation* unit : places.without)
    json.begin_object().member("unit", unit->id).member("unit_name", unit->name).end_object();
  json.end_array().end_object();
  return json.take();
}

std::string window_measures_json(const WindowMeasures& measures, const Days& days, const std::string& window) {
  Writer json;
  json.begin_object().member("from", days.first).member("until", days.last).member_unless_empty("window", window);
  json.key("requests").number(measures.requests).key("by_state").begin_object();
  for (const auto& [state, count] : measures.by_state) json.key(zq::code(state)).number(count);
  json.end_object().key("by_class").begin_array();
  for (size_t i = 0; i < measures.by_class.size(); ++i) {
    const WindowTimeliness& of = measures.by_class[i];
    const auto matter_class = static_cast<MatterClass>(i);
    json.begin_object().member("class", zq::code(matter_class)).member("class_text", zq::chinese(matter_class));
    json.key("routed").number(of.routed).key("delivered").number(of.delivered).key("in_time").number(of.in_time);
    json.key("overdue").number(of.overdue);
    json.member("timeliness", percent(of.in_time, of.in_time + of.overdue)).end_object();
  }
  json.end_array().key("issued").number(measures.issued).key("refused").number(measures.refused);
  json.key("refused_explained").number(measures.refused_explained).key("not_one_off").number(measures.not_one_off);
  json.key("mean_delivery_ms").number(measures.delivery_time.mean.count());
  json.key("median_delivery_ms").number(measures.delivery_time.median.count());
  json.key("actions").begin_object();
  for (const auto& [action, count] : measures.actions) json.key(zq::code(action)).number(count);
  json.end_object().end_object();
  return json.take();
}

}  // namespace zq::http
