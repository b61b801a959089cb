// Indicators over facts, with figures computed by hand.
#include "domain/indicators.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "unit/assessment/schemes.hpp"

namespace zq {
namespace {

using std::chrono::minutes;
using test::a_fact;

Figure of(const char* id, const std::vector<Fact>& facts) { return compute(*indicator(id), facts); }

// R-核查-9.1b: 10 due, 9 replied, 8 in time.
TEST(Indicators, ReplyRateIsNinetyAndTimelinessEightyPercent) {
  std::vector<Fact> facts;
  for (int i = 0; i < 10; ++i) {
    Marks marks{i < 8 ? Mark::in_time : Mark::late, i < 5 ? Mark::instant : Mark::records_check};
    marks.add(Mark::replied, i < 9);
    facts.push_back(a_fact(FactKind::letter, "XH" + std::to_string(i), marks));
    facts.back().took = minutes(10 * (i + 1));
  }
  facts.push_back(a_fact(FactKind::opened, "HC1", {Mark::replied}));  // of another kind: does not count
  EXPECT_EQ(of("M-01", facts).value, "90.00%");
  const Figure timely = of("M-02", facts);
  EXPECT_EQ(timely.value, "80.00%");
  EXPECT_EQ(timely.numerator, 8);
  EXPECT_EQ(timely.denominator, 10);
  EXPECT_EQ(timely.ids, (std::vector<std::string>{"XH0", "XH1", "XH2", "XH3", "XH4", "XH5", "XH6", "XH7"}));
  EXPECT_EQ(timely.of_ids.size(), 10u);
  EXPECT_EQ(of("M-02.instant", facts).value, "100.00%");
  EXPECT_EQ(of("M-02.records_check", facts).value, "60.00%");
  EXPECT_EQ(of("M-02.on_site", facts).value, "");
  // 10, 20, ..., 90 minutes
  EXPECT_EQ(of("M-03.mean", facts).value, "50.0");
  EXPECT_EQ(of("M-03.median", facts).value, "50.0");
  EXPECT_EQ(of("M-03.p95", facts).value, "90.0");
  EXPECT_EQ(of("M-03.worst", facts).value, "90.0");
  EXPECT_EQ(of("M-04", facts).value, "2");
}

// R-考核-1.1, R-考核-1.2
TEST(Indicators, CountBySortAndShareOfTheWhole) {
  std::vector<Fact> facts{
      a_fact(FactKind::demand, "act:1", {Mark::refused}),    a_fact(FactKind::demand, "act:2", {}),
      a_fact(FactKind::demand, "act:3", {Mark::refused}),    a_fact(FactKind::decided, "HC1", {}),
      a_fact(FactKind::decided, "HC2", {Mark::no_material}), a_fact(FactKind::decided, "HC3", {Mark::no_material})};
  facts[0].sort = "not_in_list";
  facts[2].sort = "stopped";
  facts[3].sort = "supplement";
  facts[4].sort = facts[5].sort = "machine";
  EXPECT_EQ(of("M-06", facts).sorts, (std::map<std::string, int64_t>{{"not_in_list", 1}, {"stopped", 1}}));
  EXPECT_EQ(of("M-06.share", facts).value, "66.67%");
  EXPECT_EQ(of("M-07", facts).sorts, (std::map<std::string, int64_t>{{"machine", 2}, {"supplement", 1}}));
  EXPECT_EQ(of("M-07.none", facts).value, "66.67%");
}

// R-考核-2(3), R-考核-2(4)
TEST(Indicators, CountComplaintsAndFindings) {
  const std::vector<Fact> facts{a_fact(FactKind::complaint, "TS1", {Mark::accepted}),
                                a_fact(FactKind::complaint, "TS2", {Mark::refused}),
                                a_fact(FactKind::complaint, "TS3", {Mark::accepted}),
                                a_fact(FactKind::complaint_decided, "TS1", {Mark::confirmed}),
                                a_fact(FactKind::complaint_decided, "TS3", {}),
                                a_fact(FactKind::complaint_answer, "TS1", {Mark::in_time}),
                                a_fact(FactKind::complaint_answer, "TS2", {Mark::late}),
                                a_fact(FactKind::finding, "DC1", {}),
                                a_fact(FactKind::finding, "DC2", {Mark::finished})};
  EXPECT_EQ(of("M-09", facts).value, "3");
  EXPECT_EQ(of("M-09.accepted", facts).value, "2");
  EXPECT_EQ(of("M-09.verified", facts).ids, std::vector<std::string>{"TS1"});
  EXPECT_EQ(of("M-09.answer", facts).value, "50.00%");
  EXPECT_EQ(of("M-12.findings", facts).value, "2");
  EXPECT_EQ(of("M-12.open", facts).ids, std::vector<std::string>{"DC1"});
}

TEST(Indicators, AreNamedOnceAndSayHowTheyAreComputed) {
  std::set<std::string> seen;
  for (const Indicator& one : indicators()) {
    EXPECT_TRUE(seen.insert(one.id).second) << one.id;
    EXPECT_FALSE(one.title.empty() || one.formula.empty() || one.measured.empty()) << one.id;
    EXPECT_EQ(compute(one, {}).numerator, 0) << one.id;
  }
  for (const char* measure :
       {"M-01", "M-02", "M-03", "M-04", "M-05", "M-06", "M-07", "M-08", "M-09", "M-10", "M-11", "M-12"})
    EXPECT_TRUE(std::ranges::any_of(seen, [&](const std::string& id) { return id.starts_with(measure); })) << measure;
}

}  // namespace
}  // namespace zq
