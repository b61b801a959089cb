// Dates as legacy systems write them, read into one form. Pure: nothing but the standard library.
// Read: yyyyMMdd, yyyyMMddHHmm(ss), yyyyMM, yyyy-M-d, yyyy/M/d, yyyy.M.d, yyyy年M月d日 (the day may be left out), each
// with a time of day behind it or not (" HH:mm:ss.0", "THH:mm:ss+08:00"), and whole numbers printed with ".0". None:
// blank, only zeros, 1900-01-01 and 9999-12-31, which such systems write for "no date". Impossible dates are refused,
// never rolled over. moment_of() keeps the time of day, too.
#pragma once
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace zq {
inline namespace sdk1 {

enum class DatePrecision { none, day, month, invalid };

struct LegacyDate {
  DatePrecision precision = DatePrecision::none;
  int year = 0, month = 0, day = 0;  // day is 0 when only the month is known

  bool is_day() const noexcept { return precision == DatePrecision::day; }
  bool is_month() const noexcept { return precision == DatePrecision::month; }
  // "YYYY-MM-DD", "YYYY-MM", or empty for none and invalid.
  std::string iso() const {
    if (!is_day() && !is_month()) return {};
    char text[48];
    const int length = is_day() ? std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day)
                                : std::snprintf(text, sizeof text, "%04d-%02d", year, month);
    return std::string(text, static_cast<std::size_t>(length));
  }
  // "YYYY-MM-DD"; empty unless the day is known, as a DATE at the border must be.
  std::string iso_day() const { return is_day() ? iso() : std::string(); }
  // "YYYYMM", or empty.
  std::string year_month() const {
    const std::string text = iso();
    return text.empty() ? text : text.substr(0, 4) + text.substr(5, 2);
  }
};

namespace dates_detail {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Takes up to max digits from the front of text; -1 when there is none.
inline int take_number(std::string_view& text, std::size_t max) noexcept {
  int value = -1;
  for (std::size_t i = 0; i < max && !text.empty() && is_digit(text.front()); ++i) {
    value = (value < 0 ? 0 : value) * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}
inline bool take(std::string_view& text, std::string_view word) noexcept {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}
inline std::string_view trim(std::string_view text) noexcept {
  for (bool changed = true; changed;) {
    changed = take(text, " ") || take(text, "\t") || take(text, "\xE3\x80\x80");
    if (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1), changed = true;
    if (text.size() >= 3 && text.substr(text.size() - 3) == "\xE3\x80\x80") text.remove_suffix(3), changed = true;
  }
  return text;
}
inline int days_in(int year, int month) noexcept {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}
// A time of day and perhaps a zone: "", " 08:30", "T08:30:00.000+08:00", "Z".
inline bool is_time(std::string_view text) noexcept {
  if (text.empty()) return true;
  if (!take(text, "T") && !take(text, " ")) return false;
  while (take(text, " ")) {
  }
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ":")) return false;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59) return false;
  if (take(text, ":")) {
    const int second = take_number(text, 2);
    if (second < 0 || second > 59) return false;
    if (take(text, ".") && take_number(text, 9) < 0) return false;
  }
  if (text.empty() || text == "Z") return true;
  if (!take(text, "+") && !take(text, "-")) return false;
  const int zone = take_number(text, 2);
  take(text, ":");
  const int zone_minute = take_number(text, 2);
  return zone >= 0 && zone <= 14 && zone_minute >= 0 && zone_minute <= 59 && text.empty();
}
inline LegacyDate make(int year, int month, int day, bool has_day) noexcept {
  constexpr LegacyDate none{}, invalid{DatePrecision::invalid, 0, 0, 0};
  if (year == 0 && month == 0 && day == 0) return none;
  if (year < 1800 || month < 1 || month > 12) return invalid;
  if (!has_day) {
    if (year == 9999 && month == 12) return none;
    return {DatePrecision::month, year, month, 0};
  }
  if (day < 1 || day > days_in(year, month)) return invalid;
  if ((year == 1900 && month == 1 && day == 1) || (year == 9999 && month == 12 && day == 31)) return none;
  return {DatePrecision::day, year, month, day};
}
inline LegacyDate read_digits(std::string_view text, std::size_t digits) noexcept {
  std::string_view rest = text.substr(digits);
  if (rest.size() > 1 && rest[0] == '.' && rest.find_first_not_of('0', 1) == std::string_view::npos) rest = {};
  if (rest.empty() && text.substr(0, digits).find_first_not_of('0') == std::string_view::npos) return {};
  if (digits == 14 || digits == 12) {  // yyyyMMddHHmm(ss)
    const std::string_view time = text.substr(8, digits - 8);
    const bool possible =
        time.substr(0, 2) < "24" && time.substr(2, 2) < "60" && (digits == 12 || time.substr(4) < "60");
    return possible && rest.empty() ? read_digits(text.substr(0, 8), 8) : LegacyDate{DatePrecision::invalid, 0, 0, 0};
  }
  if ((digits != 8 && digits != 6) || !is_time(rest)) return {DatePrecision::invalid, 0, 0, 0};
  const int year = take_number(text, 4), month = take_number(text, 2);
  return make(year, month, digits == 8 ? take_number(text, 2) : 0, digits == 8);
}

}  // namespace dates_detail

