// The slow way to count time, for comparison: minute by minute and day by day over a table made from tests/data,
// sharing no code with the product. Minutes and days are numbered from 2023-01-01 00:00 Beijing time to the end of
// 2026.
#pragma once
#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/tables.hpp"

namespace zq {

struct MinutePause {
  int from, until;
};

class Oracle {
 public:
  static constexpr int day_count = 365 + 366 + 365 + 365, minutes_a_day = 1440;

  Oracle() {
    std::set<std::string> irregular;
    for (const auto& row : test::read_csv("irregular-days-2023-2026.csv")) irregular.insert(row[0]);
    int year = 2023, month = 1, mday = 1;
    for (int i = 0; i < day_count; ++i) {
      const bool weekend = i % 7 == 0 || i % 7 == 6;  // 2023-01-01 was a Sunday
      char text[32];
      std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, mday);
      works_.push_back(weekend == irregular.contains(text));
      if (++mday > month_length(year, month)) mday = 1, ++month;
      if (month > 12) month = 1, ++year;
    }
    for (int i = 0; i < day_count * minutes_a_day; ++i) {
      const int time = i % minutes_a_day;
      office_.push_back(works_[static_cast<size_t>(i / minutes_a_day)] &&
                        ((time >= 510 && time < 720) || (time >= 840 && time < 1050)));
    }
  }

  bool works(int day) const { return works_.at(static_cast<size_t>(day)); }

  // The minute that ends the length-th minute that counts; nothing: beyond the table.
  std::optional<int> elapsed(int start, int length, bool office, const std::vector<MinutePause>& pauses) const {
    const char* const open = office_.data();
    int first_pause = day_count * minutes_a_day, minute = start;
    for (const MinutePause& pause : pauses) first_pause = std::min(first_pause, pause.from);
    for (int left = length; left > 0; ++minute) {
      if (office && minute >= day_count * minutes_a_day) return std::nullopt;
      if (office && open[minute] == 0) continue;
      if (minute < first_pause || !is_paused(minute, pauses)) --left;
    }
    return minute;
  }

  // The last day of a period: what has run before a pause counts, and the rest runs from the day after it.
  std::optional<int> working_days(int start, int length, const std::vector<MinutePause>& sorted) const {
    int at = start, left = length;
    for (const MinutePause& pause : sorted) {
      int ran = 0;
      for (int i = at + 1; i <= pause.from / minutes_a_day && i < day_count; ++i) ran += works(i) ? 1 : 0;
      if (ran >= left) break;
      left -= ran;
      at = std::max(at, pause.until / minutes_a_day);
    }
    while (left > 0) {
      if (++at >= day_count) return std::nullopt;
      left -= works(at) ? 1 : 0;
    }
    return at;
  }

 private:
  static bool is_paused(int minute, const std::vector<MinutePause>& pauses) {
    for (const MinutePause& pause : pauses)
      if (pause.from <= minute && minute < pause.until) return true;
    return false;
  }

  static int month_length(int year, int month) {
    if (month == 2) return year % 4 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  std::vector<char> works_, office_;
};

}  // namespace zq
