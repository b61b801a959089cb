// Findings, typical cases, ratings, bulletins and bonuses.
#include "records/complaint_record.hpp"
#include "unit/assessment/office.hpp"

namespace zq::workflow {
namespace {

class OfficePapers : public AnOffice {
 protected:
  std::string finding(const char* limit = "2026-08-20") {
    InspectionVisit visit;
    visit.kind = VisitKind::secret_visit;
    visit.unit = "区民政局";
    visit.visited_on = beijing_day(clock.time);
    visit.limit = *date_from_text(limit);
    visit.finding = "窗口未公示清单";
    visit.evidence = "照片一张";
    visit.recorded_by = "陈主任";
    return done<Paper>([&](Unit& unit) { return assessing->papers.record_visit(unit, office, visit, clock.time); })->id;
  }
  Result<Paper> rectified(const Context& by, const std::string& id) {
    return done<Paper>(
        [&](Unit& unit) { return assessing->papers.rectify(unit, by, id, "已公示", "现场照片", "王五", clock.time); });
  }
  Result<Paper> story(const char* text) {
    TypicalCase value;
    value.title = "入学零材料";
    value.story = text;
    value.submitted_by = "王五";
    return done<Paper>([&](Unit& unit) { return assessing->papers.submit_case(unit, civil, value, clock.time); });
  }
  Result<Paper> decided(DecisionKind kind, const std::string& evidence, int hundredths = 200) {
    PointsDecision value;
    value.unit = "civil";
    value.item = 3;
    value.points = Points{hundredths};
    value.fact = "整改不到位";
    value.evidence = evidence;
    value.decided_by = "陈主任";
    return done<Paper>([&](Unit& unit) {
      return kind == DecisionKind::bonus ? assessing->papers.reward(unit, office, value, clock.time)
                                         : assessing->papers.criticise(unit, office, value, clock.time);
    });
  }
};

// R-考核-2(3): an open finding is counted; rectified late it costs points.
TEST_F(OfficePapers, AFindingIsToldRectifiedAndCounted) {
  const std::string id = finding();
  EXPECT_EQ(told(civil, "inspection.finding"), 1);
  clock.time += std::chrono::seconds(1);
  auto facts = assessing->scoring.facts(civil, in("2026-08"), clock.time);
  EXPECT_EQ(compute(*indicator("M-12.open"), *facts).ids, std::vector<std::string>{id});
  EXPECT_EQ(rectified(education, id).error().code, ErrorCode::not_found);
  ASSERT_TRUE(rectified(civil, id).ok());
  EXPECT_EQ(rectified(civil, id).error().code, ErrorCode::conflict);
  clock.time = moment("2026-09-02T10:00:00+08:00");
  facts = assessing->scoring.facts(civil, in("2026-08"), clock.time);
  EXPECT_EQ(compute(*indicator("M-12.open"), *facts).value, "0");
  EXPECT_EQ(compute(*indicator("M-12.rectified"), *facts).value, "100.00%");
}

TEST_F(OfficePapers, AFindingIsRemindedOfAndThenOverdue) {
  const std::string id = finding();
  pass_to(moment("2026-08-18T10:00:00+08:00"));
  EXPECT_EQ(told(civil, "inspection.due_soon"), 0);
  pass_to(moment("2026-08-19T00:00:00+08:00"));
  EXPECT_EQ(told(civil, "inspection.due_soon"), 1);
  EXPECT_EQ(told(office, "inspection.due_soon"), 1);
  pass_to(moment("2026-08-21T00:00:01+08:00"));
  EXPECT_EQ(told(civil, "inspection.overdue"), 1);
  clock.time = moment("2026-08-21T08:00:00+08:00");
  EXPECT_EQ(points_text(score_of_civil().total), "80");  // 20 of item 3
  const auto events = score_of_civil().events;
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].evidence, id);
}

// R-考核-2(5)
TEST_F(OfficePapers, ACaseWithAnIdentityNumberIsBlocked) {
  const auto blocked = story("申请人331099199001011239当场办结");
  ASSERT_FALSE(blocked.ok());
  EXPECT_EQ(blocked.error().basis, "考核-2(5)");
}

