// DropRecord: one record of a file drop, good or faulty. A faulty record spoils only itself, a faulty file is refused
// as a whole (Failure ZQ_E_BAD_DATA).
#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zq {
inline namespace sdk1 {

struct DropRecord {
  std::size_t line = 0;  // from 1
  bool ok = true;
  std::string fault = {};  // Chinese, without the record's contents; empty when ok
  std::vector<std::pair<std::string, std::string>> fields = {};  // name, UTF-8 value; empty when not ok

  // Empty when there is no such field.
  std::string_view text(std::string_view name) const noexcept {
    for (const auto& [field, value] : fields) {
      if (field == name) return value;
    }
    return {};
  }
};

// A line of bytes without its CR LF or LF.
struct DropLine {
  std::size_t number = 0;
  std::string_view bytes;
};

// Line ends are safe to look for in raw GBK and GB18030: no part of a character is 0x0A or 0x0D. Empty lines and the
// 0x1A of old systems at the end of a file are no lines.
inline std::vector<DropLine> split_lines(std::string_view bytes) {
  std::vector<DropLine> lines;
  if (!bytes.empty() && bytes.back() == '\x1A') bytes.remove_suffix(1);
  for (std::size_t begin = 0, number = 1; begin < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line = bytes.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back({number, line});
    begin = end + 1;
  }
  while (!lines.empty() && lines.back().bytes.empty()) lines.pop_back();
  return lines;
}

// The count a trailer line "T" + 7 digits states; -1 when the line is no trailer.
inline long trailer_count(std::string_view line) noexcept {
  if (line.size() != 8 || line[0] != 'T') return -1;
  long count = 0;
  for (const char c : line.substr(1)) {
    if (c < '0' || c > '9') return -1;
    count = count * 10 + (c - '0');
  }
  return count;
}

}  // namespace sdk1
}  // namespace zq
