#include "domain/masked.hpp"

#include <algorithm>
#include <array>

namespace zq {
namespace {

// Family names of two characters that are still met.
constexpr std::array<std::string_view, 30> two_character_names = {
    "欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "司空", "长孙", "宇文", "东方", "南宫", "西门", "端木", "百里", "呼延",
    "轩辕", "赫连", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠"};

size_t character_bytes(std::string_view text) {
  size_t at = 1;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

}  // namespace

std::string masked_name(std::string_view name) {
  if (name.empty()) return {};
  const auto two = std::ranges::find_if(
      two_character_names, [&](std::string_view family) { return name.starts_with(family) && name != family; });
  const std::string_view shown = two != two_character_names.end() ? *two : name.substr(0, character_bytes(name));
  return std::string(shown) + "*";
}

std::string masked_number(std::string_view id_number) {
  constexpr size_t first = 6, last = 4;
  if (id_number.size() < first + last + 4) return std::string(id_number.size(), '*');
  std::string text(id_number);
  std::fill(text.begin() + first, text.end() - last, '*');
  return text;
}

std::string masked_address(std::string_view address) {
  if (address.empty()) return {};
  size_t end = 0;
  for (const std::string_view level : {"街道", "镇", "乡"})
    if (const size_t at = address.find(level); end == 0 && at != std::string_view::npos) end = at + level.size();
  return std::string(address.substr(0, end)) + "*";
}

}  // namespace zq
