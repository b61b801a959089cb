#include "domain/text_limits.hpp"

#include <algorithm>
#include <string>

namespace zq {

size_t characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control_characters(std::string_view utf8, Lines lines) {
  return std::any_of(utf8.begin(), utf8.end(), [lines](char c) {
    if (c == '\n' || c == '\t' || c == '\r') return lines == Lines::one;
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

void check_text(std::vector<Fault>& faults, std::string_view path, std::string_view label, std::string_view value,
                size_t least, size_t most, Lines lines) {
  const size_t length = characters(value);
  const std::string found = std::to_string(length) + " 个字符";
  if (length < least)
    faults.push_back(
        {std::string(path), std::string(label) + "不能为空", "至少 " + std::to_string(least) + " 个字符", found});
  if (length > most)
    faults.push_back(
        {std::string(path), std::string(label) + "过长", "至多 " + std::to_string(most) + " 个字符", found});
  if (has_control_characters(value, lines))
    faults.push_back({std::string(path), std::string(label) + "含有控制字符",
                      lines == Lines::one ? "一行可见文字" : "可见文字", "控制字符"});
}

}  // namespace zq
