// What may be asked of the applicant, and what may not be refused: grounds, and the readings that the rules leave open.
#include "domain/papers.hpp"

#include <gtest/gtest.h>

namespace zq {
namespace {

SupplementOrder order(SupplementGround ground, const std::string& skipped = {}) {
  SupplementOrder order;
  order.ground = ground;
  order.on_site_skipped = skipped;
  return order;
}

Case with(std::optional<Verdict> verdict, bool cannot_obtain = false) {
  Case value;
  value.verdict = verdict;
  value.cannot_obtain = cannot_obtain;
  return value;
}

constexpr auto unobtainable = SupplementGround::cannot_obtain, mismatch = SupplementGround::mismatch;

// R-规定-12.1a, R-核查-7.1
TEST(Supplements, NeedOneOfTheTwoGrounds) {
  EXPECT_FALSE(refusal(order(mismatch), with(Verdict::mismatch), false));
  EXPECT_EQ(refusal(order(mismatch), with(Verdict::consistent), false)->code, ErrorCode::no_ground);
  EXPECT_EQ(refusal(order(unobtainable), with(Verdict::consistent), true)->code, ErrorCode::no_ground);
  EXPECT_EQ(refusal(order(unobtainable), with(Verdict::no_record), true)->code, ErrorCode::no_ground) << "S-12";
  EXPECT_FALSE(refusal(order(unobtainable), with({}, true), true));
}

// C-09: on-site first, or why not.
TEST(Supplements, ComeAfterOnSiteOrSayWhyNot) {
  EXPECT_EQ(refusal(order(unobtainable), with({}, true), false)->basis, "规定-13.1、核查-7.3");
  EXPECT_FALSE(refusal(order(unobtainable, "住所在外地"), with({}, true), false));
}

// C-09, S-12: the other readings.
TEST(Supplements, FollowTheRulesetWhereTheTextsDiffer) {
  SupplementRules rules;
  rules.when_unobtainable = false;
  EXPECT_EQ(refusal(order(unobtainable), with({}, true), true, rules)->basis, "核查-7.1");
  EXPECT_FALSE(refusal(order(mismatch), with(Verdict::mismatch), true, rules));
  rules = {};
  rules.on_site_first = false;
  EXPECT_FALSE(refusal(order(unobtainable), with({}, true), false, rules));
  rules = {};
  rules.no_record_is_unobtainable = true;
  EXPECT_FALSE(refusal(order(unobtainable), with(Verdict::no_record), true, rules));
}

// R-规定-16.1, C-27
TEST(VolunteeredMaterial, IsNotRefusedWhereDepartmentsAreAskedAndElsewhereOnlyWithAReason) {
  Volunteered paper;
  paper.accepted = false;
  Entry asked, shared;
  asked.methods = {Method::co_verification};
  shared.methods = {Method::shared_query};
  EXPECT_EQ(refusal(paper, asked)->code, ErrorCode::must_accept);
  EXPECT_EQ(refusal(paper, shared)->code, ErrorCode::invalid_input);
  paper.refusal_reason = "与事项无关";
  EXPECT_FALSE(refusal(paper, shared));
  VolunteeredRules never;
  never.others_may_be_refused = false;
  EXPECT_EQ(refusal(paper, shared, never)->code, ErrorCode::must_accept);
}

}  // namespace
}  // namespace zq
