#include "http/render_adjustment.hpp"

#include "http/calendar_text.hpp"

namespace zq::http {
namespace {

void member(Writer& json, std::string_view name, const std::optional<Instant>& at) {
  if (at) json.member(name, beijing_time(*at));
}
void member(Writer& json, std::string_view name, const std::optional<Date>& day) {
  if (day) json.member(name, date_text(*day));
}

void write_changes(Writer& json, const Adjustment& value, const Entry* before) {
  json.key("changes").begin_array();
  for (const ColumnChange& one : changes_of(value.form, before)) {
    json.begin_object().member("column", code(one.column)).member("label", chinese(one.column));
    json.member_unless_empty("before", one.before).member_unless_empty("after", one.after).end_object();
  }
  json.end_array();
}

void write_reason(Writer& json, const AdjustmentForm& form) {
  if (form.reason)
    json.member("reason", code(*form.reason))
        .member("reason_text", chinese(*form.reason))
        .member("reason_basis", basis_of(*form.reason));
  json.member_unless_empty("basis", words_of(form.basis)).member_unless_empty("basis_text", form.basis.text);
  if (form.basis.level) json.member("basis_level", chinese(*form.basis.level));
  member(json, "basis_effective_on", form.basis.effective_on);
  json.member_unless_empty("decision_no", form.decision_no);
  if (form.decision_level) json.member("decision_level", chinese(*form.decision_level));
}

void write_application(Writer& json, const Adjustment& value, Audience audience) {
  const AdjustmentForm& form = value.form;
  const Entry* before = value.before ? &*value.before : nullptr;
  json.key("application").begin_object();
  write_reason(json, form);
  json.member_unless_empty("verifying_unit", form.verifying_unit).member_unless_empty("explanation", form.explanation);
  member(json, "cause_date", form.cause_on);
  json.key("grounds").begin_array();
  for (const GroundAnswer& one : form.grounds) {
    json.begin_object().member("ground", code(one.ground)).member("ground_text", chinese(one.ground));
    json.key("applies").boolean(one.applies).member_unless_empty("note", one.note).end_object();
  }
  json.end_array();
  write_changes(json, value, before);
  json.member("content", content_of(form, before)).member("content_sha256", value.text_hash);
  if (audience == Audience::officers)
    json.member_unless_empty("handler", form.handler).member_unless_empty("seal", form.seal);
  json.end_object();
}

void write_clock(Writer& json, const RunningClock& clock) {
  json.key("clock").begin_object().member("clock", clock.id).member("due_at", beijing_time(clock.due));
  json.member("explanation", clock.explanation).key("overdue").boolean(clock.overdue_at.has_value()).end_object();
}

void write_steps(Writer& json, const Adjustment& value, Audience audience) {
  json.key("steps").begin_array();
  for (const AdjustmentStep& one : value.steps) {
    json.begin_object().member("state", code(one.state)).member("state_text", chinese(one.state));
    json.member("at", beijing_time(one.at)).member("unit", one.unit);
    if (audience == Audience::officers) json.member_unless_empty("by", one.by);
    json.member_unless_empty("text", one.text).member_unless_empty("text_hash", one.hash);
    member(json, "due_at", one.due);
    json.key("late").boolean(one.late).member_unless_empty("writ", one.writ).end_object();
  }
  json.end_array();
}

void write_outcome(Writer& json, const Adjustment& value) {
  if (value.notice_from && value.notice_until) {
    json.key("notice").begin_object();
    member(json, "from", value.notice_from);
    member(json, "until", value.notice_until);
    member(json, "ended_at", value.notice_ended_at);
    json.end_object();
  }
  if (value.report_at) {
    json.member("report", value.report);
    member(json, "report_at", value.report_at);
    json.key("opinions").number(value.opinions).key("adopted").number(value.adopted);
  }
  if (value.list_version > 0) json.key("list_version").number(value.list_version);
  member(json, "effective_on", value.effective_on);
}

}  // namespace

void write(Writer& json, const Adjustment& value, Audience audience) {
  const Entry& one = value.before ? *value.before : value.form.proposed;
  // What a department is still writing is not filed yet: its steps are public, its draft is not.
  const bool application = value.filed_at || audience == Audience::officers;
  json.begin_object().member("id", value.id);
  if (value.number > 0) json.member("number", adjustment_number_text(value));
  json.member("kind", code(value.form.kind)).member("kind_text", chinese(value.form.kind));
  json.member("state", code(value.state)).member("state_text", chinese(value.state));
  json.member("department", value.department);
  if (application || value.before)
    json.member_unless_empty("entry", one.id.value)
        .member_unless_empty("matter", one.matter)
        .member_unless_empty("proof", one.proof);
  json.key("started_by_office").boolean(value.by_office).member_unless_empty("cause", value.cause);
  json.member("opened_at", beijing_time(value.opened_at));
  member(json, "closed_at", value.closed_at);
  member(json, "filed_at", value.filed_at);
  json.key("filed_late").boolean(value.filed_late);
  if (value.clock) write_clock(json, *value.clock);
  if (application) write_application(json, value, audience);
  write_outcome(json, value);
  write_steps(json, value, audience);
  json.end_object();
}

void write(Writer& json, const Opinion& one, Audience audience) {
  json.begin_object().member("id", one.id).member("about", code(one.about)).member("subject", one.subject);
  json.member("received_at", beijing_time(one.received_at));
  if (one.is_shown() || audience == Audience::officers) json.member("text", one.text.reveal());
  json.member_unless_empty("held", one.held);
  if (one.disposition)
    json.member("disposition", code(*one.disposition)).member("disposition_text", chinese(*one.disposition));
  json.member_unless_empty("reason", one.reason);
  member(json, "disposed_at", one.disposed_at);
  json.end_object();
}

std::string json_of(const Desk&, const Adjustment& value) {
  Writer json;
  write(json, value, Audience::officers);
  return json.take();
}

std::string json_of(const Desk&, const Opinion& value) {
  Writer json;
  write(json, value, Audience::officers);
  return json.take();
}

}  // namespace zq::http
