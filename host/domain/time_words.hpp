// Days, moments and lengths of time as a Chinese sentence has them. Pure.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "domain/clocks.hpp"

namespace zq {

std::string date_words(Date);                         // 2026年10月10日
std::string day_words(Date);                          // 10月10日
std::string days_words(Date from, Date until);        // 10月1日至7日, 9月30日至10月2日, 10月10日
std::string_view weekday_words(Date);                 // 周六
std::string moment_words(Instant);                    // 2026年10月10日10时30分, with seconds when there are some
std::string end_words(Instant);                       // the same, but 00:00 as 24时 of the day before
std::string length_words(std::chrono::milliseconds);  // 30分钟, 24小时, 1小时5分, 3分12秒, 0秒
std::string time_of_day_words(std::chrono::minutes);  // 8时30分, 12时

}  // namespace zq
