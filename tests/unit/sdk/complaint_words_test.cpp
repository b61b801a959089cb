// What the words of a legacy complaint system mean, as a setting.
#include "zq/complaint_words.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

TEST(ComplaintWords, AreReadFromTheSettingAndUnknownOnesStayUnknown) {
  const ComplaintWords words("complaint_statuses", "待分派=received,移送=handling,结案=closed");
  EXPECT_EQ(words.meaning("待分派"), ComplaintStatus::received);
  EXPECT_EQ(words.meaning("移送"), ComplaintStatus::handling);
  EXPECT_EQ(words.meaning("结案"), ComplaintStatus::closed);
  EXPECT_EQ(words.meaning("待受理"), ComplaintStatus::unknown);
}

TEST(ComplaintWords, AFaultyTableIsRefusedByTheNameOfItsSetting) {
  for (const char* faulty : {"", "受理", "=received", "受理=sometimes", "受理=received,,办结=closed"}) {
    try {
      const ComplaintWords words("complaint_statuses", faulty);
      ADD_FAILURE() << faulty;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.status(), ZQ_E_CONFIG) << faulty;
      EXPECT_NE(std::string(failure.what()).find("complaint_statuses"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace zq
