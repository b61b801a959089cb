#include "domain/clocks.hpp"

#include <array>

namespace zq {
namespace {
using std::chrono::hours;
using std::chrono::minutes;
constexpr std::array rules{
    ClockRule{MatterClass::instant, minutes{30}, "规定-11.2、核查-6"},
    ClockRule{MatterClass::records_check, hours{24}, "规定-11.2、核查-6"},
    ClockRule{MatterClass::on_site, hours{48}, "规定-11.2、核查-6"},
};

// Two digits at `at`, no more than `most`.
bool two_digits(std::string_view text, size_t at, int most, int& out) {
  const auto digit = [&](size_t n) { return text[n] >= '0' && text[n] <= '9'; };
  if (!digit(at) || !digit(at + 1)) return false;
  out = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return out <= most;
}

std::string padded(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

const ClockRule& clock_rule(MatterClass matter_class) { return rules.at(static_cast<size_t>(matter_class)); }

Date beijing_day(Instant at) { return Date{std::chrono::floor<std::chrono::days>(at + hours{8})}; }

std::string moment_text(Instant at) {
  const auto local = std::chrono::floor<std::chrono::seconds>(at) + hours{8};
  const Date day{std::chrono::floor<std::chrono::days>(local)};
  const auto time = std::chrono::hh_mm_ss(local - std::chrono::sys_days(day));
  return std::to_string(static_cast<int>(day.year())) + "-" + padded(static_cast<unsigned>(day.month())) + "-" +
         padded(static_cast<unsigned>(day.day())) + "T" + padded(static_cast<unsigned>(time.hours().count())) + ":" +
         padded(static_cast<unsigned>(time.minutes().count())) + ":" +
         padded(static_cast<unsigned>(time.seconds().count())) + "+08:00";
}

std::optional<Instant> moment_from_text(std::string_view text) {
  const bool with_seconds = text.size() == 25;
  if ((!with_seconds && text.size() != 22) || !text.ends_with("+08:00")) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || (with_seconds && text[16] != ':'))
    return std::nullopt;
  int century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  const bool digits = two_digits(text, 0, 99, century) && two_digits(text, 2, 99, year) &&
                      two_digits(text, 5, 12, month) && two_digits(text, 8, 31, day) &&
                      two_digits(text, 11, 23, hour) && two_digits(text, 14, 59, minute) &&
                      (!with_seconds || two_digits(text, 17, 59, second));
  const Date date{std::chrono::year{century * 100 + year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!digits || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + hours{hour - 8} + minutes{minute} + std::chrono::seconds{second};
}

}  // namespace zq
