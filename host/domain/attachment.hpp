// Attachment (附件) of a letter or its reply: content stored once under its own SHA-256. Pure.
#pragma once
#include <string>

#include "domain/types.hpp"

namespace zq {

inline constexpr size_t attachment_bytes_max = size_t{20} * 1024 * 1024;

struct Attachment {
  std::string sha256;        // 64 hex digits: its id
  int64_t bytes = 0;         // size of the content
  std::string content_type;  // as given
  Private name;              // of the file; people put persons into it; empty: none
  CallerId uploaded_by;
  Instant uploaded_at{};
  int64_t parts = 0;  // documents its content is kept in
};

}  // namespace zq