// R-考核-4(2): only a published case brings a bonus, and once.
TEST_F(OfficePapers, ABonusNeedsAPublishedCase) {
  const std::string id = story("全程零材料，当场办结")->id;
  EXPECT_EQ(decided(DecisionKind::bonus, id).error().basis, "考核-4(2)");
  EXPECT_FALSE(
      done<Paper>([&](Unit& u) { return assessing->papers.publish_case(u, office, id, "陈", clock.time); }).ok());
  ASSERT_TRUE(
      done<Paper>([&](Unit& u) { return assessing->papers.select_case(u, office, id, "陈", clock.time); }).ok());
  EXPECT_FALSE(decided(DecisionKind::bonus, id).ok());
  EXPECT_TRUE(assessing->papers.published_cases({}, 10)->items.empty());
  ASSERT_TRUE(
      done<Paper>([&](Unit& u) { return assessing->papers.publish_case(u, office, id, "陈", clock.time); }).ok());
  EXPECT_EQ(assessing->papers.published_cases({}, 10)->items.size(), 1u);
  ASSERT_TRUE(decided(DecisionKind::bonus, id).ok());
  EXPECT_EQ(decided(DecisionKind::bonus, id).error().code, ErrorCode::conflict);
  clock.time += std::chrono::seconds(1);
  EXPECT_EQ(points_text(score_of_civil().total), "102");
  EXPECT_EQ(told(civil, "score.bonus"), 1);
}

// R-考核-4(1): a deduction without linked fact is refused; with one a bulletin is issued.
TEST_F(OfficePapers, ADeductionNeedsAFactOnRecord) {
  EXPECT_EQ(decided(DecisionKind::criticism, "DC-none").error().faults.at(0).path, "/evidence");
  const std::string id = finding();
  EXPECT_EQ(decided(DecisionKind::criticism, id, 501).error().faults.at(0).path, "/points");
  const auto bulletin = decided(DecisionKind::criticism, id);
  ASSERT_TRUE(bulletin.ok());
  clock.time += std::chrono::seconds(1);
  EXPECT_EQ(points_text(score_of_civil().total), "98");
  const auto writ = store->documents({.kind = DocumentKind::writ}, {}, 10);
  ASSERT_EQ(writ->items.size(), 1u);
  EXPECT_EQ(writ->items[0].unit, "civil");
}

// R-规定-20.1, C-28
TEST_F(OfficePapers, AnExemptedViolationIsNoGroundForADeduction) {
  violation("WG1");
  EXPECT_TRUE(decided(DecisionKind::criticism, "WG1").ok());
  auto stored = records::violation_of(**store->find_document(DocumentKind::violation, "WG1"));
  stored->exemption = Exemption{true, true, true, true, true, "核查记录", "陈主任", clock.time};
  stored->state = ViolationState::exempted;
  write({SaveDocument{records::document_of(*stored)}});
  EXPECT_EQ(decided(DecisionKind::criticism, "WG1").error().basis, "规定-20.1");
}

// R-规定-20.1, M-13: the exemption comes after points were taken: what the violation came from, and what was decided
// because of it, take nothing any more; both stay visible.
TEST_F(OfficePapers, AnExemptionTakesOutWhatRestsOnTheViolation) {
  AssessmentScheme scheme = test::a_scheme();
  scheme.events.push_back({ScoredEvent::complaint_verified, 4, Points{200}, Points{1000}});
  schemes = std::make_shared<AssessmentSchemes>(std::vector{scheme});
  Violation stored = violation("WG1");
  Complaint complaint;
  complaint.id = stored.subject = "TS1";
  complaint.state = ComplaintState::decided;
  complaint.against = "civil";
  complaint.filed_at = complaint.received_at = clock.time - std::chrono::hours(2);
  complaint.acceptance_due = clock.time + std::chrono::hours(48);
  complaint.first_informed_at = complaint.accepted_at = complaint.decided_at = clock.time;
  complaint.handling_due = clock.time + std::chrono::hours(96);
  complaint.result = ComplaintResult::verified;
  write({SaveDocument{records::document_of(complaint)}});
  ASSERT_TRUE(decided(DecisionKind::criticism, "WG1").ok());
  clock.time += std::chrono::seconds(1);
  EXPECT_EQ(points_text(score_of_civil().total), "93");  // 3 for the violation, 2 for the complaint, 2 by the office
  stored = *records::violation_of(**store->find_document(DocumentKind::violation, "WG1"));
  stored.subject = "TS1";
  stored.exemption = Exemption{true, true, true, true, true, "核查记录", "陈主任", clock.time};
  for (const ViolationState state : {ViolationState::exempted, ViolationState::closed}) {
    stored.state = state;
    write({SaveDocument{records::document_of(stored)}});
    ++stored.version;
    const Score score = score_of_civil();
    EXPECT_EQ(points_text(score.total), "100") << code(state);
    EXPECT_EQ(score.events.size(), 3u);
    for (const ScoreEvent& event : score.events) EXPECT_FALSE(event.removed.empty()) << event.kind;
  }
}

