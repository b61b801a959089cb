// Attachments and the parts of their content as documents, and back. A part is a document of its own, of bounded size,
// so that an upload never fills the store's queue at once. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>
#include <string_view>

#include "domain/attachment.hpp"
#include "domain/document.hpp"

namespace zq::records {

inline constexpr size_t attachment_part_bytes = size_t{768} * 1024;

Document document_of(const Attachment&);
std::optional<Attachment> attachment_of(const Document&);

std::string part_id(const std::string& sha256, int64_t part);
Document part_of(const std::string& sha256, int64_t part, std::string_view bytes, Instant now);
std::optional<std::string> bytes_of_part(const Document&);

}  // namespace zq::records
