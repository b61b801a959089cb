#include "domain/clocks.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

TEST(Moments, AreReadAndWrittenInBeijingTime) {
  const auto moment = moment_from_text("2026-12-01T08:00:05+08:00");
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->time_since_epoch(), std::chrono::milliseconds(1796083205000));
  EXPECT_EQ(moment_text(*moment), "2026-12-01T08:00:05+08:00");
  EXPECT_EQ(moment_text(*moment + std::chrono::milliseconds(999)), "2026-12-01T08:00:05+08:00");
  EXPECT_EQ(moment_from_text("2026-12-01T08:00+08:00"), moment_from_text("2026-12-01T08:00:00+08:00"));
  EXPECT_EQ(moment_text(*moment_from_text("2027-01-01T00:30:00+08:00")), "2027-01-01T00:30:00+08:00");
}

TEST(Moments, OtherFormsAndDaysThatAreNoneAreRefused) {
  for (const char* text : {"", "2026-12-01", "2026-12-01T08:00:00Z", "2026-12-01T08:00:00", "2026-12-01 08:00:00+08:00",
                           "2026-02-30T08:00:00+08:00", "2026-13-01T08:00:00+08:00", "2026-12-01T24:00:00+08:00",
                           "2026-12-01T08:60:00+08:00", "2026-12-01T08:00:60+08:00", "2026-12-01T08:00:00+07:00",
                           "2026-12-01T08:00:00.5+08:00", "2026-12-0aT08:00:00+08:00", "2026-00-01T08:00:00+08:00",
                           "x2026-12-01T08:00:00+08:00", "2026-12-01T08:00:00+08:00x", "+2026-12-01T08:00+08:00x"})
    EXPECT_FALSE(moment_from_text(text)) << text;
}

}  // namespace
}  // namespace zq
