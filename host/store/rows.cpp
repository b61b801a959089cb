#include "store/rows.hpp"

#include "records/case_record.hpp"
#include "records/entry_record.hpp"
#include "store/columns.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

// A column with a code word; empty is "none" where that is allowed.
template <class T>
std::optional<T> word(const std::string& text, std::optional<T> value, bool may_be_empty) {
  if (!value && !(may_be_empty && text.empty())) throw Corrupt("a column holds a word the store does not know");
  return value;
}

}  // namespace

std::string Row::text() {
  std::string value;
  if (!statement_.text(++column_, value)) throw Corrupt("a column that must hold text is NULL");
  return value;
}

int64_t Row::number() {
  auto value = statement_.integer(++column_);
  if (!value) throw Corrupt("a column that must hold a number is NULL");
  return *value;
}

Case read_case(Row& row) {
  Case c;
  c.version = row.integer();
  c.entry.value = row.text();
  c.list_version = row.integer();
  c.matter = row.text();
  c.proof = row.text();
  c.department.value = row.text();
  c.check = row.text();
  c.caller.value = row.text();
  c.handling_department = row.text();
  c.operator_name = row.text();
  c.purpose = row.text();
  c.request_id = row.text();
  c.applicant_name = Private(row.text());
  c.applicant_id_number = Private(row.text());
  c.declared = declared_from(row.text());
  const std::string state = row.text(), verdict = row.text(), fields = row.text(), found = row.text();
  c.state = *word(state, case_state_from_code(state), false);
  c.verdict = word(verdict, verdict_from_code(verdict), true);
  c.fields = fields_from(fields, found);
  const std::string cause = row.text();
  c.cause = word(cause, failure_cause_from_code(cause), true);
  c.manual_way = row.text();
  c.token = row.text();
  c.polls = row.integer();
  c.opened_at = row.instant();
  c.due_at = row.instant();
  c.updated_at = row.instant();
  const std::string more = row.text(), personal = row.text();
  if (!more.empty() && !records::take_extras(c, more, personal)) throw Corrupt("a case's further members are broken");
  c.id.value = row.text();
  return c;
}

Document read_document(Row& row) {
  Document d;
  const std::string kind = row.text();
  d.kind = *word(kind, document_kind_from_code(kind), false);
  d.id = row.text();
  d.version = row.integer();
  d.series = row.text();
  d.number = row.integer();
  d.state = row.text();
  d.case_id.value = row.text();
  d.unit = row.text();
  d.owner = row.text();
  d.person = Private(row.text());
  d.opened_at = row.instant();
  const Instant due = row.instant(), closed = row.instant();
  if (due != never_due) d.due_at = due;
  if (closed != Instant{}) d.closed_at = closed;
  d.body = row.text();
  d.personal = Private(row.text());
  return d;
}

ComplaintPassing read_complaint(Row& row) {
  ComplaintPassing c;
  c.version = row.integer();
  c.department.value = row.text();
  c.caller.value = row.text();
  c.request_id = row.text();
  c.channel = row.text();
  c.subject = row.text();
  c.content = row.text();
  c.complainant = Private(row.text());
  c.phone = Private(row.text());
  c.against = row.text();
  c.matter = row.text();
  c.proof = row.text();
  const std::string state = row.text();
  c.state = *word(state, passing_state_from_code(state), false);
  c.receipt = row.text();
  const std::string status = row.text();
  c.legacy_status = word(status, legacy_status_from_code(status), true);
  c.legacy_status_text = row.text();
  c.handler = row.text();
  c.result = row.text();
  c.legacy_updated_at = row.text();
  c.last_failure = row.text();
  c.attempts = row.integer();
  c.filed_at = row.instant();
  c.updated_at = row.instant();
  c.id.value = row.text();
  return c;
}

workflow::RememberedReply read_reply(Row& row) {
  workflow::RememberedReply reply;
  reply.caller.value = row.text();
  reply.key = row.text();
  reply.request_hash = row.text();
  reply.status = row.integer();
  reply.body = row.text();
  reply.location = row.text();
  reply.at = row.instant();
  return reply;
}

workflow::StoredAct read_act(Row& row) {
  workflow::StoredAct stored;
  stored.number = row.number();
  Act& act = stored.act;
  act.at = row.instant();
  act.kind = row.text();
  act.subject = row.text();
  act.actor = row.text();
  act.request_id = row.text();
  act.basis = row.text();
  act.before = row.text();
  act.after = row.text();
  act.detail = row.text();
  return stored;
}

workflow::Work read_work(Row& row) {
  workflow::Work work;
  work.id = row.text();
  work.kind = work_kind_from(row.text());
  work.subject = row.text();
  work.due_at = row.instant();
  work.attempts = row.integer();
  return work;
}

workflow::ParkedWork read_parked(Row& row) {
  workflow::ParkedWork parked;
  parked.work = read_work(row);
  parked.parked_at = row.instant();
  parked.failure = row.text();
  return parked;
}

Entry read_entry(Row& row) {
  Entry e;
  row.number();  // list_version
  row.number();  // position
  e.id.value = row.text();
  e.handling_department = row.text();
  e.matter = row.text();
  e.proof = row.text();
  e.issuer = row.text();
  e.basis = row.text();
  e.methods = methods_from(row.text());
  const std::string matter_class = row.text();
  e.matter_class = *word(matter_class, matter_class_from_code(matter_class), false);
  const std::string departments = row.text(), checks = row.text();
  auto sources = sources_from_text(departments, checks);
  if (!sources) throw Corrupt("the departments of a list entry are broken");
  e.set_sources(std::move(*sources));
  e.fields = declared_fields_from(row.text());
  e.since = date_from(row.text());
  e.until = date_from(row.text());
  auto traits = records::entry_traits_from(row.text());
  if (!traits) throw Corrupt("the further members of a list entry are broken");
  e.traits = std::move(*traits);
  return e;
}

}  // namespace zq::store
