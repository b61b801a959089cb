#include "civil_affairs/fit.hpp"

#include <algorithm>
#include <cstdio>

namespace civil_affairs {
namespace {

std::size_t length_at(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, utf8.size() - at);
}

}  // namespace

std::string visible_character(std::string_view utf8, std::size_t at, std::size_t* length) {
  *length = length_at(utf8, at);
  unsigned code = static_cast<unsigned char>(utf8[at]);
  if (*length > 1) code &= 0x7FU >> *length;
  for (std::size_t i = 1; i < *length; ++i) code = code << 6 | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
  char text[24];
  std::snprintf(text, sizeof text, "〔U+%04X〕", code);
  return text;
}

std::string fit(std::string utf8, std::size_t bytes) {
  constexpr std::size_t ellipsis = 2;
  std::size_t used = 0, at = 0, last_fitting = 0;
  while (at < utf8.size()) {
    const std::size_t length = length_at(utf8, at);
    used += length == 1 ? 1 : 2;
    if (used > bytes) return utf8.substr(0, last_fitting) + "…";
    at += length;
    if (used + ellipsis <= bytes) last_fitting = at;
  }
  return utf8;
}

}  // namespace civil_affairs
