// Each adapter that is broken for one of the checks S01 to C07 fails it, with reason, observed value or fix, and
// nothing else of the S and L checks; the good one passes them all.
#include <gtest/gtest.h>

#include "adapter_tool/tool.hpp"

namespace zq::test {
namespace {

class Broken : public ::testing::TestWithParam<const char*> {};

TEST_P(Broken, FailsItsOwnCheckAndNoOther) {
  const std::string id = GetParam();
  const nlohmann::json report = checked(conformance + id + ".so", "S,L," + id);
  EXPECT_EQ(report.at("exit"), 1);
  for (const auto& check : report.at("checks")) {
    const bool own = check.at("id") == id;
    const std::string verdict = check.at("verdict");
    EXPECT_TRUE(own ? verdict == "FAIL" : verdict == "PASS" || verdict == "SKIP") << check.dump(2);
    if (!own) continue;
    EXPECT_FALSE(check.at("reason").at("zh").get<std::string>().empty());
    EXPECT_FALSE(check.at("reason").at("en").get<std::string>().empty());
    EXPECT_FALSE(check.at("fix").at("zh").get<std::string>().empty());
    EXPECT_NE(check.at("rerun").get<std::string>().find("--only " + id), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(Checks, Broken,
                         ::testing::Values("S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "L01", "L02", "L03",
                                           "L04", "L05", "L06", "C01", "C02", "C03", "C04", "C05", "C06", "C07"),
                         [](const auto& info) { return std::string(info.param); });

TEST(GoodAdapter, PassesAllOfTheseChecks) {
  const auto report = checked(good_adapter, "S,L,C");
  EXPECT_EQ(report.at("checks").size(), 21U);
  for (const auto& [id, verdict] : verdicts_of(report)) EXPECT_EQ(verdict, "PASS") << id;
}

TEST(GoodAdapter, IsSkippedWithReasonWhereItNeedsItsLegacySystem) {
  const Ran ran = tool({"check", "--json", "--only", "C02,C03,C06,C07", "--fixtures", "", good_adapter});
  for (const auto& [id, verdict] : verdicts_of(nlohmann::json::parse(ran.output))) EXPECT_EQ(verdict, "SKIP") << id;
}

TEST(DepartmentAdapters, PassTheseChecks) {
  for (const char* name : {"civil_affairs", "social_security", "public_security"}) {
    const Ran ran = tool({"check", "--only", "S,L,C", std::string(ZQ_BINARY_DIR "/plugins/") + name + ".so"});
    EXPECT_EQ(ran.code, 0) << ran.output;
  }
}

}  // namespace
}  // namespace zq::test
