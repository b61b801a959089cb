// Points and periods.
#include <gtest/gtest.h>

#include "domain/points.hpp"
#include "domain/review_span.hpp"

namespace zq {
namespace {

TEST(Points, AreWrittenAndReadExactlyToTheHundredth) {
  for (const char* text : {"0", "3", "0.5", "0.05", "12.25", "-0.5", "-12.25", "9999.99"})
    EXPECT_EQ(points_text(points_from_text(text).value()), text);
  EXPECT_EQ(points_from_text("0.50")->hundredths, 50);
  for (const char* text : {"", "-", ".5", "5.", "1.234", "12345", "1e3", "1,5", "--1", "+1", "1.-5", "1 "})
    EXPECT_FALSE(points_from_text(text)) << text;
}

TEST(ReviewSpan, HasANameThatLeadsBackToIt) {
  for (const char* text : {"2026-01", "2026-12", "2026-Q1", "2026-Q4", "2026-H1", "2026-H2", "2026"})
    EXPECT_EQ(span_from_text(text).value().text(), text);
  for (const char* text : {"", "26", "2026-", "2026-00", "2026-13", "2026-Q0", "2026-Q5", "2026-H3", "2026-Q", "2026-1",
                           "1999", "2200", "2026-x1", "2026/01"})
    EXPECT_FALSE(span_from_text(text)) << text;
}

TEST(ReviewSpan, EndsWhereTheNextBeginsInBeijingTime) {
  using namespace std::chrono;
  const auto quarter = span_of(ReviewPeriod::quarter, 2026y / November / 26);
  EXPECT_EQ(quarter.text(), "2026-Q4");
  EXPECT_EQ(quarter.words(), "2026年第四季度");
  EXPECT_EQ(moment_text(quarter.from()), "2026-10-01T00:00:00+08:00");
  EXPECT_EQ(moment_text(quarter.until()), "2027-01-01T00:00:00+08:00");
  EXPECT_EQ(quarter.next().text(), "2027-Q1");
  EXPECT_EQ(span_of(ReviewPeriod::half_year, 2026y / June / 30).words(), "2026年上半年");
  EXPECT_EQ(span_of(ReviewPeriod::month, 2028y / February / 29).next().text(), "2028-03");
}

}  // namespace
}  // namespace zq