// What a unit has to do by the last day of a period counts in that period; the figures of it stay what they were.
TEST_F(OfficePapers, TheLastDayOfAPeriodBelongsToIt) {
  const std::string id = finding("2026-09-30");
  clock.time = moment("2026-09-30T23:59:00+08:00");
  const auto late = [&](const char* span) {
    const auto facts = assessing->scoring.facts(office, in(span), clock.time);
    const Figure figure = compute(*indicator("M-12.rectified"), *facts);
    return figure.of_ids.empty() ? std::string("none") : figure.value;
  };
  EXPECT_EQ(late("2026-Q3"), "none") << "the day is not over";
  clock.time = moment("2026-10-01T00:00:00+08:00");
  EXPECT_EQ(late("2026-Q3"), "0.00%");
  clock.time = moment("2026-10-09T09:00:00+08:00");
  EXPECT_EQ(late("2026-Q4"), "none");
  const auto state_of = [&] {
    const auto facts = assessing->scoring.facts(office, in("2026-Q3"), clock.time);
    return compute(*indicator("M-12.findings"), *facts).sorts;
  };
  const auto before = state_of();
  EXPECT_EQ(before, (std::map<std::string, int64_t>{{"open", 1}}));
  ASSERT_TRUE(rectified(civil, id).ok());
  EXPECT_EQ(state_of(), before) << "as of the end of the period";
}

// 考核-3(1): what was to be done by the end of a day is told with the events of that day, once.
TEST_F(OfficePapers, WhatWasDueAtTheEndOfADayIsToldWithThatDay) {
  write(assessing->periods.begin(clock.time));
  finding("2026-08-11");
  pass_to(moment("2026-08-11T00:00:00+08:00"));
  EXPECT_EQ(told(civil, "score.day"), 0);
  pass_to(moment("2026-08-12T00:00:00+08:00"));
  EXPECT_EQ(told(civil, "score.day"), 1);
  pass_to(moment("2026-08-13T00:00:00+08:00"));
  EXPECT_EQ(told(civil, "score.day"), 1);
}

// R-考核-2(4)
TEST_F(OfficePapers, AMatterIsRatedOnce) {
  Case verified;
  verified.id = CaseId{"HC1"};
  verified.caller = CallerId{"window"};
  verified.handling_department = "区民政局";
  verified.opened_at = clock.time;
  write({SaveCase{verified}});
  Rating rating;
  rating.about = "HC1";
  rating.level = RatingLevel::dissatisfied;
  rating.words = Private("等了半天");
  rating.channel = "窗口";
  const auto rate = [&] {
    return done<Paper>([&](Unit& u) { return assessing->papers.rate(u, civil, rating, clock.time); });
  };
  ASSERT_TRUE(rate().ok());
  EXPECT_EQ(rate().error().code, ErrorCode::conflict);
  rating.about = "HC2";
  EXPECT_EQ(rate().error().code, ErrorCode::not_found);
  clock.time += std::chrono::seconds(1);
  const auto facts = assessing->scoring.facts(civil, in("2026-08"), clock.time);
  EXPECT_EQ(compute(*indicator("M-12.satisfied"), *facts).value, "0.00%");
  EXPECT_EQ(compute(*indicator("M-12.ratings"), *facts).ids, std::vector<std::string>{"PJ-HC1"});
}

}  // namespace
}  // namespace zq::workflow
