#include "records/papers_record.hpp"

#include "domain/words.hpp"
#include "records/body.hpp"

namespace zq {

bool from_code(std::string_view text, Method& v) { return take(method_from_code(text), v); }

template <class A>
void members(A& a, SupplementItem& v) {
  a("name", v.name)("what", v.what)("value", v.value)("file_hash", v.file_hash);
}

template <class A>
void members(A& a, Supplement& v) {
  a("applicant_name", v.applicant_name)("ground", v.ground)("evidence", v.evidence)("differing", v.differing);
  a("on_site_skipped", v.on_site_skipped)("items", v.items)("asked_by", v.asked_by)("supplied_to", v.supplied_to);
  a("kept_where", v.kept_where);
}

template <class A>
void members(A& a, Volunteered& v) {
  a("applicant_name", v.applicant_name)("material", v.material)("motive", v.motive)("methods", v.methods);
  a("file_hash", v.file_hash)("received_by", v.received_by)("not_requested", v.not_requested);
  a("accepted", v.accepted)("refusal_reason", v.refusal_reason);
}

template <class A>
void members(A& a, AuthorisationUse& v) {
  a("at", v.at)("institution", v.institution)("scope", v.scope)("by", v.by)("result", v.result)("refusal", v.refusal);
}

template <class A>
void members(A& a, Authorisation& v) {
  a("applicant_name", v.applicant_name)("institutions", v.institutions)("scopes", v.scopes)("from", v.from);
  a("until", v.until)("signature", v.signature)("file_hash", v.file_hash)("taken_by", v.taken_by)("uses", v.uses);
}

namespace records {
namespace {

template <class T>
Document written(const T& value, DocumentKind kind, std::string_view state, Instant opened) {
  Document d;
  d.kind = kind;
  d.id = value.id;
  d.version = value.version;
  d.state = state;
  d.case_id = value.case_id;
  d.owner = value.owner.value;
  d.opened_at = opened;
  write_body(d, value);
  return d;
}

template <class T>
std::optional<T> read_paper(const Document& d, DocumentKind kind) {
  auto value = read_with_id<T>(d, kind);
  if (!value) return std::nullopt;
  value->case_id = d.case_id;
  value->owner = CallerId{d.owner};
  return value;
}

}  // namespace

Document document_of(const Supplement& paper) {
  Document d = written(paper, DocumentKind::supplement, paper.supplied_at ? "supplied" : "asked", paper.asked_at);
  d.closed_at = paper.supplied_at;
  return d;
}

std::optional<Supplement> supplement_of(const Document& d) {
  auto paper = read_paper<Supplement>(d, DocumentKind::supplement);
  if (!paper) return std::nullopt;
  paper->asked_at = d.opened_at;
  paper->supplied_at = d.closed_at;
  return paper;
}

Document document_of(const Volunteered& paper) {
  Document d = written(paper, DocumentKind::volunteered, paper.accepted ? "accepted" : "refused", paper.received_at);
  d.closed_at = paper.received_at;
  return d;
}

std::optional<Volunteered> volunteered_of(const Document& d) {
  auto paper = read_paper<Volunteered>(d, DocumentKind::volunteered);
  if (paper) paper->received_at = d.opened_at;
  return paper;
}

Document document_of(const Authorisation& letter) {
  Document d = written(letter, DocumentKind::authorisation, code(letter.state), letter.signed_at);
  d.closed_at = letter.revoked_at;
  return d;
}

std::optional<Authorisation> authorisation_of(const Document& d) {
  auto letter = read_paper<Authorisation>(d, DocumentKind::authorisation);
  if (!letter || !from_code(d.state, letter->state)) return std::nullopt;
  letter->signed_at = d.opened_at;
  letter->revoked_at = d.closed_at;
  return letter;
}

}  // namespace records
}  // namespace zq
