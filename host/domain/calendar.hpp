// The working-day calendar: the State Council's notice of each year, and what the district decides besides (a typhoon
// that stops work). Working-day periods of the regulations are counted on it: the first day is the next working day
// after the start, the last one ends at 24:00. A year whose calendar is not loaded is an error, never a guess.
// Pure and immutable once made; several threads may read one.
#pragma once
#include <string>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/result.hpp"

namespace zq {

// Days, both ends included, that differ from their weekday.
struct CalendarDays {
  Date from, until;
  bool works = false;  // false: off though it may be a weekday; true: worked though it may be a weekend day
  std::string reason;  // Chinese: "国庆节"; of the district: "台风停工"
  friend bool operator==(const CalendarDays&, const CalendarDays&) = default;
};

bool is_weekend(Date);  // Saturday or Sunday

// One year of the State Council's notice (国务院办公厅关于……年部分节假日安排的通知).
struct CalendarYear {
  int year = 0;
  std::string notice;              // Chinese: its title and number
  std::vector<CalendarDays> days;  // inside the year
  friend bool operator==(const CalendarYear&, const CalendarYear&) = default;
};

// What a day is, and why.
struct DayKind {
  bool works = false;
  std::string reason;  // Chinese: "国庆节放假", "国庆节调休上班", "周末", "台风停工"; empty: an ordinary working day
  friend bool operator==(const DayKind&, const DayKind&) = default;
};

class WorkingCalendar {
 public:
  // No year loaded: every question is an Error.
  WorkingCalendar() = default;
  // Later days win over earlier ones, those of the district over the State Council's.
  explicit WorkingCalendar(std::vector<CalendarYear> years, std::vector<CalendarDays> district = {});

  bool has(std::chrono::year) const;

  // Errors of all below: unavailable, when a year that is needed is not loaded; the text names the file to add.
  Result<bool> is_working_day(Date) const;
  Result<DayKind> kind(Date) const;
  // The n-th working day after `start`, which is not counted itself; n = 0: `start`. n is never negative.
  Result<Date> add_working_days(Date start, int n) const;
  // Working days d with after < d <= until; 0 when until <= after.
  Result<int> count_working_days(Date after, Date until) const;

  const std::vector<CalendarYear>& years() const { return years_; }
  const std::vector<CalendarDays>& district() const { return district_; }
  friend bool operator==(const WorkingCalendar& a, const WorkingCalendar& b) {
    return a.years_ == b.years_ && a.district_ == b.district_;
  }

 private:
  const CalendarYear* find(std::chrono::year) const;

  std::vector<CalendarYear> years_;  // sorted by year
  std::vector<CalendarDays> district_;
};

}  // namespace zq
