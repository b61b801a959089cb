#include "records/adjustment_record.hpp"

#include "domain/notice.hpp"
#include "records/body.hpp"
#include "records/entry_record.hpp"
#include "records/running_clock_record.hpp"

namespace zq {
namespace {

// An entry in the form in which it is kept here.
struct KeptField {
  std::string name, label;
  bool required = false, is_date = false, granted = false;
};
struct KeptEntry {
  std::string id, handling_department, matter, proof, issuer, basis, matter_class, departments, checks, traits;
  std::vector<std::string> methods;
  std::vector<KeptField> fields;
  std::optional<Date> since, until;
};

template <class A>
void members(A& a, KeptField& v) {
  a("name", v.name)("label", v.label)("required", v.required)("is_date", v.is_date)("granted", v.granted);
}

template <class A>
void members(A& a, KeptEntry& v) {
  a("id", v.id)("handling_department", v.handling_department)("matter", v.matter)("proof", v.proof);
  a("issuer", v.issuer)("basis", v.basis)("methods", v.methods)("matter_class", v.matter_class);
  a("departments", v.departments)("checks", v.checks)("fields", v.fields)("since", v.since)("until", v.until);
  a("traits", v.traits);
}

KeptEntry kept(const Entry& entry) {
  KeptEntry all{entry.id.value,
                entry.handling_department,
                entry.matter,
                entry.proof,
                entry.issuer,
                entry.basis,
                std::string(code(entry.matter_class)),
                sources_text(entry.source_groups()),
                checks_text(entry.source_groups()),
                records::text_of(entry.traits),
                {},
                {},
                entry.since,
                entry.until};
  for (const Method method : entry.methods) all.methods.emplace_back(code(method));
  for (const DeclaredField& field : entry.fields)
    all.fields.push_back({field.name, field.label, field.required, field.is_date, field.granted});
  return all;
}

Entry entry_of(const KeptEntry& all) {
  Entry entry;
  entry.id.value = all.id;
  entry.handling_department = all.handling_department;
  entry.matter = all.matter;
  entry.proof = all.proof;
  entry.issuer = all.issuer;
  entry.basis = all.basis;
  entry.matter_class = matter_class_from_code(all.matter_class).value_or(MatterClass::instant);
  entry.set_sources(sources_from_text(all.departments, all.checks).value_or(std::vector<std::vector<Source>>{}));
  for (const std::string& word : all.methods)
    if (const auto method = method_from_code(word)) entry.methods.push_back(*method);
  for (const KeptField& field : all.fields)
    entry.fields.push_back({field.name, field.label, field.required, field.is_date, field.granted});
  entry.since = all.since;
  entry.until = all.until;
  entry.traits = records::entry_traits_from(all.traits).value_or(EntryTraits{});
  return entry;
}

template <class A>
void entry_member(A& a, std::string_view name, Entry& entry) {
  KeptEntry copy = kept(entry);
  a(name, copy);
  entry = entry_of(copy);
}

// Whose turn it is.
std::string acting(const Adjustment& value) {
  switch (value.state) {
    case AdjustmentState::submitted:
    case AdjustmentState::re_review:
    case AdjustmentState::opinions_published:
    case AdjustmentState::approved:
    case AdjustmentState::published:
      return std::string(joint_office_unit);
    case AdjustmentState::reviewed:
      return std::string(justice_unit);
    case AdjustmentState::initiated:
    case AdjustmentState::draft:
    case AdjustmentState::legality_passed:
    case AdjustmentState::public_notice:
    case AdjustmentState::opinions_disposed:
    case AdjustmentState::effective:
    case AdjustmentState::returned:
    case AdjustmentState::rejected:
    case AdjustmentState::withdrawn:
      return value.unit;
  }
  return value.unit;
}

}  // namespace

template <class A>
void members(A& a, LegalBasis& v) {
  a("name", v.name)("document_no", v.document_no)("article", v.article)("text", v.text);
  a("level", v.level)("effective_on", v.effective_on);
}

template <class A>
void members(A& a, GroundAnswer& v) {
  a("ground", v.ground)("applies", v.applies)("note", v.note);
}

template <class A>
void members(A& a, AdjustmentForm& v) {
  a("kind", v.kind)("reason", v.reason)("entry", v.entry)("verifying_unit", v.verifying_unit)("basis", v.basis);
  entry_member(a, "proposed", v.proposed);
  a("decision_no", v.decision_no)("decision_level", v.decision_level)("explanation", v.explanation);
  a("cause_on", v.cause_on)("grounds", v.grounds)("handler", v.handler)("seal", v.seal);
}

template <class A>
void members(A& a, AdjustmentStep& v) {
  a("state", v.state)("at", v.at)("unit", v.unit)("by", v.by)("text", v.text)("hash", v.hash)("writ", v.writ);
  a("due", v.due)("late", v.late);
}

template <class A>
void members(A& a, Adjustment& v) {
  a("department", v.department)("inbox", v.unit)("by_office", v.by_office)("cause", v.cause)("form", v.form);
  std::optional<KeptEntry> before;
  if (v.before) before = kept(*v.before);
  a("before", before);
  if (before) v.before = entry_of(*before);
  a("text_hash", v.text_hash)("clock", v.clock)("steps", v.steps)("filed_at", v.filed_at);
  a("filed_late", v.filed_late)("notice_from", v.notice_from)("notice_until", v.notice_until);
  a("notice_ended_at", v.notice_ended_at)("report_at", v.report_at)("report", v.report)("opinions", v.opinions);
  a("adopted", v.adopted)("list_version", v.list_version)("effective_on", v.effective_on);
}

template <class A>
void members(A& a, Opinion& v) {
  a("about", v.about)("text", v.text)("held", v.held)("held_by", v.held_by)("held_at", v.held_at);
  a("disposition", v.disposition)("reason", v.reason)("disposed_by", v.disposed_by);
}

namespace records {

Document document_of(const Adjustment& value) {
  Document d;
  d.kind = DocumentKind::adjustment;
  d.id = value.id;
  d.version = value.version;
  d.series = yearly("adjustment", value.opened_at);
  d.number = value.number;
  d.state = code(value.state);
  d.unit = acting(value);
  d.owner = value.unit;
  d.opened_at = value.opened_at;
  if (value.clock) d.due_at = value.clock->due;
  d.closed_at = value.closed_at;
  write_body(d, value);
  return d;
}

std::optional<Adjustment> adjustment_of(const Document& d) {
  Adjustment value;
  if (d.kind != DocumentKind::adjustment || !from_code(d.state, value.state) || !read_body(d, value))
    return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.number = d.number;
  value.opened_at = d.opened_at;
  value.closed_at = d.closed_at;
  return value;
}

Document document_of(const Opinion& value) {
  Document d;
  d.kind = DocumentKind::opinion;
  d.id = value.id;
  d.version = value.version;
  d.state = value.disposition ? "disposed" : "received";
  d.unit = value.unit;
  d.owner = value.subject;
  d.opened_at = value.received_at;
  d.closed_at = value.disposed_at;
  write_body(d, value);
  return d;
}

std::optional<Opinion> opinion_of(const Document& d) {
  Opinion value;
  if (d.kind != DocumentKind::opinion || !read_body(d, value)) return std::nullopt;
  value.id = d.id;
  value.version = d.version;
  value.unit = d.unit;
  value.subject = d.owner;
  value.received_at = d.opened_at;
  value.disposed_at = d.closed_at;
  return value;
}

}  // namespace records
}  // namespace zq
