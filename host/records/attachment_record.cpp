#include "records/attachment_record.hpp"

#include "records/base64.hpp"
#include "records/body.hpp"

namespace zq {

template <class A>
void members(A& a, Attachment& v) {
  a("bytes", v.bytes)("content_type", v.content_type)("name", v.name)("parts", v.parts);
}

namespace records {

Document document_of(const Attachment& one) {
  Document d;
  d.kind = DocumentKind::attachment;
  d.id = one.sha256;
  d.state = "stored";
  d.owner = one.uploaded_by.value;
  d.opened_at = d.closed_at.emplace(one.uploaded_at);
  write_body(d, one);
  return d;
}

std::optional<Attachment> attachment_of(const Document& d) {
  if (d.kind != DocumentKind::attachment || d.state != "stored") return std::nullopt;
  Attachment one;
  if (!read_body(d, one)) return std::nullopt;
  one.sha256 = d.id;
  one.uploaded_by.value = d.owner;
  one.uploaded_at = d.opened_at;
  return one;
}

std::string part_id(const std::string& sha256, int64_t part) { return sha256 + ":" + std::to_string(part); }

Document part_of(const std::string& sha256, int64_t part, std::string_view bytes, Instant now) {
  Document d;
  d.kind = DocumentKind::attachment;
  d.id = part_id(sha256, part);
  d.state = "part";
  d.opened_at = d.closed_at.emplace(now);
  d.body = "{}";
  d.personal = Private(base64(bytes));
  return d;
}

std::optional<std::string> bytes_of_part(const Document& d) {
  if (d.kind != DocumentKind::attachment || d.state != "part") return std::nullopt;
  return bytes_of_base64(d.personal.reveal());
}

}  // namespace records
}  // namespace zq
