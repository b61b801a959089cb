#include "print/clean.hpp"

#include "log/utf8.hpp"

namespace zq::print {
namespace {

bool is_line_end(uint32_t code) { return code == 0x2028 || code == 0x2029 || code == 0x85; }

bool is_unprintable(uint32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  const bool direction = code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                         (code >= 0x2066 && code <= 0x2069);
  const bool nothing = code == 0xFEFF || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
  return control || direction || nothing;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const log::Character one = log::character_at(text, at);
    if (one.length == 0) {
      ++at;
      continue;
    }
    if (one.code == '\n' || is_line_end(one.code)) {
      out += '\n';
    } else if (one.code == '\t') {
      out += ' ';
    } else if (!is_unprintable(one.code)) {
      out += text.substr(at, one.length);
    }
    at += one.length;
  }
  return out;
}

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string cleaned = clean(text);
  for (size_t at = 0; at <= cleaned.size();) {
    const size_t end = std::min(cleaned.find('\n', at), cleaned.size());
    if (cleaned.find_first_not_of(' ', at) < end) out.push_back(cleaned.substr(at, end - at));
    at = end + 1;
  }
  if (out.empty()) out.emplace_back();
  return out;
}

bool is_wide(uint32_t code) {
  return code >= 0x2E80 || code == 0x2014 || code == 0x2026 || (code >= 0x2018 && code <= 0x201F);
}

double ems(std::string_view text) {
  double sum = 0;
  for (size_t at = 0; at < text.size();) {
    const log::Character one = log::character_at(text, at);
    sum += is_wide(one.code) ? 1 : 0.6;
    at += one.length == 0 ? 1 : one.length;
  }
  return sum;
}

}  // namespace zq::print
