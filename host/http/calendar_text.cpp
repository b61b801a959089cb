#include "http/calendar_text.hpp"

#include <charconv>

#include "http/characters.hpp"

namespace zq::http {
namespace {

void put(std::string& out, long value, int digits) {
  char text[8];
  for (int i = digits - 1; i >= 0; --i, value /= 10) text[i] = static_cast<char>('0' + value % 10);
  out.append(text, static_cast<size_t>(digits));
}

void put(std::string& out, Date date) {
  put(out, static_cast<int>(date.year()), 4);
  out += '-';
  put(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  put(out, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

std::string text(Date date) {
  std::string out;
  put(out, date);
  return out;
}

std::optional<Date> date_from_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](size_t at, size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) value = is_digit(c) && value >= 0 ? value * 10 + (c - '0') : -1;
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string beijing_time(Instant instant) {
  using namespace std::chrono;
  const auto local = instant + hours(8);
  const auto day = floor<days>(local);
  const hh_mm_ss<milliseconds> time(local - day);
  std::string out;
  out.reserve(29);
  put(out, Date(day));
  out += 'T';
  put(out, time.hours().count(), 2);
  out += ':';
  put(out, time.minutes().count(), 2);
  out += ':';
  put(out, time.seconds().count(), 2);
  out += '.';
  put(out, time.subseconds().count(), 3);
  return out += "+08:00";
}

}  // namespace zq::http
