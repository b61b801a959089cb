#include "domain/clocks.hpp"

namespace zq {
namespace {
using std::chrono::hours;
using std::chrono::minutes;

// Two digits at `at`, no more than `most`.
bool two_digits(std::string_view text, size_t at, int most, int& out) {
  const auto digit = [&](size_t n) { return text[n] >= '0' && text[n] <= '9'; };
  if (!digit(at) || !digit(at + 1)) return false;
  out = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return out <= most;
}

void put_two(std::string& out, unsigned value) {
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

void put_date(std::string& out, Date day) {
  const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
  put_two(out, year / 100);
  put_two(out, year % 100);
  out += '-';
  put_two(out, static_cast<unsigned>(day.month()));
  out += '-';
  put_two(out, static_cast<unsigned>(day.day()));
}

// The ten characters of a date in front of `text`.
std::optional<Date> date_in_front(std::string_view text) {
  int century = 0, year = 0, month = 0, day = 0;
  if (text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!two_digits(text, 0, 99, century) || !two_digits(text, 2, 99, year) || !two_digits(text, 5, 12, month) ||
      !two_digits(text, 8, 31, day))
    return std::nullopt;
  const Date date{std::chrono::year{century * 100 + year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

Date beijing_day(Instant at) { return Date{std::chrono::floor<std::chrono::days>(at + hours{8})}; }

Instant start_of(Date day) { return std::chrono::sys_days(day) - hours{8}; }
Instant end_of(Date day) { return start_of(day) + hours{24}; }

std::string date_text(Date day) {
  std::string out;
  put_date(out, day);
  return out;
}

std::optional<Date> date_from_text(std::string_view text) {
  return text.size() == 10 ? date_in_front(text) : std::nullopt;
}

std::string moment_text(Instant at) {
  const Date day = beijing_day(at);
  const auto time = std::chrono::hh_mm_ss(std::chrono::floor<std::chrono::seconds>(at - start_of(day)));
  std::string out;
  put_date(out, day);
  out += 'T';
  put_two(out, static_cast<unsigned>(time.hours().count()));
  out += ':';
  put_two(out, static_cast<unsigned>(time.minutes().count()));
  out += ':';
  put_two(out, static_cast<unsigned>(time.seconds().count()));
  return out += "+08:00";
}

std::optional<Instant> moment_from_text(std::string_view text) {
  const bool with_seconds = text.size() == 25;
  if ((!with_seconds && text.size() != 22) || !text.ends_with("+08:00")) return std::nullopt;
  if (text[10] != 'T' || text[13] != ':' || (with_seconds && text[16] != ':')) return std::nullopt;
  int hour = 0, minute = 0, second = 0;
  const auto date = date_in_front(text);
  if (!date || !two_digits(text, 11, 23, hour) || !two_digits(text, 14, 59, minute) ||
      (with_seconds && !two_digits(text, 17, 59, second)))
    return std::nullopt;
  return start_of(*date) + hours{hour} + minutes{minute} + std::chrono::seconds{second};
}

}  // namespace zq
