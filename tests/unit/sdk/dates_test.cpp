#include "zq/dates.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace zq {
namespace {

struct Row {
  std::string text;
  DatePrecision precision;
  std::string iso;
};

TEST(Dates, AreReadInEveryFormLegacySystemsWrite) {
  const std::vector<Row> rows = {
      {"19900307", DatePrecision::day, "1990-03-07"},
      {" 19900307  ", DatePrecision::day, "1990-03-07"},
      {"19900307.0", DatePrecision::day, "1990-03-07"},
      {"19900307.000000", DatePrecision::day, "1990-03-07"},
      {"19900307235959", DatePrecision::day, "1990-03-07"},
      {"199003072359", DatePrecision::day, "1990-03-07"},
      {"199003", DatePrecision::month, "1990-03"},
      {"1990-03", DatePrecision::month, "1990-03"},
      {"1990/3", DatePrecision::month, "1990-03"},
      {"1990年3月", DatePrecision::month, "1990-03"},
      {"1990-03-07", DatePrecision::day, "1990-03-07"},
      {"1990-3-7", DatePrecision::day, "1990-03-07"},
      {"1990/3/7", DatePrecision::day, "1990-03-07"},
      {"1990.3.7", DatePrecision::day, "1990-03-07"},
      {"1990年3月7日", DatePrecision::day, "1990-03-07"},
      {"1990年03月07日", DatePrecision::day, "1990-03-07"},
      {"　1990年03月07日　", DatePrecision::day, "1990-03-07"},
      {"1990-03-07 00:00:00.0", DatePrecision::day, "1990-03-07"},
      {"1990-03-07 08:30", DatePrecision::day, "1990-03-07"},
      {"1990/3/7 8:30:00", DatePrecision::day, "1990-03-07"},
      {"1990-03-07T08:30:00+08:00", DatePrecision::day, "1990-03-07"},
      {"1990-03-07T08:30:00.123Z", DatePrecision::day, "1990-03-07"},
      {"20000229", DatePrecision::day, "2000-02-29"},
  };
  for (const Row& row : rows) {
    const LegacyDate date = read_date(row.text);
    EXPECT_EQ(date.precision, row.precision) << row.text;
    EXPECT_EQ(date.iso(), row.iso) << row.text;
  }
}

TEST(Dates, ThatStandForNoneAreNone) {
  for (const char* text :
       {"", "   ", "　", "0", "00000000", "000000", "0000-00-00", "19000101", "1900-01-01", "1900-01-01 00:00:00.0",
        "1900/1/1", "1900年1月1日", "99991231", "9999-12-31", "999912", "9999-12-31 23:59:59"}) {
    EXPECT_EQ(read_date(text).precision, DatePrecision::none) << text;
    EXPECT_EQ(read_date(text).iso(), "") << text;
  }
}

TEST(Dates, ThatCannotBeAreInvalid) {
  for (const char* text :
       {"19000229",         "20230229",       "20240230",     "20241301",   "20240001",      "20240100",
        "2024-02-30",       "2024-13",        "202413",       "2024",       "202401011",     "2024-01-01 24:00:00",
        "2024-01-01 12:60", "2024-01-01x",    "2024年",       "2024年13月", "2024年2月30日", "2024年2月3",
        "2024-1/3",         "01-02-2024",     "张三",         "2024-",      "2024--1",       "17991231",
        "20240101.5",       "20240101240000", "202401012400", "-20240101",  "1990-03-07 08"}) {
    EXPECT_EQ(read_date(text).precision, DatePrecision::invalid) << text;
  }
}

TEST(Dates, GiveTheirMonthForContributionPeriods) {
  EXPECT_EQ(read_date("2024-03-05").year_month(), "202403");
  EXPECT_EQ(read_date("202403").year_month(), "202403");
  EXPECT_EQ(read_date("").year_month(), "");
}

TEST(Dates, KeepTheirTimeOfDayWhereItIsAsked) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"2025-03-04 09:30:05.0", "2025-03-04T09:30:05+08:00"},
      {"2025/3/4 9:30", "2025-03-04T09:30:00+08:00"},
      {"2025-03-04T09:30:05.123+08:00", "2025-03-04T09:30:05+08:00"},
      {"2025年3月4日 09:30:05", "2025-03-04T09:30:05+08:00"},
      {"20250304093005", "2025-03-04T09:30:05+08:00"},
      {"202503040930", "2025-03-04T09:30:00+08:00"},
      {"20250304 09:30:05", "2025-03-04T09:30:05+08:00"},
      {" 2025-03-04 ", "2025-03-04T00:00:00+08:00"},
      {"20250304", "2025-03-04T00:00:00+08:00"},
      {"2025-03-04T09:30:05Z", ""},  // not the time of China
      {"202503", ""},
      {"1900-01-01 00:00:00.0", ""},
      {"2025-03-04 25:00:00", ""},
      {"", ""},
  };
  for (const auto& [text, moment] : rows) EXPECT_EQ(moment_of(text), moment) << text;
}

}  // namespace
}  // namespace zq
