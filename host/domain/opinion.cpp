#include "domain/opinion.hpp"

#include <array>

#include "domain/text_limits.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

constexpr size_t reason_most = 1000;
constexpr std::array about_words{
    Word<OpinionAbout>{OpinionAbout::adjustment, "adjustment", "清单调整"},
    Word<OpinionAbout>{OpinionAbout::entry, "entry", "清单事项"},
};
constexpr std::array disposition_words{
    Word<Disposition>{Disposition::adopted, "adopted", "采纳"},
    Word<Disposition>{Disposition::refused, "refused", "不予采纳"},
};

// The digit that begins at this byte, also a full-width one (U+FF10..U+FF19); how many bytes it takes. -1: none.
int digit_at(std::string_view text, size_t at, size_t& bytes) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  bytes = 1;
  if (byte(at) >= '0' && byte(at) <= '9') return byte(at) - '0';
  if (byte(at) == 0xEF && byte(at + 1) == 0xBC && byte(at + 2) >= 0x90 && byte(at + 2) <= 0x99) {
    bytes = 3;
    return byte(at + 2) - 0x90;
  }
  return -1;
}

bool is_gap(char c) { return c == ' ' || c == '-' || c == '\t'; }
bool is_check_letter(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  return text[at] == 'X' || text[at] == 'x' || text.substr(at).starts_with("\uFF38") ||
         text.substr(at).starts_with("\uFF58");
}

// A run of digits, gaps left out; ends before `end`.
struct Run {
  std::string digits;
  size_t end = 0;
};
Run run_at(std::string_view text, size_t at) {
  Run run;
  run.end = at;
  size_t bytes = 0;
  while (at < text.size()) {
    const int digit = digit_at(text, at, bytes);
    if (digit >= 0) {
      run.digits += static_cast<char>('0' + digit);
      run.end = at += bytes;
    } else if (is_gap(text[at]) && !run.digits.empty() && at - run.end < 2) {
      ++at;
    } else {
      break;
    }
  }
  return run;
}

bool is_two(std::string_view digits, size_t at, int least, int most) {
  const int value = (digits[at] - '0') * 10 + (digits[at + 1] - '0');
  return value >= least && value <= most;
}
// Area, birth and the rest, by form: a wrong check digit is no less a number somebody has tried to write.
bool looks_like_identity(std::string_view digits, bool letter_follows) {
  const bool long_form = digits.size() == 18 || (digits.size() == 17 && letter_follows);
  if (long_form)
    return (digits.substr(6, 2) == "19" || digits.substr(6, 2) == "20") && is_two(digits, 10, 1, 12) &&
           is_two(digits, 12, 1, 31);
  return digits.size() == 15 && is_two(digits, 8, 1, 12) && is_two(digits, 10, 1, 31);
}

bool looks_like_telephone(std::string_view digits) {
  if (digits.size() == 13 && digits.starts_with("86")) digits.remove_prefix(2);
  if (digits.size() == 11 && digits[0] == '1' && digits[1] >= '3') return true;
  return digits[0] == '0' && digits.size() >= 10 && digits.size() <= 12;  // with its area code
}

}  // namespace

std::string_view code(OpinionAbout v) { return code_in(about_words, v); }
std::string_view chinese(OpinionAbout v) { return chinese_in(about_words, v); }
bool from_code(std::string_view c, OpinionAbout& v) { return take(by_code(about_words, c), v); }
std::string_view code(Disposition v) { return code_in(disposition_words, v); }
std::string_view chinese(Disposition v) { return chinese_in(disposition_words, v); }
bool from_code(std::string_view c, Disposition& v) { return take(by_code(disposition_words, c), v); }

Result<Done> dispose(Opinion& opinion, Disposition disposition, const std::string& reason, const std::string& by,
                     Instant now) {
  if (opinion.disposition)
    return Error{
        ErrorCode::conflict, "这条意见已经处理：" + std::string(chinese(*opinion.disposition)), {}, {}, "调整-10.2a"};
  std::vector<Fault> faults;
  check_text(faults, "/reason", "理由", reason, disposition == Disposition::refused ? 1 : 0, reason_most, Lines::many);
  if (!faults.empty())
    return Error{ErrorCode::invalid_input, "不予采纳的意见应当说明理由", {}, std::move(faults), "调整-10.2a"};
  opinion.disposition = disposition;
  opinion.reason = reason;
  opinion.disposed_by = by;
  opinion.disposed_at = now;
  return Done{};
}

std::string_view personal_data_in(std::string_view utf8) {
  size_t bytes = 0;
  for (size_t at = 0; at < utf8.size();) {
    if (digit_at(utf8, at, bytes) < 0) {
      ++at;
      continue;
    }
    const Run run = run_at(utf8, at);
    if (looks_like_identity(run.digits, is_check_letter(utf8, run.end))) return "公民身份号码";
    if (looks_like_telephone(run.digits)) return "电话号码";
    at = run.end;
  }
  return {};
}

}  // namespace zq
