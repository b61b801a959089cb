// MaskWords: what stands in for names, identity numbers, telephone numbers and dates of birth in a recording. The same
// person is the same stand-in over one recording, in every spelling: 15 and 18 digits, small x, blanks inside a name. A
// stand-in keeps form and validity (area 331099, sex, year of birth, check digit), and can be told at sight: names are
// made of 甲乙丙…, telephone numbers begin with 13900. Not thread-safe; deterministic, no clock, no chance.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "zq/dates.hpp"
#include "zq/identity.hpp"
#include "zq/names.hpp"

namespace zq {
inline namespace sdk1 {

class MaskWords {
 public:
  // A name with its blanks and separators where they were; Latin letters become Latin letters.
  std::string name(std::string_view original) {
    const std::string key = normalise_name(original);
    const auto known = names_.find(key);
    return dressed(original, known != names_.end() ? known->second : new_name(key));
  }

  // An identity number in any form; one that is none has its digits replaced.
  std::string number(std::string_view original) {
    const std::string whole = normalise_identity(original);
    const IdentityReading read = read_identity(whole, "2999-12-31");
    if (!read.ok() || whole.size() != 18) return digits(original);
    const std::string mask = mask_of(whole);
    const bool old = original.size() == 15;
    std::string out = old ? mask.substr(0, 6) + mask.substr(8, 9) : mask;
    if (!old && original.back() == 'x') out.back() = 'x';
    return out;
  }

  // Every date of birth has one stand-in in the same year, in the form it was written in.
  std::string birth(std::string_view original) {
    const LegacyDate date = read_date(original);
    if (!date.is_day()) return std::string(original);
    const std::string day = birth_of(date.iso_day());
    std::string out;
    const std::string compact = day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
    std::size_t next = 0;
    for (const char c : original) out += identity_detail::is_digit(c) && next < compact.size() ? compact[next++] : c;
    return out;
  }

  // The digits of anything else: telephone numbers, passports.
  std::string digits(std::string_view original) {
    std::string out(original);
    int left = serial_of(original);
    for (std::size_t i = out.size(); i-- > 0;) {
      if (!identity_detail::is_digit(out[i])) continue;
      out[i] = static_cast<char>('0' + left % 10);
      left /= 10;
    }
    return out;
  }
  std::string mobile(std::string_view original) { return std::to_string(13900000000LL + serial_of(original)); }

 private:
  int serial_of(std::string_view original) {
    std::string key;
    for (const char c : original) key += identity_detail::upper(c);
    return others_.try_emplace(key, static_cast<int>(others_.size()) + 1).first->second;
  }
  static std::string dressed(std::string_view original, int serial) {
    std::string out;
    int at = 0;
    for (const char32_t c : names_detail::decode_utf8(original).value_or(std::u32string())) {
      const bool keeps = names_detail::is_blank(c) || names_detail::is_separator(c) || names_detail::is_invisible(c) ||
                         names_detail::is_stand_in(c);
      names_detail::append_utf8(out, keeps ? c : letter(c, serial, at++));
    }
    return out;
  }
  int new_name(const std::string& key) {
    int serial = static_cast<int>(names_.size());
    for (int tries = 0; tries < 5000 && !used_.try_emplace(dressed(key, serial), key).second; ++tries) ++serial;
    return names_[key] = serial;
  }
  static char32_t letter(char32_t c, int serial, int at) {
    static constexpr std::u32string_view family = U"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
    static constexpr std::u32string_view given =
        U"天地玄黄宇宙洪荒日月盈昃宿列寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜";
    const std::size_t n = static_cast<std::size_t>(serial), place = static_cast<std::size_t>(at);
    if (c < 0x80) return static_cast<char32_t>((c < 'a' ? U'A' : U'a') + (n + place * 7) % 26);
    if (at == 0) return family[n % family.size()];
    return given[(n / family.size() / (at == 1 ? 1 : given.size()) + place - 1) % given.size()];
  }

  std::string birth_of(const std::string& day) {
    const auto known = births_.find(day);
    if (known != births_.end()) return known->second;
    const int serial = static_cast<int>(births_.size());
    const int month = 1 + serial % 12, date = 1 + serial / 12 % 28;
    const auto two = [](int n) {
      return std::string(1, static_cast<char>('0' + n / 10)) + static_cast<char>('0' + n % 10);
    };
    return births_[day] = day.substr(0, 4) + "-" + two(month) + "-" + two(date);
  }

  // The same sex, and a check digit that is X exactly where it was X.
  std::string mask_of(const std::string& whole) {
    const auto known = numbers_.find(whole);
    if (known != numbers_.end()) return known->second;
    const std::string day = birth_of(whole.substr(6, 4) + "-" + whole.substr(10, 2) + "-" + whole.substr(12, 2));
    const std::string front = "331099" + day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
    std::string mask;
    for (int tries = 0; tries < 2000; ++tries) {  // the second thousand takes any check digit
      const std::string digits = std::to_string(1999 - tries % 1000).substr(1);
      if ((digits[2] - whole[16]) % 2 != 0) continue;
      mask = front + digits + identity_check_digit(front + digits);
      const bool fits = tries >= 1000 || (mask[17] == 'X') == (whole[17] == 'X');
      if (fits && used_.try_emplace(mask, whole).second) break;
    }
    return numbers_[whole] = mask;
  }

  std::map<std::string, int> names_, others_;
  std::map<std::string, std::string> births_, numbers_, used_;
};

}  // namespace sdk1
}  // namespace zq
