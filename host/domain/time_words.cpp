#include "domain/time_words.hpp"

#include <array>

namespace zq {
namespace {

std::string year_words(Date day) { return std::to_string(static_cast<int>(day.year())) + "年"; }
std::string month_words(Date day) { return std::to_string(static_cast<unsigned>(day.month())) + "月"; }
std::string mday_words(Date day) { return std::to_string(static_cast<unsigned>(day.day())) + "日"; }

}  // namespace

std::string date_words(Date day) { return year_words(day) + day_words(day); }
std::string day_words(Date day) { return month_words(day) + mday_words(day); }

std::string days_words(Date from, Date until) {
  if (from == until) return day_words(from);
  const bool same_year = from.year() == until.year();
  const bool same_month = same_year && from.month() == until.month();
  return day_words(from) + "至" + (same_month ? mday_words(until) : same_year ? day_words(until) : date_words(until));
}

std::string_view weekday_words(Date day) {
  static constexpr std::array<std::string_view, 7> words = {"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
  return words.at(std::chrono::weekday(std::chrono::sys_days(day)).c_encoding());
}

std::string moment_words(Instant at) {
  const Date day = beijing_day(at);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - start_of(day)));
  std::string out = date_words(day) + std::to_string(time.hours().count()) + "时";
  const auto two = [&](long value, std::string_view unit) {
    out += (value < 10 ? "0" : "") + std::to_string(value) + std::string(unit);
  };
  const bool seconds = time.seconds().count() != 0;
  if (seconds || time.minutes().count() != 0) two(time.minutes().count(), "分");
  if (seconds) two(time.seconds().count(), "秒");
  return out;
}

std::string end_words(Instant at) {
  const Date day = beijing_day(at);
  if (at != start_of(day)) return moment_words(at);
  return date_words(Date(std::chrono::sys_days(day) - std::chrono::days{1})) + "24时";
}

std::string length_words(std::chrono::milliseconds length) {
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(length));
  std::string out;
  if (time.hours().count() != 0) out += std::to_string(time.hours().count()) + "小时";
  const bool only_minutes = out.empty() && time.seconds().count() == 0;
  if (time.minutes().count() != 0) out += std::to_string(time.minutes().count()) + (only_minutes ? "分钟" : "分");
  if (time.seconds().count() != 0) out += std::to_string(time.seconds().count()) + "秒";
  return out.empty() ? "0秒" : out;
}

std::string time_of_day_words(std::chrono::minutes time) {
  const auto minutes = time.count() % 60;
  return std::to_string(time.count() / 60) + "时" +
         (minutes == 0 ? "" : (minutes < 10 ? "0" : "") + std::to_string(minutes) + "分");
}

}  // namespace zq
