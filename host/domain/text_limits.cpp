#include "domain/text_limits.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace zq {

size_t characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view without_margins(std::string_view utf8) {
  constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\r", "\n", "\u3000", "\u00A0"};
  const auto begins = [&] { return std::ranges::find_if(blanks, [&](auto b) { return utf8.starts_with(b); }); };
  const auto ends = [&] { return std::ranges::find_if(blanks, [&](auto b) { return utf8.ends_with(b); }); };
  for (auto at = begins(); at != blanks.end(); at = begins()) utf8.remove_prefix(at->size());
  for (auto at = ends(); at != blanks.end(); at = ends()) utf8.remove_suffix(at->size());
  return utf8;
}

bool is_blank(std::string_view utf8) { return without_margins(utf8).empty(); }

bool has_control_characters(std::string_view utf8, Lines lines) {
  for (size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte >= 0x20 && byte < 0x7F) continue;
    const bool ends_line = byte == '\n' || byte == '\t' || byte == '\r';
    if (ends_line && lines == Lines::one) return true;
    if (!ends_line && (byte < 0x20 || byte == 0x7F)) return true;
    const auto second = static_cast<unsigned char>(i + 1 < utf8.size() ? utf8[i + 1] : 0);
    if (byte == 0xC2 && second < 0xA0) return true;  // U+0080..U+009F
    if (lines == Lines::many || byte != 0xE2 || second != 0x80 || i + 2 >= utf8.size()) continue;
    const auto third = static_cast<unsigned char>(utf8[i + 2]);
    if (third == 0xA8 || third == 0xA9) return true;  // line and paragraph separator
  }
  return false;
}

void check_text(std::vector<Fault>& faults, std::string_view path, std::string_view label, std::string_view value,
                size_t least, size_t most, Lines lines) {
  const size_t length = characters(value);
  const std::string found = std::to_string(length) + " 个字符";
  if (length < least || (least > 0 && is_blank(value)))
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
