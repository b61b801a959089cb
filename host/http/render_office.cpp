#include "http/render_office.hpp"

#include "domain/clocks.hpp"
#include "http/calendar_text.hpp"
#include "http/render_parts.hpp"

namespace zq::http {

void write(Writer& json, const QueueItem& item) {
  json.begin_object().member("kind", item.kind).member("kind_text", item.kind_text).member("id", item.id);
  json.member("state", item.state).member("task", item.task).member_unless_empty("unit", item.unit);
  json.member("opened_at", beijing_time(item.opened_at));
  moment(json, "due_at", item.due_at);
  json.key("overdue").boolean(item.overdue).end_object();
}

void write(Writer& json, const Post& post) {
  json.begin_object().member("id", post.id).member("seat", zq::code(post.seat));
  json.member("seat_text", zq::chinese(post.seat)).member("unit", post.unit).key("lead").boolean(post.lead);
  json.member_unless_empty("title", post.title).member_unless_empty("section", post.section);
  json.member_unless_empty("holder", post.holder).member_unless_empty("contact", post.contact);
  json.member("from", date_text(post.from));
  if (post.until) json.member("until", date_text(*post.until));
  json.member("recorded_by", post.recorded_by).member("recorded_at", beijing_time(post.recorded_at)).end_object();
}

void write(Writer& json, const Meeting& meeting) {
  json.begin_object().member("id", meeting.id).member("kind", zq::code(meeting.kind));
  json.member("kind_text", zq::chinese(meeting.kind)).member("title", meeting.title);
  json.member("held_on", date_text(meeting.held_on)).member("place", meeting.place).member("chair", meeting.chair);
  json.member("agenda", meeting.agenda);
  texts(json, "attending", meeting.attending);
  json.member_unless_empty("warning", meeting.warning);
  moment(json, "minuted_at", meeting.minuted_at);
  texts(json, "items", meeting.items);
  json.end_object();
}

void write(Writer& json, const MinutesItem& item) {
  json.begin_object().member("id", item.id).member("meeting", item.meeting).member("text", item.text);
  json.member("owner", item.owner).member("due", date_text(item.due)).member("state", zq::code(item.state));
  json.member("state_text", zq::chinese(item.state)).key("overdue").boolean(item.overdue_at.has_value());
  json.key("progress").begin_array();
  for (const ItemProgress& one : item.progress) {
    json.begin_object().member("at", beijing_time(one.at)).member_unless_empty("unit", one.unit);
    json.member("by", one.by).member("text", one.text).end_object();
  }
  json.end_array().member_unless_empty("result", item.result).member_unless_empty("done_by", item.done_by);
  moment(json, "done_at", item.done_at);
  json.end_object();
}

void write(Writer& json, const Bulletin& bulletin) {
  json.begin_object().member("id", bulletin.id).member("title", bulletin.title).member("period", bulletin.period);
  json.member("content", bulletin.content).member("issued_by", bulletin.issued_by);
  json.member("issued_at", beijing_time(bulletin.issued_at)).key("receipts").begin_array();
  for (const Receipt& one : bulletin.receipts) {
    json.begin_object().member("unit", one.unit).member_unless_empty("liaison", one.liaison);
    json.member_unless_empty("read_by", one.read_by);
    moment(json, "read_at", one.read_at);
    json.end_object();
  }
  json.end_array().end_object();
}

void write(Writer& json, const Interview& value) {
  json.begin_object().member("id", value.id).member("unit", value.unit).member("cause", value.cause);
  texts(json, "evidence", value.evidence);
  json.member("state", zq::code(value.state)).member("state_text", zq::chinese(value.state));
  json.member("proposed_by", value.proposed_by).member("proposed_at", beijing_time(value.proposed_at));
  json.member_unless_empty("approval_no", value.approval_no).member_unless_empty("with", value.with);
  moment(json, "approved_at", value.approved_at);
  moment(json, "at", value.at);
  json.member_unless_empty("place", value.place).member_unless_empty("result", value.result);
  json.member_unless_empty("dropped_reason", value.dropped_reason);
  moment(json, "closed_at", value.closed_at);
  json.end_object();
}

void write(Writer& json, const InterviewRules& rules) {
  json.begin_object().key("overdue_reports").number(rules.overdue_reports).key("violations").number(rules.violations);
  json.key("overdue_items").number(rules.overdue_items).member_unless_empty("edited_by", rules.edited_by);
  if (rules.version > 0) json.member("edited_at", beijing_time(rules.edited_at));
  json.end_object();
}

void write(Writer& json, const Feedback& one) {
  json.begin_object().member("id", one.id).member("work_order", one.work_order).member("type", one.type);
  json.member("text", one.text).member("state", zq::code(one.state)).member("state_text", zq::chinese(one.state));
  json.member("received_at", beijing_time(one.received_at)).member("taken_by", one.taken_by);
  json.member_unless_empty("answer", one.answer).member_unless_empty("answered_by", one.answered_by);
  moment(json, "answered_at", one.answered_at);
  json.end_object();
}

}  // namespace zq::http
