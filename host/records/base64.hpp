// Bytes as text that any database stores unchanged (RFC 4648, section 4). Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zq::records {

std::string base64(std::string_view bytes);
std::optional<std::string> bytes_of_base64(std::string_view text);  // nothing: not base64, or not canonical

}  // namespace zq::records
