// The checks of calls and discipline: each fails on the adapter that is broken for it, and the adapters of a department
// pass. A part of what all.sh does, chosen to be short.
#include <gtest/gtest.h>

#include "conformance/checked.hpp"

namespace zq::test {
namespace {

const std::string broken = ZQ_BINARY_DIR "/broken_adapters/conformance/";

class BrokenCalls : public ::testing::TestWithParam<const char*> {};

TEST_P(BrokenCalls, FailTheirOwnCheck) {
  const std::string id = GetParam();
  const auto verdicts = checked(broken + id + ".so", broken + "fixtures", id + ",R01");
  ASSERT_EQ(verdicts.count(id), 1U);
  EXPECT_TRUE(verdicts.at(id) == "FAIL" || verdicts.at(id) == "CRASHED") << verdicts.at(id);
  if (id != "R01") {
    EXPECT_EQ(verdicts.at("R01"), "PASS") << "broken in one way only";
  }
}

INSTANTIATE_TEST_SUITE_P(Checks, BrokenCalls,
                         ::testing::Values("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R10", "R11", "R13", "H01",
                                           "H02", "H03", "H05", "H06"),
                         [](const auto& info) { return std::string(info.param); });

void expect_pass(const std::string& file, const std::string& fixtures, const std::string& only) {
  const auto verdicts = checked(file, fixtures, only);
  EXPECT_FALSE(verdicts.empty());
  for (const auto& [id, verdict] : verdicts) EXPECT_EQ(verdict, "PASS") << id << " of " << file;
}

TEST(HonestAdapters, PassTheirCalls) {
  expect_pass(broken + "good.so", broken + "fixtures", "R01,R04,R05,R07,R10,H01,H03,H06");
  for (const std::string department : {"civil_affairs", "social_security", "public_security"})
    expect_pass(ZQ_BINARY_DIR "/plugins/" + department + ".so", ZQ_SOURCE_DIR "/plugins/" + department + "/conformance",
                "R01,R04,R05,H01,H06");
}

TEST(HonestAdapters, WithoutFixturesAreSkippedWithReason) {
  const TempDirectory empty;
  for (const auto& [id, verdict] : checked(broken + "good.so", empty.path(), "R,H")) EXPECT_EQ(verdict, "SKIP") << id;
}

}  // namespace
}  // namespace zq::test
