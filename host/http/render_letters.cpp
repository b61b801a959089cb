#include "http/render_letters.hpp"

#include <algorithm>

#include "domain/clocks.hpp"
#include "domain/letter_terms.hpp"
#include "http/calendar_text.hpp"
#include "http/render.hpp"
#include "http/render_parts.hpp"

namespace zq::http {
namespace {

bool granted(const Entry* entry, const std::string& field) {
  if (!entry) return false;
  const auto found = std::ranges::find(entry->fields, field, &DeclaredField::name);
  return found != entry->fields.end() && found->granted;
}

void write_item(Writer& json, const LetterItem& item, Reader reader, const Entry* entry) {
  json.begin_object().member("name", item.name).member("label", item.label);
  if (reader == Reader::addressee) json.member_unless_empty("declared", item.declared.reveal());
  if (item.verdict) json.member("verdict", code(*item.verdict)).member("verdict_text", chinese(*item.verdict));
  const bool shown = reader == Reader::addressee || (reader == Reader::sender && granted(entry, item.name));
  if (item.found && shown) json.member_unless_empty("found", item.found->reveal());
  json.member_unless_empty("note", item.note).end_object();
}

void write_course(Writer& json, const Letter& letter) {
  json.member_unless_empty("sender", letter.sender).member_unless_empty("designee", letter.designee);
  json.member_unless_empty("deputy", letter.deputy).member_unless_empty("handler", letter.handler);
  moment(json, "received_at", letter.received_at);
  moment(json, "replied_at", letter.replied_at);
  moment(json, "reminded_at", letter.reminded_at);
  moment(json, "overdue_at", letter.overdue_at);
  moment(json, "closed_at", letter.closed_at);
  if (letter.overdue_at) json.member("overdue_report", report_id(letter.id));
  if (letter.result) json.member("result", code(*letter.result)).member("result_text", chinese(*letter.result));
  if (letter.replied_at) json.key("late").boolean(is_late(letter));
  json.member_unless_empty("reason", letter.reason).key("automatic").boolean(letter.automatic);
  json.member_unless_empty("replied_by", letter.replied_by);
  json.member_unless_empty("reclassify_reason", letter.reclassify_reason);
  json.member_unless_empty("reclassified_by", letter.reclassified_by);
  moment(json, "reclassified_at", letter.reclassified_at);
  json.member_unless_empty("writ", letter.writ)
      .member_unless_empty("restarted_from", letter.restarted_from)
      .key("returned_by")
      .begin_array();
  for (const DepartmentId& one : letter.returned_by) json.text(one.value);
  json.end_array();
  texts(json, "attachments", letter.attachments);
}

void write_deadline(Writer& json, const Letter& letter) {
  json.key("deadline").begin_object().member("due_at", beijing_time(letter.due_at));
  moment(json, "natural_due_at", letter.natural_due_at);
  moment(json, "office_due_at", letter.office_due_at);
  json.member("text", letter.deadline_text).key("paused_seconds").number(letter.paused_ms / 1000);
  texts(json, "outages", letter.outages);
  json.key("outside_office_hours").boolean(letter.outside_office_hours).end_object();
}

}  // namespace

void write(Writer& json, const Letter& letter, Reader reader, const Entry* entry) {
  json.begin_object().member("id", letter.id);
  if (letter.number > 0) json.member("number", letter_number_text(letter));
  json.member("state", code(letter.state)).member("state_text", chinese(letter.state));
  json.member("verification", letter.case_id.value).member("entry", letter.entry.value);
  json.key("list_version").number(letter.list_version).member("to", letter.to.value).member("from", letter.from);
  json.member_unless_empty("reply_to", letter.reply_to).member("matter", letter.matter).member("proof", letter.proof);
  json.member("purpose", letter.purpose).member("case_type", code(letter.case_type));
  json.member("case_type_text", chinese(letter.case_type)).member("check_mode", code(letter.check_mode));
  json.member("check_mode_text", chinese(letter.check_mode)).member("sent_at", beijing_time(letter.sent_at));
  if (reader == Reader::addressee) {
    json.key("applicant").begin_object().member("name", letter.applicant_name.reveal());
    json.member("id_number", letter.applicant_id_number.reveal()).end_object();
  }
  json.key("items").begin_array();
  for (const LetterItem& item : letter.items) write_item(json, item, reader, entry);
  json.end_array();
  write_deadline(json, letter);
  write_course(json, letter);
  json.end_object();
}

void write(Writer& json, const OverdueReport& one) {
  json.begin_object().member("id", one.id).member("state", code(one.state)).member("state_text", chinese(one.state));
  json.member("letter", one.letter).member("verification", one.case_id.value);
  json.member("department", one.department.value).member("from", one.from).member("facts", one.facts);
  json.member("letter_due_at", beijing_time(one.letter_due_at)).member("drafted_at", beijing_time(one.drafted_at));
  json.key("minutes_late").number(one.minutes_late);
  moment(json, "reported_at", one.reported_at);
  moment(json, "replied_at", one.replied_at);
  json.member_unless_empty("reporter", one.reporter);
  texts(json, "outages", one.outages);
  moment(json, "investigation_due_at", one.due_at);
  json.member_unless_empty("investigation_text", one.deadline_text);
  texts(json, "units", one.units);
  moment(json, "begun_at", one.begun_at);
  json.member_unless_empty("begun_by", one.begun_by).member_unless_empty("findings", one.findings);
  if (one.conclusion)
    json.member("conclusion", code(*one.conclusion)).member("conclusion_text", chinese(*one.conclusion));
  if (one.attribution)
    json.member("attribution", code(*one.attribution)).member("attribution_text", chinese(*one.attribution));
  moment(json, "concluded_at", one.concluded_at);
  json.member_unless_empty("concluded_by", one.concluded_by).member_unless_empty("violation", one.violation);
  json.end_object();
}

void write(Writer& json, const Designee& one) {
  json.begin_object().member("post", one.post).member("person", one.person).member_unless_empty("backup", one.backup);
  json.member("from", date_text(one.from));
  if (one.until) json.member("until", date_text(*one.until));
  json.member("recorded_by", one.recorded_by).member("recorded_at", beijing_time(one.recorded_at));
  moment(json, "ended_at", one.ended_at);
  json.end_object();
}

void write(Writer& json, const Outage& one) {
  json.begin_object().member("id", one.id).member("department", one.department.value);
  json.member("from", beijing_time(one.from));
  moment(json, "until", one.until);
  json.member("reason", one.reason).member_unless_empty("ticket", one.ticket).member("recorded_by", one.recorded_by);
  json.member_unless_empty("ended_by", one.ended_by);
  texts(json, "letters", one.letters);
  json.end_object();
}

void write(Writer& json, const Notice& notice) {
  json.begin_object().member("id", notice.id).member("to", notice.to).member("event", notice.event);
  json.member("subject", notice.subject).member_unless_empty("verification", notice.case_id.value);
  json.member("text", notice.text).member("at", beijing_time(notice.at)).member_unless_empty("read_by", notice.read_by);
  moment(json, "read_at", notice.read_at);
  json.end_object();
}

workflow::RenderLetter letter_renderer() {
  return [](const Letter& letter, int status) {
    Writer json;
    write(json, letter, Reader::other, nullptr);
    return workflow::Rendered{status, json.take(), "/api/v1/letters/" + letter.id};
  };
}

}  // namespace zq::http
