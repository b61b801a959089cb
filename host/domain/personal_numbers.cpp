#include "domain/personal_numbers.hpp"

#include <string>

namespace zq {
namespace {

// The next character as a digit, an X, a joint ('-') or anything else (' '); advances `at`.
char simplified(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first == 0xEF && at + 2 < text.size()) {  // full-width: U+FF01 to U+FF5E
    const unsigned code = ((first & 0x0Fu) << 12) | ((static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6) |
                          (static_cast<unsigned char>(text[at + 2]) & 0x3Fu);
    at += 3;
    if (code < 0xFF01 || code > 0xFF5E) return '.';
    const char ascii = static_cast<char>(code - 0xFEE0);
    return ascii == 'x' ? 'X' : ascii;
  }
  ++at;
  return text[at - 1] == 'x' ? 'X' : text[at - 1];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::string_view> judged(const std::string& run) {
  const size_t digits = run.size() - (run.ends_with('X') ? 1 : 0);
  if (run.size() >= 18 && digits >= 17) return "身份证号码";
  if (digits == 15) return "身份证号码";
  if (digits == 11 && run[0] == '1' && run[1] >= '3') return "电话号码";
  if ((digits == 11 || digits == 12) && run[0] == '0') return "电话号码";
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> personal_number_in(std::string_view text) {
  std::string run;
  bool joint = false;
  for (size_t at = 0; at < text.size();) {
    const char c = simplified(text, at);
    const bool ends = c == 'X' && run.size() == 17;
    if (is_digit(c) || ends) {
      run += c;
      joint = false;
    } else if ((c == ' ' || c == '-') && !run.empty() && !joint) {
      joint = true;
    } else {
      if (!run.empty())
        if (const auto found = judged(run)) return found;
      run.clear();
      joint = false;
    }
  }
  return run.empty() ? std::nullopt : judged(run);
}

}  // namespace zq
