#include "adapters/text_rules.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace zq::adapters {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Length of the well-formed UTF-8 sequence at the front, 0 when there is none.
size_t sequence_length(std::string_view s) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                        : (lead & 0xF0) == 0xE0        ? 3
                        : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                       : 0;
  if (length == 0 || s.size() < length) return 0;
  for (size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
  if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogate
  if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
  if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // above U+10FFFF
  return length;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

size_t digits_at(std::string_view s, size_t from) {
  size_t n = from;
  while (n < s.size() && is_digit(s[n])) ++n;
  return n - from;
}

// "x.y.z" parts of SemVer after '-' or '+': dot-separated, none empty.
bool is_identifier_list(std::string_view s) {
  bool part_empty = true;
  for (const char c : s) {
    if (c == '.') {
      if (part_empty) return false;
      part_empty = true;
    } else if (is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-') {
      part_empty = false;
    } else {
      return false;
    }
  }
  return !part_empty;
}

}  // namespace

bool is_utf8(std::string_view s) {
  while (!s.empty()) {
    const size_t length = sequence_length(s);
    if (length == 0) return false;
    s.remove_prefix(length);
  }
  return true;
}

std::string_view cut(std::string_view s, size_t bytes_max) {
  if (s.size() <= bytes_max) return s;
  size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xC0) == 0x80) --end;
  return s.substr(0, end);
}

std::string printable(std::string_view s, size_t bytes_max) {
  std::string out;
  s = cut(s, bytes_max);
  while (!s.empty()) {
    const size_t digits = digits_at(s, 0);
    if (digits >= 15) {
      out += "***";
      s.remove_prefix(digits);
      if (!s.empty() && (s[0] == 'X' || s[0] == 'x')) s.remove_prefix(1);
      continue;
    }
    const size_t length = digits > 0 ? digits : sequence_length(s);
    if (length == 0) {
      out += '?';
      s.remove_prefix(1);
      continue;
    }
    const bool control = length == 1 && (static_cast<unsigned char>(s[0]) < 0x20 || s[0] == 0x7F);
    out += control ? std::string_view(" ") : s.substr(0, length);
    s.remove_prefix(length);
  }
  return out;
}

bool is_date(std::string_view s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  const auto year = number(s.substr(0, 4));
  const auto month = number(s.substr(5, 2));
  const auto day = number(s.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

bool is_decimal(std::string_view s) {
  if (!s.empty() && s[0] == '-') s.remove_prefix(1);
  const size_t whole = digits_at(s, 0);
  if (whole == 0) return false;
  if (whole == s.size()) return true;
  if (s[whole] != '.') return false;
  const size_t fraction = digits_at(s, whole + 1);
  return fraction > 0 && whole + 1 + fraction == s.size();
}

bool is_adapter_id(std::string_view s) {
  int parts = 1;
  bool part_empty = true;
  if (s.size() > 128) return false;
  for (const char c : s) {
    if (c == '.') {
      if (part_empty) return false;
      part_empty = true;
      ++parts;
    } else if (is_digit(c) || (c >= 'a' && c <= 'z') || c == '_' || c == '-') {
      part_empty = false;
    } else {
      return false;
    }
  }
  return parts >= 2 && !part_empty;
}

bool is_semver(std::string_view s) {
  for (int part = 0; part < 3; ++part) {
    const size_t digits = digits_at(s, 0);
    if (digits == 0 || digits > 9 || (digits > 1 && s[0] == '0')) return false;
    s.remove_prefix(digits);
    if (part == 2) break;
    if (s.empty() || s[0] != '.') return false;
    s.remove_prefix(1);
  }
  if (s.empty()) return true;
  if (s[0] == '-') {
    const size_t plus = s.find('+');
    if (!is_identifier_list(s.substr(1, plus == s.npos ? s.npos : plus - 1))) return false;
    if (plus == s.npos) return true;
    s.remove_prefix(plus);
  }
  return s[0] == '+' && is_identifier_list(s.substr(1));
}

}  // namespace zq::adapters
