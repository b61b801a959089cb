#include "records/writ_record.hpp"

#include "domain/clocks.hpp"
#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Writ& v) {
  a("kind", v.kind)("about", v.about)("issuer", v.issuer)("template_version", v.template_version);
  a("template_fingerprint", v.template_fingerprint);
  a("fields", v.fields)("personal", v.personal)("is_public", v.is_public);
  a("blank", v.blank);
}

namespace records {

Document document_of(const Writ& writ) {
  Document d;
  d.kind = DocumentKind::writ;
  d.id = writ.id;
  d.version = writ.version;
  if (writ.kind != WritKind::letter)  // a letter bears the number of the letter itself
    d.series = yearly("writ:" + std::string(code(writ.kind)), writ.issued_at);
  d.number = writ.number;
  d.state = code(writ.kind);
  d.case_id = writ.case_id;
  d.unit = writ.unit;
  d.owner = writ.about;
  d.opened_at = writ.issued_at;
  write_body(d, writ);
  return d;
}

std::optional<Writ> writ_of(const Document& d) {
  Writ writ;
  if (d.kind != DocumentKind::writ || !read_body(d, writ)) return std::nullopt;
  for (const std::string& name : writ.blank) writ.personal.try_emplace(name);
  writ.id = d.id;
  writ.version = d.version;
  writ.number = d.number;
  writ.case_id = d.case_id;
  writ.unit = d.unit;
  writ.issued_at = d.opened_at;
  return writ;
}

}  // namespace records
}  // namespace zq
