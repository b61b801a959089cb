#include "records/base64.hpp"

#include <array>
#include <cstdint>

namespace zq::records {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<int8_t, 256> values = [] {
  std::array<int8_t, 256> all{};
  all.fill(-1);
  for (size_t i = 0; i < digits.size(); ++i) all[static_cast<unsigned char>(digits[i])] = static_cast<int8_t>(i);
  return all;
}();

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t left = bytes.size() - i;
    uint32_t bits = 0;
    for (size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < left ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (size_t k = 0; k < 4; ++k) out += k <= left ? digits[bits >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (size_t i = 0; i < text.size(); i += 4) {
    const size_t pad = i + 4 == text.size() ? padding : 0;
    uint32_t bits = 0;
    for (size_t k = 0; k < 4; ++k) {
      const int value = k >= 4 - pad ? 0 : values[static_cast<unsigned char>(text[i + k])];
      if (value < 0) return std::nullopt;
      bits = bits << 6 | static_cast<uint32_t>(value);
    }
    for (size_t k = 0; k < 3 - pad; ++k) out += static_cast<char>(bits >> (16 - 8 * k) & 255);
    if (pad > 0 && (bits & ((1U << (8 * pad)) - 1)) != 0) return std::nullopt;
  }
  return out;
}

}  // namespace zq::records
