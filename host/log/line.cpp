#include "log/line.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>

#include "log/utf8.hpp"

namespace zq::log {
namespace {

// C0 and C1 controls could fake lines or drive a terminal; the others break lines or turn the reading direction.
bool is_dangerous(uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

void append_hex(std::string& line, const char* form, uint32_t value) {
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), form, value);
  line.append(text.data(), static_cast<size_t>(length));
}

void append_code(std::string& line, uint32_t code) {
  if (code == '\n') {
    line += "\\n";
  } else if (code == '\r') {
    line += "\\r";
  } else if (code == '\t') {
    line += "\\t";
  } else {
    append_hex(line, code < 0x80 ? "\\x%02x" : "\\u%04x", code);
  }
}

bool is_plain_word(std::string_view value) {
  if (value.empty()) return false;
  for (const char c : value) {
    if (c <= ' ' || c == '"' || c == '=' || c == '\\' || c == 0x7F) return false;  // bytes over 0x7F are negative
  }
  return true;
}

}  // namespace

void append_escaped(std::string& line, std::string_view text, size_t bytes_max) {
  size_t at = 0;
  while (at < text.size()) {
    const Character next = character_at(text, at);
    if (at + (next.length == 0 ? 1 : next.length) > bytes_max) break;
    if (next.length == 0) {
      append_hex(line, "\\x%02x", static_cast<unsigned char>(text[at]));
      ++at;
      continue;
    }
    if (is_dangerous(next.code)) {
      append_code(line, next.code);
    } else {
      if (next.code == '"' || next.code == '\\') line += '\\';
      line.append(text, at, next.length);
    }
    at += next.length;
  }
  if (at < text.size()) line += "…(+" + std::to_string(text.size() - at) + " bytes)";
}

void append_field(std::string& line, std::string_view key, std::string_view value, size_t bytes_max) {
  line += ' ';
  line += key;
  line += '=';
  if (is_plain_word(value) && value.size() <= bytes_max) {
    line += value;
    return;
  }
  line += '"';
  append_escaped(line, value, bytes_max);
  line += '"';
}

std::string beijing_time(long long unix_ms) {
  using namespace std::chrono;
  const sys_time<milliseconds> local{milliseconds(unix_ms) + hours(8)};
  const auto day = floor<days>(local);
  const year_month_day date{day};
  const hh_mm_ss clock{local - day};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03d+08:00", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return text.data();
}

}  // namespace zq::log
