#include "http/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace zq::http {
namespace {

// Length of the character at the front; 0 when it is not well-formed.
size_t character_at(const unsigned char* p, size_t left) {
  const auto follows = [&](size_t i, unsigned char from = 0x80, unsigned char to = 0xBF) {
    return i < left && p[i] >= from && p[i] <= to;
  };
  const unsigned char lead = p[0];
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char from = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char to = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, from, to) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char from = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char to = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, from, to) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

// Most of what comes and goes is ASCII.
bool eight_are_ascii(const unsigned char* p) {
  uint64_t eight;
  std::memcpy(&eight, p, sizeof eight);
  return (eight & 0x8080808080808080u) == 0;
}

}  // namespace

size_t well_formed_prefix(std::string_view bytes) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t at = 0;
  while (at < bytes.size()) {
    while (bytes.size() - at >= 8 && eight_are_ascii(p + at)) at += 8;
    if (at == bytes.size()) break;
    const size_t n = character_at(p + at, bytes.size() - at);
    if (n == 0) return at;
    at += n;
  }
  return at;
}

}  // namespace zq::http
