#include "records/letter_record.hpp"

#include "domain/clocks.hpp"
#include "domain/words.hpp"
#include "records/body.hpp"

namespace zq {

bool from_code(std::string_view text, Verdict& v) { return take(verdict_from_code(text), v); }
bool from_code(std::string_view text, MatterClass& v) { return take(matter_class_from_code(text), v); }

template <class A>
void members(A& a, LetterItem& v) {
  a("name", v.name)("label", v.label)("declared", v.declared)("verdict", v.verdict)("found", v.found)("note", v.note);
}

template <class A>
void members(A& a, Letter& v) {
  a("entry", v.entry)("list_version", v.list_version)("group", v.group)("from", v.from)("reply_to", v.reply_to);
  a("matter", v.matter)("proof", v.proof)("purpose", v.purpose)("case_type", v.case_type)("check_mode", v.check_mode);
  a("applicant_name", v.applicant_name)("applicant_id_number", v.applicant_id_number)("items", v.items);
  a("sender", v.sender)("designee", v.designee)("handler", v.handler)("sent_at", v.sent_at)("due_at", v.due_at);
  a("remind_at", v.remind_at)("office_due_at", v.office_due_at)("received_at", v.received_at)("replied_at",
                                                                                              v.replied_at);
  a("overdue_at", v.overdue_at)("reminded_at", v.reminded_at)("result", v.result)("reason", v.reason);
  a("automatic", v.automatic)("replied_by", v.replied_by)("machine_token", v.machine_token)("reclassify_reason",
                                                                                            v.reclassify_reason);
  a("reclassified_by", v.reclassified_by)("reclassified_at", v.reclassified_at)("attachments", v.attachments);
  a("returned_by", v.returned_by)("restarted_from", v.restarted_from)("deputy", v.deputy);
  a("natural_due_at", v.natural_due_at)("deadline_text", v.deadline_text)("paused_ms", v.paused_ms);
  a("outages", v.outages)("outside_office_hours", v.outside_office_hours)("writ", v.writ);
}

template <class A>
void members(A& a, Notice& v) {
  a("event", v.event)("subject", v.subject)("text", v.text)("read_by", v.read_by)("read_at", v.read_at);
}

namespace records {

Document document_of(const Letter& letter) {
  Document d;
  d.kind = DocumentKind::letter;
  d.id = letter.id;
  d.version = letter.version;
  d.series = yearly("letter", letter.sent_at);
  d.number = letter.number;
  d.state = code(letter.state);
  d.case_id = letter.case_id;
  d.unit = letter.to.value;
  d.owner = letter.from_caller.value;
  d.opened_at = letter.sent_at;
  d.due_at = letter.due_at;
  d.closed_at = letter.closed_at;
  write_body(d, letter);
  return d;
}

std::optional<Letter> letter_of(const Document& d) {
  Letter letter;
  if (d.kind != DocumentKind::letter || !from_code(d.state, letter.state)) return std::nullopt;
  if (!read_body(d, letter)) return std::nullopt;
  letter.id = d.id;
  letter.version = d.version;
  letter.number = d.number;
  letter.case_id = d.case_id;
  letter.to = DepartmentId{d.unit};
  letter.from_caller = CallerId{d.owner};
  letter.closed_at = d.closed_at;
  return letter;
}

Document document_of(const Notice& notice) {
  Document d;
  d.kind = DocumentKind::notice;
  d.id = notice.id;
  d.version = notice.version;
  d.state = notice.read_at ? "read" : "unread";
  d.case_id = notice.case_id;
  d.unit = notice.to;
  d.opened_at = notice.at;
  d.closed_at = notice.read_at;
  write_body(d, notice);
  return d;
}

std::optional<Notice> notice_of(const Document& d) {
  Notice notice;
  if (d.kind != DocumentKind::notice) return std::nullopt;
  if (!read_body(d, notice)) return std::nullopt;
  notice.id = d.id;
  notice.version = d.version;
  notice.case_id = d.case_id;
  notice.to = d.unit;
  notice.at = d.opened_at;
  return notice;
}

}  // namespace records
}  // namespace zq
