// What the host hands over, looked at before the adapter does: texts are UTF-8 without NUL and not endless. What is not
// sound is ZQ_E_INVALID naming the field, never its value. The border (zq/adapter.hpp) asks for every call, so an
// adapter meets sound texts only. Pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "zq/failure.hpp"
#include "zq/record.hpp"

namespace zq {
inline namespace sdk1 {

// The longest text a form can hold has 16 KiB.
inline constexpr std::size_t input_bytes_max = 64 * 1024;

namespace inputs_detail {

// The length of the well-formed character that begins here; 0: none does.
inline std::size_t character_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(at + n < text.size() ? text[at + n] : 0); };
  const auto tail = [&](std::size_t n) { return (byte(n) & 0xC0u) == 0x80u; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0, surrogate = lead == 0xED && byte(1) > 0x9F;
    return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool overlong = lead == 0xF0 && byte(1) < 0x90, beyond = lead == 0xF4 && byte(1) > 0x8F;
    return tail(1) && tail(2) && tail(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

}  // namespace inputs_detail

// `name`: what the text is called in the failure.
inline void require_sound(std::string_view text, const std::string& name) {
  const auto wrong = [&](const std::string& why) {
    return Failure(ZQ_E_INVALID, name + " 有误：" + why + "；请核对后重新提交");
  };
  if (text.size() > input_bytes_max) throw wrong("应不超过 64 KiB，实为 " + std::to_string(text.size()) + " 字节");
  if (text.find('\0') != std::string_view::npos) throw wrong("含有 NUL 字符");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = inputs_detail::character_at(text, at);
    if (length == 0) throw wrong("第 " + std::to_string(at) + " 字节起不是合法的 UTF-8");
    at += length;
  }
}

// Every text of the record; BYTES may be anything but too long.
inline void require_sound(const Record& record) {
  for (std::uint32_t i = 0; i < record.count(); ++i) {
    const zq_field& field = record.field(i);
    const std::string name = "字段 " + front_of(to_view(field.name), 64);
    if (field.type == ZQ_T_INT || field.type == ZQ_T_BOOL) continue;
    if (field.type != ZQ_T_BYTES || field.s.len > input_bytes_max) require_sound(to_view(field.s), name);
  }
}

}  // namespace sdk1
}  // namespace zq
