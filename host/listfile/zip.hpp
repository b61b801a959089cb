// Parts of a zip file, as a workbook is one. Internal to listfile. Pure; bounded: whatever the file says of itself, no
// more than `part_bytes_max` come out.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zq::listfile {

inline constexpr size_t part_bytes_max = 64 * 1024 * 1024;

bool is_zip(std::string_view bytes);
// The part, unpacked; nothing: it is not there, is broken, encrypted or too large.
std::optional<std::string> part_of_zip(std::string_view bytes, const std::string& name);

}  // namespace zq::listfile
