#include "identity.hpp"

#include <array>
#include <cstdio>

namespace zq::sample {
namespace {

constexpr std::string_view area = "331099";

char check_digit(std::string_view first17) {
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (first17[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::string identity_number(Date born, unsigned sequence) {
  char text[24];
  std::snprintf(text, sizeof text, "%s%s%03u", area.data(), compact(born).c_str(), sequence % 1000);
  std::string id = text;
  return id + check_digit(id);
}

bool is_ours(std::string_view id) {
  if (id.size() != 18 || !id.starts_with(area) || !all_digits(id.substr(0, 17))) return false;
  const Date born{std::chrono::year{number(id.substr(6, 4))}, std::chrono::month(unsigned(number(id.substr(10, 2)))),
                  std::chrono::day(unsigned(number(id.substr(12, 2))))};
  return born.ok() && check_digit(id) == (id[17] == 'x' ? 'X' : id[17]);
}

std::string to_18(std::string_view id) {
  if (id.size() == 15 && all_digits(id)) {
    std::string first17 = std::string(id.substr(0, 6)) + "19" + std::string(id.substr(6));
    return first17 + check_digit(first17);
  }
  std::string out(id);
  if (out.size() == 18 && out[17] == 'x') out[17] = 'X';
  return out;
}

std::string to_15(std::string_view id) { return std::string(id.substr(0, 6)) + std::string(id.substr(8, 9)); }

std::string compact(Date date) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d%02u%02u", int(date.year()), unsigned(date.month()) % 100,
                unsigned(date.day()) % 100);
  return text;
}

int month_number(Date date) { return int(date.year()) * 100 + int(unsigned(date.month())); }

int add_months(int yyyymm, int months) {
  const int count = yyyymm / 100 * 12 + yyyymm % 100 - 1 + months;
  return count / 12 * 100 + count % 12 + 1;
}

Date add_days(Date date, long days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }

Date add_years(Date date, int years) {
  const Date moved{date.year() + std::chrono::years{years}, date.month(), date.day()};
  return moved.ok() ? moved : Date{moved.year(), moved.month(), std::chrono::day{28}};
}

}  // namespace zq::sample
