#include "domain/calendar.hpp"

#include <algorithm>

namespace zq {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The last of them that names the day.
const CalendarDays* last_with(const std::vector<CalendarDays>& all, Date day) {
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [&](const CalendarDays& one) { return one.from <= day && day <= one.until; });
  return found == all.rend() ? nullptr : &*found;
}

Error year_missing(Date day) {
  const std::string year = std::to_string(static_cast<int>(day.year()));
  return {
      ErrorCode::unavailable,
      "缺少" + year + "年工作日历，无法计算期限：请按国务院办公厅当年的放假安排添加 config/calendar/" + year + ".xml",
      "no calendar for " + year,
      {},
      "国务院办公厅关于部分节假日安排的通知"};
}

}  // namespace

bool is_weekend(Date day) {
  const std::chrono::weekday weekday{sys_days(day)};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

WorkingCalendar::WorkingCalendar(std::vector<CalendarYear> years, std::vector<CalendarDays> district)
    : years_(std::move(years)), district_(std::move(district)) {
  std::ranges::stable_sort(years_, {}, &CalendarYear::year);
}

const CalendarYear* WorkingCalendar::find(std::chrono::year year) const {
  const int wanted = static_cast<int>(year);
  const auto found = std::ranges::lower_bound(years_, wanted, {}, &CalendarYear::year);
  return found != years_.end() && found->year == wanted ? &*found : nullptr;
}

bool WorkingCalendar::has(std::chrono::year year) const { return find(year) != nullptr; }

Result<bool> WorkingCalendar::is_working_day(Date day) const {
  const CalendarYear* year = find(day.year());
  if (!year) return year_missing(day);
  if (const CalendarDays* local = last_with(district_, day)) return local->works;
  if (const CalendarDays* notice = last_with(year->days, day)) return notice->works;
  return !is_weekend(day);
}

Result<DayKind> WorkingCalendar::kind(Date day) const {
  const CalendarYear* year = find(day.year());
  if (!year) return year_missing(day);
  if (const CalendarDays* local = last_with(district_, day)) return DayKind{local->works, local->reason};
  if (const CalendarDays* notice = last_with(year->days, day))
    return DayKind{notice->works, notice->reason + (notice->works ? "调休上班" : "放假")};
  return is_weekend(day) ? DayKind{false, "周末"} : DayKind{true, ""};
}

Result<Date> WorkingCalendar::add_working_days(Date start, int n) const {
  sys_days day(start);
  for (int left = n; left > 0;) {
    day += days{1};
    const auto works = is_working_day(Date(day));
    if (!works) return works.error();
    left -= *works ? 1 : 0;
  }
  return Date(day);
}

Result<int> WorkingCalendar::count_working_days(Date after, Date until) const {
  int count = 0;
  for (sys_days day = sys_days(after) + days{1}; day <= sys_days(until); day += days{1}) {
    const auto works = is_working_day(Date(day));
    if (!works) return works.error();
    count += *works ? 1 : 0;
  }
  return count;
}

}  // namespace zq
