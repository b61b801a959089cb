#include "workflow/attachment_flow.hpp"

#include "records/attachment_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {

using records::attachment_part_bytes;

Task<Result<Attachment>> AttachmentFlow::store(Context context, Attachment one, std::string content) {
  if (content.empty())
    co_return Error{ErrorCode::invalid_input, "附件没有内容", {}, {{"", "附件没有内容", "1 byte or more", "nothing"}}};
  auto found = store_.find_document(DocumentKind::attachment, one.sha256);
  if (!found) co_return std::move(found).error();
  if (found->has_value())
    if (auto known = records::attachment_of(**found)) co_return std::move(*known);
  one.bytes = static_cast<int64_t>(content.size());
  one.parts = static_cast<int64_t>((content.size() + attachment_part_bytes - 1) / attachment_part_bytes);
  one.uploaded_by = context.caller;
  one.uploaded_at = clock_.now();
  const std::string_view all = content;
  for (int64_t part = 0; part < one.parts; ++part) {
    const auto bytes = all.substr(static_cast<size_t>(part) * attachment_part_bytes, attachment_part_bytes);
    Unit unit;
    unit.emplace_back(SaveDocument{records::part_of(one.sha256, part, bytes, one.uploaded_at)});
    auto writing = store_.commit(std::move(unit));
    auto written = co_await writing;
    // A conflict: the same part of the same content is there already, from another upload or one that broke off.
    if (!written && written.error().code != ErrorCode::conflict) co_return std::move(written).error();
  }
  Unit unit;
  unit.emplace_back(SaveDocument{records::document_of(one)});
  unit.emplace_back(
      AppendAct{{one.uploaded_at, "attachment.stored", one.sha256, context.caller.value, context.request_id, "核查-6.2",
                 "", "stored", json_object({{"bytes", std::to_string(one.bytes)}})}});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written && written.error().code != ErrorCode::conflict) co_return std::move(written).error();
  co_return std::move(one);
}

Result<Attachment> AttachmentFlow::find(const Context& context, const std::string& sha256, bool seen_in_letter) {
  auto found = store_.find_document(DocumentKind::attachment, sha256);
  if (!found) return std::move(found).error();
  auto one = found->has_value() ? records::attachment_of(**found) : std::nullopt;
  if (!one || (one->uploaded_by != context.caller && !seen_in_letter))
    return Error{ErrorCode::not_found, "没有这个附件，或者它与本调用方无关；附件应连同所属协助核查函的编号查看"};
  return std::move(*one);
}

Result<std::string> AttachmentFlow::content(const Attachment& one) {
  std::string content;
  content.reserve(static_cast<size_t>(one.bytes));
  for (int64_t part = 0; part < one.parts; ++part) {
    auto found = store_.find_document(DocumentKind::attachment, records::part_id(one.sha256, part));
    if (!found) return std::move(found).error();
    const auto bytes = found->has_value() ? records::bytes_of_part(**found) : std::nullopt;
    if (!bytes) return Error{ErrorCode::internal, "附件的存档无法读取", "a part of an attachment is missing or broken"};
    content += *bytes;
  }
  return content;
}

}  // namespace zq::workflow
