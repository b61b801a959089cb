#include "records/look_record.hpp"

#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Look& v) {
  a("operator", v.operator_name)("purpose", v.purpose)("matter", v.matter)("fields", v.fields);
  a("refusal", v.refusal)("request_id", v.request_id);
}

namespace records {

Document document_of(const Look& look) {
  Document d;
  d.kind = DocumentKind::access;
  d.id = look.id;
  d.version = look.version;
  d.state = look.refusal.empty() ? "allowed" : "refused";
  d.case_id = look.case_id;
  d.owner = look.caller.value;
  d.opened_at = look.at;
  d.closed_at = look.at;
  write_body(d, look);
  return d;
}

std::optional<Look> look_of(const Document& d) {
  Look look;
  if (d.kind != DocumentKind::access) return std::nullopt;
  if (!read_body(d, look)) return std::nullopt;
  look.id = d.id;
  look.version = d.version;
  look.case_id = d.case_id;
  look.caller = CallerId{d.owner};
  look.at = d.opened_at;
  return look;
}

}  // namespace records
}  // namespace zq
