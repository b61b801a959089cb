// Numbers that identify people and organisations: GB 11643 identity numbers (18 digits, the old 15), residence permits
// of Hong Kong, Macao and Taiwan residents (81, 82, 83), permanent residence cards of foreigners (new and old), and
// GB 32100 social credit codes. Pure: values in, values out, nothing but the standard library; today is passed in.
// The area part is never compared with today's GB/T 2260: numbers keep the code that was in force when they were
// issued. Reasons of refusal are Chinese sentences without the number itself.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zq {
inline namespace sdk1 {

enum class Sex { unknown, male, female };

enum class IdentityKind {
  resident,                 // 居民身份证
  hong_kong_macao_taiwan,   // 港澳台居民居住证, area 81, 82 or 83
  permanent_residence,      // 外国人永久居留身份证, 18 digits beginning with 9
  permanent_residence_old,  // the card before December 2023: 3 letters and 12 digits; birth and sex are not read from
                            // it
};

struct IdentityNumber {
  std::string number;  // normalised: 18 characters with a capital X, or the old permanent residence number
  IdentityKind kind = IdentityKind::resident;
  std::string area;   // first six digits; empty for permanent residence
  std::string birth;  // YYYY-MM-DD; empty for the old permanent residence card
  Sex sex = Sex::unknown;
  bool upgraded = false;  // was written with 15 digits
};

enum class IdentityRefusal { none, empty, length, character, area, date, future, check };

// Exactly one of number and refusal is set.
struct IdentityReading {
  std::optional<IdentityNumber> number;
  IdentityRefusal refusal = IdentityRefusal::none;
  std::string reason;
  bool ok() const noexcept { return number.has_value(); }
};

namespace identity_detail {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool all_digits(std::string_view text) noexcept {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return true;
}
inline char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
inline bool is_letter(char c) noexcept { return upper(c) >= 'A' && upper(c) <= 'Z'; }

inline bool is_date(int year, int month, int day) noexcept {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}
inline int number_at(std::string_view digits, std::size_t at, std::size_t length) noexcept {
  int value = 0;
  for (const char c : digits.substr(at, length)) value = value * 10 + (c - '0');
  return value;
}
inline IdentityReading refuse(IdentityRefusal refusal, std::string reason) {
  return {std::nullopt, refusal, std::move(reason)};
}

}  // namespace identity_detail

// The check character of GB 11643 for 17 digits (ISO 7064 MOD 11-2).
inline char identity_check_digit(std::string_view first17) noexcept {
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (first17[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

// 15 digits to 18: inserts the century 19 and adds the check digit. Expects 15 digits.
inline std::string upgrade_identity(std::string_view digits15) {
  std::string number = std::string(digits15.substr(0, 6)) + "19" + std::string(digits15.substr(6));
  return number + identity_check_digit(number);
}

// For comparing numbers that may come from old systems: blanks at the ends removed, full-width characters made half
// width, x made a capital, 15 digits upgraded. Judges nothing.
inline std::string normalise_identity(std::string_view text) {
  std::string number;
  number.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto trail = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    const bool blank = text.substr(i, 3) == "\xE3\x80\x80" || text.substr(i, 2) == "\xC2\xA0";
    const bool wide = text.substr(i, 2) == "\xEF\xBC" && trail(i + 2) >= 0x90 && trail(i + 2) <= 0xBA;  // ０ to Ｚ
    const bool wide_lower = text.substr(i, 2) == "\xEF\xBD" && trail(i + 2) >= 0x81 && trail(i + 2) <= 0x9A;
    if (blank) {
      number += ' ';
    } else if (wide || wide_lower) {
      number += static_cast<char>(trail(i + 2) - 0x60 + (wide_lower ? 0x40 : 0));
    } else {
      number += text[i];
    }
    i += blank ? (text[i] == '\xC2' ? 1 : 2) : wide || wide_lower ? 2 : 0;
  }
  const std::size_t begin = number.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  number = number.substr(begin, number.find_last_not_of(" \t\r\n") - begin + 1);
  for (char& c : number) c = identity_detail::upper(c);
  return number.size() == 15 && identity_detail::all_digits(number) ? upgrade_identity(number) : number;
}

// Reads a number as people and systems write it (lower-case x is fine, blanks are not). today: YYYY-MM-DD.
inline IdentityReading read_identity(std::string_view text, std::string_view today) {
  using namespace identity_detail;
  if (text.empty()) return refuse(IdentityRefusal::empty, "证件号码为空");
  if (text.size() != 15 && text.size() != 18) {
    return refuse(IdentityRefusal::length,
                  "证件号码应为 18 位或 15 位，实为 " + std::to_string(text.size()) + " 个字节");
  }
  IdentityNumber result;
  if (text.size() == 15 && is_letter(text[0]) && is_letter(text[1]) && is_letter(text[2])) {
    if (!all_digits(text.substr(3))) {
      return refuse(IdentityRefusal::character, "旧版永久居留证号码应为 3 个字母加 12 位数字");
    }
    for (const char c : text) result.number += upper(c);
    result.kind = IdentityKind::permanent_residence_old;
    return {std::move(result), IdentityRefusal::none, {}};
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool last_x = i == 17 && upper(text[i]) == 'X';
    if (!is_digit(text[i]) && !last_x) {
      return refuse(IdentityRefusal::character,
                    "证件号码第 " + std::to_string(i + 1) + " 个字节应为半角数字" + (i == 17 ? "或字母 X" : ""));
    }
  }
  result.upgraded = text.size() == 15;
  result.number = normalise_identity(text);
  if (result.number[0] == '0') return refuse(IdentityRefusal::area, "证件号码的地区码不能以 0 开头");
  const int year = number_at(result.number, 6, 4), month = number_at(result.number, 10, 2);
  if (!is_date(year, month, number_at(result.number, 12, 2))) {
    return refuse(IdentityRefusal::date, "证件号码中的出生日期不存在：请核对第 7 位起的年月日");
  }
  if (identity_check_digit(result.number) != result.number[17]) {
    return refuse(IdentityRefusal::check, "证件号码的校验位不对：请逐位核对");
  }
  result.birth = result.number.substr(6, 4) + "-" + result.number.substr(10, 2) + "-" + result.number.substr(12, 2);
  if (result.birth > today) return refuse(IdentityRefusal::future, "证件号码中的出生日期晚于今天");
  result.sex = (result.number[16] - '0') % 2 ? Sex::male : Sex::female;
  if (result.number[0] == '9') {
    result.kind = IdentityKind::permanent_residence;
  } else {
    result.area = result.number.substr(0, 6);
    const std::string_view province = std::string_view(result.number).substr(0, 2);
    if (province == "81" || province == "82" || province == "83") result.kind = IdentityKind::hong_kong_macao_taiwan;
  }
  return {std::move(result), IdentityRefusal::none, {}};
}

enum class CreditCodeVerdict {
  valid,
  wrong_check,  // well-formed, but the last character differs: such codes are in use; warn and confirm with the
                // register
  malformed,
};

struct CreditCodeReading {
  CreditCodeVerdict verdict = CreditCodeVerdict::malformed;
  std::string code;          // capitals; empty when malformed
  std::string area;          // six digits
  std::string organisation;  // the nine characters of GB 11714
  std::string reason;        // Chinese; empty when valid
};

// The check character of GB 32100 for 17 characters of its alphabet; '\0' when one is not of it.
inline char credit_code_check(std::string_view first17) noexcept {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int sum = 0, weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    const std::size_t value = alphabet.find(first17[i]);
    if (value == std::string_view::npos) return '\0';
    sum += static_cast<int>(value) * weight;
    weight = weight * 3 % 31;
  }
  return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

// Reads a social credit code; lower-case letters are fine.
inline CreditCodeReading read_credit_code(std::string_view text) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  CreditCodeReading reading;
  if (text.size() != 18) {
    reading.reason = "统一社会信用代码应为 18 位，实为 " + std::to_string(text.size()) + " 个字节";
    return reading;
  }
  std::string code;
  for (std::size_t i = 0; i < 18; ++i) {
    code += identity_detail::upper(text[i]);
    const bool area = i >= 2 && i < 8;
    if (alphabet.find(code[i]) == std::string_view::npos || (area && !identity_detail::is_digit(code[i]))) {
      reading.reason = "统一社会信用代码第 " + std::to_string(i + 1) + " 位" +
                       (area ? "应为数字（行政区划码）" : "不是允许的字符（不用 I、O、S、V、Z）");
      return reading;
    }
  }
  const bool right = credit_code_check(code) == code[17];
  reading.verdict = right ? CreditCodeVerdict::valid : CreditCodeVerdict::wrong_check;
  if (!right) reading.reason = "统一社会信用代码的校验位与计算结果不符：请与登记信息核对";
  reading.area = code.substr(2, 6);
  reading.organisation = code.substr(8, 9);
  reading.code = std::move(code);
  return reading;
}

}  // namespace sdk1
}  // namespace zq
