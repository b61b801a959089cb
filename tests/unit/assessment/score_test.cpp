// Scores: every point has its evidence, limits hold, an exemption takes a fact out.
#include "domain/score.hpp"

#include <gtest/gtest.h>

#include <random>

#include "unit/assessment/schemes.hpp"

namespace zq {
namespace {

using test::a_fact;
using test::a_scheme;

Score scored(const std::vector<Fact>& facts) { return score_of(a_scheme(), score_events(a_scheme(), facts)); }

// R-考核-3(1): an overdue letter appears, with the letter as its evidence.
TEST(Score, TakesPointsForWhatIsOnRecord) {
  const Score score =
      scored({a_fact(FactKind::letter, "XH1", {Mark::late}), a_fact(FactKind::letter, "XH2", {Mark::in_time}),
              a_fact(FactKind::demand, "act:7", {Mark::refused})});
  ASSERT_EQ(score.events.size(), 2u);
  EXPECT_EQ(score.events[0].evidence, "XH1");
  EXPECT_EQ(score.events[0].kind, "letter_overdue");
  EXPECT_EQ(points_text(score.events[0].counted), "-0.5");
  EXPECT_EQ(points_text(score.base), "100");
  EXPECT_EQ(points_text(score.deductions), "0.7");
  EXPECT_EQ(points_text(score.items[1].points), "29.3");
  EXPECT_EQ(points_text(score.total), "99.3");
}

TEST(Score, KeepsToTheLimitsOfAKindAndOfAnItem) {
  std::vector<Fact> facts;
  for (int i = 0; i < 3; ++i) facts.push_back(a_fact(FactKind::letter, "XH" + std::to_string(i), {Mark::late}, "u", i));
  for (int i = 0; i < 2; ++i)
    facts.push_back(a_fact(FactKind::finding_due, "DC" + std::to_string(i), {Mark::late}, "u", i));
  const Score score = scored(facts);
  EXPECT_EQ(points_text(score.items[1].taken), "1");   // 3 x 0.5, at most 1
  EXPECT_EQ(points_text(score.items[2].taken), "25");  // 20 + 10 of 20, and the item has only 25
  EXPECT_EQ(points_text(score.total), "74");
}

// R-规定-20.1: all five conditions held, the negative item is out of the score, and stays visible.
TEST(Score, AnExemptedViolationIsShownAndTakesNothing) {
  const Score before = scored({a_fact(FactKind::violation, "WG1", {})});
  EXPECT_EQ(points_text(before.total), "97");
  const Score after = scored({a_fact(FactKind::violation, "WG1", {Mark::exempted})});
  EXPECT_EQ(points_text(after.total), "100");
  ASSERT_EQ(after.events.size(), 1u);
  EXPECT_EQ(points_text(after.events[0].points), "-3");
  EXPECT_EQ(points_text(after.events[0].counted), "0");
  EXPECT_NE(after.events[0].removed.find("规定-20.1"), std::string::npos);
}

TEST(Score, AddsWhatTheOfficeDecidesWithinItsLimit) {
  Fact criticism = a_fact(FactKind::criticism, "KF1", {});
  criticism.hundredths = 200;
  criticism.item = 3;
  std::vector<Fact> facts{criticism};
  for (int i = 0; i < 3; ++i) {
    facts.push_back(a_fact(FactKind::bonus, "JF" + std::to_string(i), {}, "civil_affairs", i));
    facts.back().hundredths = 400;
  }
  const Score score = scored(facts);
  EXPECT_EQ(points_text(score.items[2].points), "23");
  EXPECT_EQ(points_text(score.bonus), "10");  // 12, at most 10
  EXPECT_EQ(points_text(score.total), "108");
}

// Of 200 sets of facts: the total is base and what the events count, the items add up, and nothing is below zero.
TEST(Score, IsTheSumOfItsEventsWhateverHappened) {
  std::mt19937 chance(7);
  const auto draw = [&](int most) { return std::uniform_int_distribution<int>(0, most)(chance); };
  for (int round = 0; round < 200; ++round) {
    std::vector<Fact> facts;
    for (int i = draw(40); i > 0; --i) {
      const FactKind kinds[] = {FactKind::letter, FactKind::violation, FactKind::finding_due, FactKind::criticism,
                                FactKind::bonus,  FactKind::rating,    FactKind::demand};
      Fact fact = a_fact(kinds[draw(6)], "F" + std::to_string(i), {}, "u", draw(1000));
      fact.hundredths = draw(500);
      fact.item = 1 + draw(4);
      for (const Mark mark : {Mark::late, Mark::refused, Mark::exempted, Mark::dissatisfied})
        fact.marks.add(mark, draw(1) == 1);
      facts.push_back(fact);
    }
    const Score score = scored(facts);
    Points counted = score.base, items = score.bonus;
    for (const ScoreEvent& event : score.events) {
      counted += event.counted;
      EXPECT_FALSE(event.evidence.empty());
    }
    for (const ItemScore& item : score.items) {
      items += item.points;
      EXPECT_GE(item.points, Points{});
      EXPECT_EQ(item.points + item.taken, item.full);
    }
    EXPECT_EQ(counted, score.total);
    EXPECT_EQ(items, score.total);
  }
}

TEST(Score, EqualTotalsShareARank) {
  const std::vector<Points> totals{{9000}, {9500}, {9000}, {8000}};
  EXPECT_EQ(ranks_of(totals), (std::vector<int>{2, 1, 2, 4}));
}

TEST(AssessmentSchemes, HoldUntilTheNextOneIsMade) {
  AssessmentScheme later = a_scheme();
  later.year = 2028;
  const AssessmentSchemes schemes({later, a_scheme()});
  EXPECT_EQ(schemes.of(2025), nullptr);
  EXPECT_EQ(schemes.of(2027)->year, 2026);
  EXPECT_EQ(schemes.of(2030)->year, 2028);
  EXPECT_FALSE(schemes.of(2026)->assesses("joint_office"));
  EXPECT_TRUE(schemes.of(2026)->assesses("office"));
}

}  // namespace
}  // namespace zq
