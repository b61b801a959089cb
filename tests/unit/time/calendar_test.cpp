#include "domain/calendar.hpp"

#include <set>

#include "shipped_law.hpp"
#include "support/tables.hpp"

namespace zq {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

TEST(Calendar, EveryDayOf2023To2026IsAsTheTableSays) {
  std::set<std::string> irregular;
  for (const auto& row : test::read_csv("irregular-days-2023-2026.csv")) irregular.insert(row[0]);
  ASSERT_EQ(irregular.size(), 100u);
  int working_2024 = 0, working_2025 = 0, working_2026 = 0;
  for (sys_days at(day("2023-01-01")); at <= sys_days(day("2026-12-31")); at += days{1}) {
    const auto works = calendar().is_working_day(Date(at));
    ASSERT_TRUE(works.ok());
    EXPECT_EQ(*works, is_weekend(Date(at)) == irregular.contains(date_text(Date(at)))) << date_text(Date(at));
    EXPECT_EQ(calendar().kind(Date(at))->works, *works);
    const int year = static_cast<int>(Date(at).year());
    (year == 2024 ? working_2024 : year == 2025 ? working_2025 : working_2026) += *works && year > 2023 ? 1 : 0;
  }
  EXPECT_EQ(working_2024, 251);
  EXPECT_EQ(working_2025, 248);
  EXPECT_EQ(working_2026, 248);
}

TEST(Calendar, AddsWorkingDaysAsTheTableSays) {
  for (const auto& row : test::read_csv("workdays-add-workdays.csv"))
    EXPECT_EQ(date_text(*calendar().add_working_days(day(row[2]), std::stoi(row[3]))), row[4]) << row[0];
}

TEST(Calendar, CountsWorkingDaysAsTheTableSays) {
  for (const auto& row : test::read_csv("workdays-count-workdays.csv"))
    EXPECT_EQ(*calendar().count_working_days(day(row[0]), day(row[1])), std::stoi(row[2])) << row[0];
}

// The same from the regulations: 调整-8, 9, 10, 投诉-9, 12, 14.
TEST(Calendar, HolidaysMakeUpDaysAndNewYearsEve) {
  const struct {
    const char *start, *due;
    int n;
  } rows[] = {{"2024-02-02", "2024-02-06", 3}, {"2024-02-09", "2024-02-20", 3}, {"2024-09-30", "2024-10-15", 7},
              {"2025-01-24", "2025-02-05", 3}, {"2025-01-27", "2025-02-10", 5}, {"2025-09-30", "2025-10-14", 5},
              {"2026-02-13", "2026-02-25", 3}, {"2026-02-13", "2026-03-02", 7}, {"2026-01-02", "2026-01-06", 3},
              {"2026-09-30", "2026-10-13", 5}, {"2025-01-23", "2025-01-27", 3}, {"2026-09-28", "2026-10-08", 3}};
  for (const auto& row : rows)
    EXPECT_EQ(date_text(*calendar().add_working_days(day(row.start), row.n)), row.due) << row.start << ' ' << row.n;
  EXPECT_TRUE(*calendar().is_working_day(day("2024-02-09")));
  EXPECT_EQ(*calendar().add_working_days(day("2024-02-10"), 0), day("2024-02-10"));
}

TEST(Calendar, AYearThatIsNotLoadedNamesTheFileToAdd) {
  for (const auto& error :
       {calendar().is_working_day(day("2027-01-01")).error(), calendar().kind(day("2027-01-01")).error(),
        calendar().add_working_days(day("2026-12-31"), 1).error(),
        calendar().count_working_days(day("2026-12-30"), day("2027-01-01")).error()}) {
    EXPECT_EQ(error.code, ErrorCode::unavailable);
    EXPECT_NE(error.text.find("config/calendar/2027.xml"), std::string::npos) << error.text;
  }
  EXPECT_TRUE(calendar().add_working_days(day("2026-12-30"), 1).ok());
  EXPECT_TRUE(calendar().has(std::chrono::year{2026}));
  EXPECT_FALSE(calendar().has(std::chrono::year{2027}));
  EXPECT_FALSE(WorkingCalendar().is_working_day(day("2026-01-05")).ok());
}

TEST(Calendar, TheDistrictGoesBeforeTheStateCouncil) {
  const WorkingCalendar typhoon(calendar().years(), {{day("2026-08-10"), day("2026-08-11"), false, "台风停工"},
                                                     {day("2026-10-03"), day("2026-10-03"), true, "抢险"}});
  EXPECT_FALSE(*typhoon.is_working_day(day("2026-08-11")));
  EXPECT_TRUE(*typhoon.is_working_day(day("2026-08-12")));
  EXPECT_TRUE(*typhoon.is_working_day(day("2026-10-03")));
  EXPECT_EQ(*typhoon.add_working_days(day("2026-08-07"), 1), day("2026-08-12"));
  EXPECT_EQ(typhoon.kind(day("2026-08-10"))->reason, "台风停工");
}

TEST(Calendar, SaysWhy) {
  EXPECT_EQ(*calendar().kind(day("2026-10-01")), (DayKind{false, "国庆节放假"}));
  EXPECT_EQ(*calendar().kind(day("2026-10-10")), (DayKind{true, "国庆节调休上班"}));
  EXPECT_EQ(*calendar().kind(day("2026-10-11")), (DayKind{false, "周末"}));
  EXPECT_EQ(*calendar().kind(day("2026-10-12")), (DayKind{true, ""}));
}

}  // namespace
}  // namespace zq