inline LegacyDate read_date(std::string_view text) noexcept {
  using namespace dates_detail;
  constexpr LegacyDate invalid{DatePrecision::invalid, 0, 0, 0};
  text = trim(text);
  if (text.empty()) return {};
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits != 4 || text.find_first_not_of("0123456789") == std::string_view::npos) return read_digits(text, digits);
  const int year = take_number(text, 4);
  const bool chinese = take(text, "\xE5\xB9\xB4");  // 年
  const std::string_view mark = text.substr(0, 1);
  if (!chinese && !take(text, "-") && !take(text, "/") && !take(text, ".")) return invalid;
  const int month = take_number(text, 2);
  const bool more = chinese ? take(text, "\xE6\x9C\x88") && !text.empty() && is_digit(text.front())  // 月
                            : take(text, mark);
  if (month < 0) return invalid;
  if (!more) return text.empty() ? make(year, month, 0, false) : invalid;
  const int day = take_number(text, 2);
  if (day < 0 || (chinese && !take(text, "\xE6\x97\xA5")) || !is_time(text)) return invalid;  // 日
  return make(year, month, day, true);
}

// When a legacy row was written, Beijing time: "YYYY-MM-DDTHH:MM:SS+08:00", as zq/abi.h wants updated_at. A bare day is
// midnight; a zone in the text other than +08:00, a month or nonsense gives the empty text.
inline std::string moment_of(std::string_view text) {
  using namespace dates_detail;
  text = trim(text);
  const LegacyDate date = read_date(text);
  if (!date.is_day()) return {};
  int hour = 0, minute = 0, second = 0;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {  // read_date has checked the form: H:MM, HH:MM, and perhaps :SS, .fff, a zone
    const std::size_t begin = colon > 1 && is_digit(text[colon - 2]) ? colon - 2 : colon - 1;
    std::string_view time = text.substr(begin);
    hour = take_number(time, 2), take(time, ":"), minute = take_number(time, 2);
    if (take(time, ":")) second = take_number(time, 2);
    if (take(time, ".")) take_number(time, 9);
    if (!time.empty() && time != "+08:00" && time != "+0800") return {};
  } else if (const std::size_t digits = text.find_first_not_of("0123456789") == text.npos ? text.size() : 0;
             digits > 8) {
    std::string_view time = text.substr(8);
    hour = take_number(time, 2), minute = take_number(time, 2);
    if (!time.empty()) second = take_number(time, 2);
  }
  char out[48];
  const int length = std::snprintf(out, sizeof out, "T%02d:%02d:%02d+08:00", hour, minute, second);
  return date.iso() + std::string(out, static_cast<std::size_t>(length));
}

}  // namespace sdk1
}  // namespace zq
