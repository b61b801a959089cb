// assessment/<year>.xml: what it says, and what it may not say.
#include <gtest/gtest.h>

#include "settings/print.hpp"
#include "unit/settings/config_folder.hpp"

namespace zq::settings {
namespace {

using Lines = std::vector<std::string>;

class Assessments : public ConfigFolder {
 protected:
  static std::string items(const char* last = R"(<item id="5" title="案例" weight="10"/>)") {
    return R"(
<item id="1" title="部署" weight="10"/>
<item id="2" title="机制" weight="30"/>
<item id="3" title="督察" weight="24.5"/>
<item id="4" title="评价" weight="25.5"/>
)" + std::string(last);
  }
};

TEST_F(Assessments, WithoutAFileNothingIsScored) { EXPECT_EQ((*loaded())->assessment, AssessmentSchemes()); }

TEST_F(Assessments, AreReadAndPrintedAsTheyAreWritten) {
  put("config/assessment/2026.xml",
      R"(<assessment year="2026" title="方案" bonus_most="8" except="joint_office justice">)" + items() + R"(
<event kind="letter_overdue" item="2" points="0.5" most="10"/>
</assessment>)");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  const AssessmentScheme* scheme = (*settings)->assessment.of(2027);
  ASSERT_NE(scheme, nullptr);
  EXPECT_EQ(scheme->item(3).weight.hundredths, 2450);
  EXPECT_EQ(scheme->bonus_most.hundredths, 800);
  EXPECT_EQ(scheme->rule(ScoredEvent::letter_overdue)->points.hundredths, 50);
  EXPECT_EQ(scheme->rule(ScoredEvent::violation), nullptr);
  EXPECT_FALSE(scheme->assesses("justice"));
  put("config/assessment/2026.xml", print_assessment(*scheme));
  EXPECT_EQ(*(*loaded())->assessment.of(2026), *scheme);
}

TEST_F(Assessments, FaultsAreToldByLineAndColumn) {
  put("config/assessment/2026.xml",
      R"(<assessment year="2025" title="方案">)" + items(R"(<item id="4" title="又" weight="10.555"/>)") + R"(
<event kind="letter_late" item="2" points="1" most="1"/>
<event kind="violation" item="6" points="3" most="2"/>
<event kind="violation" item="3" points="3" most="15"/>
</assessment>)");
  EXPECT_EQ(
      faults(),
      (Lines{"config/assessment/2026.xml:1:2: 缺少第 5 项考评内容（考核实施办法第二条共五项）",
             "config/assessment/2026.xml:1:2: 各项权重之和应为 100",
             "config/assessment/2026.xml:1:19: 年份与文件名不一致：文件名是 2026.xml",
             "config/assessment/2026.xml:6:2: 考评内容重复，每个只能出现一次",
             "config/assessment/2026.xml:6:32: 属性 weight 的值不对，应为 0–100",
             "config/assessment/2026.xml:7:14: 属性 kind 的值不对，应为 letter_overdue, demand_refused, violation, "
             "complaint_verified, complaint_answer_late, complaint_late, supervision_notice, "
             "rectification_late, finding, finding_late, adjustment_late, window_late, dissatisfied",
             "config/assessment/2026.xml:8:2: most 是一个期间内的上限，不能小于每次的 points",
             "config/assessment/2026.xml:8:31: 属性 item 的值不对，应为 1–5",
             "config/assessment/2026.xml:9:2: 计分事项重复，每个只能出现一次"}));
}

TEST_F(Assessments, AFileIsNamedByItsYear) {
  put("config/assessment/next.xml", "<assessment/>");
  EXPECT_EQ(faults(), Lines{"config/assessment/next.xml: 考评方案的文件名应为 年份.xml"});
}

}  // namespace
}  // namespace zq::settings
