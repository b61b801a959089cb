// The machine of the yearly assessment, and what an office may write into it.
#include "domain/assessment.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/assessment_report.hpp"
#include "domain/oversight_papers.hpp"
#include "unit/assessment/schemes.hpp"

namespace zq {
namespace {

using S = AssessmentState;
using E = AssessmentEvent;

// R-考核-3(2): self -> verified -> final -> exported; a final score without verification is refused.
TEST(AssessmentMachine, LetsNoStepBeLeftOut) {
  const std::vector<std::pair<S, E>> allowed{{S::open, E::self_score},    {S::self_scored, E::self_score},
                                             {S::self_scored, E::verify}, {S::verified, E::verify},
                                             {S::verified, E::finalise},  {S::final, E::hand_over}};
  for (const S from : {S::open, S::self_scored, S::verified, S::final, S::exported})
    for (const E on : {E::self_score, E::verify, E::finalise, E::hand_over}) {
      const bool may = std::ranges::find(allowed, std::pair(from, on)) != allowed.end();
      const auto row = step(from, on);
      EXPECT_EQ(row.ok(), may) << code(from) << static_cast<int>(on);
      if (!may) {
        EXPECT_EQ(row.error().code, ErrorCode::conflict);
      }
    }
  EXPECT_NE(step(S::self_scored, E::finalise).error().text.find("核准评分"), std::string::npos);
}

Assessment opened() {
  Assessment value;
  const AssessmentScheme scheme = test::a_scheme();
  for (const SchemeItem& item : scheme.items)
    value.items.push_back({item.id, item.title, item.weight, item.weight, {}, {}, {}, {}});
  value.items[1].daily = Points{2900};
  return value;
}

TEST(Assessment, TakesEveryItemOnceWithinItsPoints) {
  std::vector<ItemPoints> given{{1, {1000}, ""}, {2, {2900}, ""}, {3, {2500}, ""}, {4, {2500}, ""}, {5, {1000}, ""}};
  EXPECT_TRUE(faults_of(opened(), given, E::verify).empty());
  given[4].item = 1;
  EXPECT_EQ(faults_of(opened(), given, E::self_score).size(), 2u);  // item 1 twice, item 5 not at all
  given[4] = {5, {1001}, ""};
  EXPECT_EQ(faults_of(opened(), given, E::self_score)[0].path, "/items/4/points");
  given[4] = {5, {900}, ""};
  EXPECT_EQ(faults_of(opened(), given, E::verify)[0].path, "/items/4/text");
  EXPECT_TRUE(faults_of(opened(), given, E::self_score).empty());
}

// R-考核-2(5)
TEST(TypicalCase, IsSelectedThenPublishedAndTellsOfNobody) {
  EXPECT_TRUE(step(StoryState::submitted, StoryEvent::select).ok());
  EXPECT_FALSE(step(StoryState::submitted, StoryEvent::publish).ok());
  EXPECT_TRUE(step(StoryState::selected, StoryEvent::publish).ok());
  EXPECT_FALSE(step(StoryState::published, StoryEvent::select).ok());
  TypicalCase value;
  value.title = "公租房申请零材料";
  value.story = "申请人凭身份证331099199001011239即可办理";
  const auto faults = faults_of(value);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].path, "/story");
  EXPECT_EQ(faults[0].text.find("331099"), std::string::npos);
}

TEST(AssessmentReport, HasATableAChartAndTheEvidence) {
  Assessment one = opened();
  one.unit_name = "区民政局";
  one.total = Points{9950};
  one.events.push_back(
      {"letter_overdue", "协查超期", "civil_affairs", {}, {}, 2, {-50}, {-50}, "XH1", {}, "应于10时前反馈", ""});
  Assessment other = opened();
  other.unit_name = "区教育局";
  other.total = Points{10000};
  const std::vector<Assessment> all{one, other};
  const ReportSheet sheet = sheet_of(2026, all);
  ASSERT_EQ(sheet.rows.size(), 2u);
  EXPECT_EQ(sheet.rows[0][1], "区教育局");
  EXPECT_EQ(sheet.rows[1][0], "2");
  EXPECT_EQ(sheet.rows[1].back(), "99.5");
  for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.headings.size());
  const Printout paper = report_of(2026, all, {});
  int tables = 0, charts = 0;
  for (const auto& block : paper.blocks) {
    if (const auto* table = std::get_if<Printout::Table>(&block)) {
      ++tables;
      for (const auto& row : table->rows) EXPECT_LE(row.size(), table->columns.size());
    }
    if (const auto* chart = std::get_if<Printout::Chart>(&block)) {
      ++charts;
      EXPECT_EQ(chart->labels, (std::vector<std::string>{"区教育局", "区民政局"}));
      EXPECT_EQ(chart->series[0].values[1], 99.5);
    }
  }
  EXPECT_EQ(tables, 2);
  EXPECT_EQ(charts, 1);
}

}  // namespace
}  // namespace zq
