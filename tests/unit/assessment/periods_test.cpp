// What happens when a period ends, and the yearly assessment, on a store that is closed and opened again.
#include <map>

#include "records/assessment_record.hpp"
#include "unit/assessment/office.hpp"

namespace zq::workflow {
namespace {

class Periods : public AnOffice {
 protected:
  std::vector<Document> all(DocumentKind kind) { return store->documents({.kind = kind}, {}, 500)->items; }
  static std::vector<ItemPoints> points(std::initializer_list<int> whole, const std::string& text = "") {
    std::vector<ItemPoints> given;
    for (const int one : whole) given.push_back({static_cast<int>(given.size()) + 1, Points{one * 100}, text});
    return given;
  }
  Result<std::vector<Assessment>> opened(int year) {
    return done<std::vector<Assessment>>(
        [&](Unit& unit) { return assessing->yearly.open(unit, office, year, "陈主任", clock.time); });
  }
  Result<Assessment> self(const Context& by, const std::string& id, std::vector<ItemPoints> given) {
    return done<Assessment>(
        [&](Unit& unit) { return assessing->yearly.self_score(unit, by, id, given, "王五", clock.time); });
  }
  Result<Assessment> verified(const std::string& id, std::vector<ItemPoints> given) {
    return done<Assessment>(
        [&](Unit& unit) { return assessing->yearly.verify(unit, office, id, given, "陈主任", clock.time); });
  }
  Result<Assessment> final(const std::string& id) {
    return done<Assessment>(
        [&](Unit& unit) { return assessing->yearly.finalise(unit, office, id, "陈主任", clock.time); });
  }
};

// R-规定-18.1: at the end of the quarter the figures are frozen; what comes to light later changes nothing in them.
TEST_F(Periods, TheEndOfAQuarterFreezesItsFigures) {
  write(assessing->periods.begin(clock.time));
  letter("XH1", moment("2026-09-01T10:00:00+08:00"), 40);
  pass_to(moment("2026-09-30T23:59:59+08:00"));
  EXPECT_TRUE(all(DocumentKind::evaluation).empty());
  pass_to(moment("2026-10-01T00:00:00+08:00"));
  ASSERT_EQ(all(DocumentKind::evaluation).size(), 1u);
  const auto made = assessing->evaluations.find("PG2026-Q3");
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->state, EvaluationState::open);
  EXPECT_EQ(told(office, "evaluation.made"), 1);
  EXPECT_EQ(told(office, "inspection.period_due"), 1);
  const auto count_of = [](const Evaluation& value) {
    return std::ranges::find(value.figures, "M-04", &FrozenFigure::indicator)->numerator;
  };
  EXPECT_EQ(count_of(*made), 1);
  ASSERT_EQ(made->units.size(), 4u);
  EXPECT_EQ(made->units[0].name, "区民政局");
  EXPECT_EQ(points_text(made->units[0].total), "99.5");
  EXPECT_EQ(made->units[0].rank, 4);
  letter("XH2", moment("2026-09-02T10:00:00+08:00"), 0);  // comes to light later
  const auto facts = assessing->scoring.facts(office, in("2026-Q3"), clock.time);
  EXPECT_EQ(compute(*indicator("M-04"), *facts).value, "2");
  EXPECT_EQ(count_of(*assessing->evaluations.find("PG2026-Q3")), 1);
  EXPECT_EQ(records::document_of(*assessing->evaluations.find("PG2026-Q3")).body, records::document_of(*made).body);
}

// T-16: however often a period is closed, and whatever dies in between, there is one evaluation, and the next follows.
TEST_F(Periods, ClosingTwiceMakesOne) {
  write(assessing->periods.begin(clock.time));
  clock.time = moment("2026-10-01T00:00:00+08:00");
  const auto claimed = store->claim_work(clock.time, clock.time + std::chrono::seconds(5), 100);
  ASSERT_TRUE(claimed.ok());
  for (const Work& work : *claimed) ASSERT_TRUE(wait_for(assessing->periods.close(work, clock.time)).ok());
  for (const Work& work : *claimed) ASSERT_TRUE(wait_for(assessing->periods.close(work, clock.time)).ok());
  open();  // as after a kill
  write(assessing->periods.begin(clock.time));
  pass_to(moment("2026-10-01T00:01:00+08:00"));
  EXPECT_EQ(all(DocumentKind::evaluation).size(), 1u);
  pass_to(moment("2027-01-01T00:00:00+08:00"));
  EXPECT_EQ(all(DocumentKind::evaluation).size(), 2u);
  EXPECT_TRUE(assessing->evaluations.find("PG2026-Q4").ok());
  EXPECT_EQ(all(DocumentKind::assessment).size(), 4u);  // the year is opened by its end
}

TEST_F(Periods, AnEvaluationIsReportedOnceAndOnlyOfAPeriodThatIsOver) {
  const auto make = [&](const char* name) {
    return done<Evaluation>(
        [&](Unit& unit) { return assessing->evaluations.make(unit, office, *span_from_text(name), clock.time); });
  };
  EXPECT_EQ(make("2026-Q3").error().code, ErrorCode::conflict);
  EXPECT_EQ(make("2025-Q4").error().code, ErrorCode::no_ground);  // no scheme
  ASSERT_TRUE(make("2026-Q2").ok());
  ASSERT_TRUE(make("2026-07").ok());
  const auto report = [&] {
    return done<Evaluation>([&](Unit& unit) {
      return assessing->evaluations.report(unit, office, "PG2026-Q2", "椒无证明办〔2026〕9号", "陈主任", clock.time);
    });
  };
  ASSERT_TRUE(report().ok());
  EXPECT_EQ(report().error().code, ErrorCode::conflict);
  EXPECT_EQ(assessing->evaluations.find("PG2026-Q2")->report_no, "椒无证明办〔2026〕9号");
  EXPECT_EQ(told(civil, "evaluation.reported"), 1);
}

TEST_F(Periods, WithoutASchemeTheOfficeIsToldAndTheNextPeriodStillComes) {
  schemes = std::make_shared<AssessmentSchemes>();
  write(assessing->periods.begin(clock.time));
  pass_to(moment("2026-10-01T00:00:00+08:00"));
  EXPECT_EQ(told(office, "evaluation.not_made"), 1);
  schemes = std::make_shared<AssessmentSchemes>(std::vector{test::a_scheme()});
  pass_to(moment("2027-01-01T00:00:00+08:00"));
  EXPECT_TRUE(assessing->evaluations.find("PG2026-Q4").ok());
}

// R-考核-3(1): the day's events are told to the unit, once.
TEST_F(Periods, TheDaysEventsAreToldAtItsEnd) {
  write(assessing->periods.begin(clock.time));
  letter("XH1", clock.time + std::chrono::hours(2), 40);
  pass_to(moment("2026-08-11T00:00:00+08:00"));
  EXPECT_EQ(told(civil, "score.day"), 1);
  EXPECT_EQ(told(education, "score.day"), 0);
  pass_to(moment("2026-08-12T00:00:00+08:00"));
  EXPECT_EQ(told(civil, "score.day"), 1);
}

// Without the calendar of the coming year no limit that runs into it can be counted: the office is told in time.
TEST_F(Periods, TheOfficeIsToldThatTheCalendarOfTheComingYearIsMissing) {
  const auto with = [&](std::vector<CalendarYear> years) {
    Law loaded;
    loaded.calendar = WorkingCalendar(std::move(years));
    law.set(std::make_shared<Law>(std::move(loaded)));
  };
  with({{2026, "通知", {}}});
  clock.time = moment("2026-11-15T10:00:00+08:00");
  write(assessing->periods.begin(clock.time));
  const auto days_pass = [&](int days) {
    for (int i = 0; i < days; ++i) pass_to(end_of(beijing_day(clock.time)));
  };
  days_pass(8);
  EXPECT_EQ(told(office, "calendar.missing"), 0) << "the Monday is not over";
  days_pass(1);
  EXPECT_EQ(told(office, "calendar.missing"), 1);
  days_pass(7);
  EXPECT_EQ(told(office, "calendar.missing"), 2) << "every Monday";
  with({{2026, "通知", {}}, {2027, "通知", {}}});
  days_pass(14);
  EXPECT_EQ(told(office, "calendar.missing"), 2);
}

// R-考核-2.0: departments, 大陈镇 and streets are all there.
TEST_F(Periods, AYearOpensForAllAssessedUnits) {
  const auto year = opened(2026);
  ASSERT_TRUE(year.ok());
  std::vector<std::string> names;
  for (const Assessment& one : *year) names.push_back(one.unit_name);
  EXPECT_EQ(names, (std::vector<std::string>{"区民政局", "区教育局", "海门街道", "大陈镇"}));
  EXPECT_EQ(opened(2026)->size(), 4u);
  EXPECT_EQ(all(DocumentKind::assessment).size(), 4u);
  EXPECT_EQ(opened(2027).error().code, ErrorCode::conflict);
  EXPECT_EQ(told(civil, "assessment.open"), 1);
}

// R-考核-3(2): a final score without verification is refused; what is final no longer changes.
TEST_F(Periods, AScoreIsSelfScoredVerifiedAndThenFinal) {
  ASSERT_TRUE(opened(2026).ok());
  letter("XH1", clock.time - std::chrono::hours(5), 40);
  const std::string id = "KH2026-civil";
  EXPECT_EQ(self(office, id, points({10, 30, 25, 25, 10})).error().code, ErrorCode::forbidden);
  EXPECT_EQ(self(education, id, points({10, 30, 25, 25, 10})).error().code, ErrorCode::not_found);
  EXPECT_EQ(self(civil, id, points({10, 31, 25, 25, 10})).error().faults.at(0).path, "/items/1/points");
  EXPECT_EQ(final(id).error().code, ErrorCode::conflict);
  ASSERT_TRUE(self(civil, id, points({10, 30, 25, 25, 10}, "已完成")).ok());
  EXPECT_EQ(final(id).error().code, ErrorCode::conflict);
  EXPECT_EQ(verified(id, points({10, 30, 25, 25, 10})).error().faults.at(0).path, "/items/1/text");  // daily: 29.5
  auto given = points({10, 29, 25, 25, 10});
  given[1] = {2, Points{2950}, ""};
  const auto one = verified(id, given);
  ASSERT_TRUE(one.ok()) << one.error().text;
  EXPECT_EQ(points_text(one->total), "99.5");
  EXPECT_EQ(one->events.at(0).evidence, "XH1");
  EXPECT_FALSE(one->gaps.empty());  // R-考核-2(2): no designee
  ASSERT_TRUE(final(id).ok());
  letter("XH2", clock.time - std::chrono::hours(4), 50);
  EXPECT_EQ(points_text(score_of_civil().total), "99");
  EXPECT_EQ(points_text(assessing->yearly.find(civil, id)->total), "99.5");
  EXPECT_EQ(assessing->yearly.find(civil, id)->events.size(), 1u);
  EXPECT_EQ(verified(id, given).error().code, ErrorCode::conflict);
}

// R-规定-19.1, R-考核-4(3): scores per unit are exported; totals equal the sum of the items.
TEST_F(Periods, AYearIsExportedWithRanksWhenAllAreFinal) {
  ASSERT_TRUE(opened(2026).ok());
  int less = 0;
  for (const char* unit : {"civil", "education", "haimen", "dachen"}) {
    const std::string id = "KH2026-" + std::string(unit);
    ASSERT_TRUE(self(caller(unit, Role::handling, unit), id, points({10, 30, 25, 25, 10})).ok());
    ASSERT_TRUE(verified(id, points({10 - less, 30, 25, 25, 10}, less > 0 ? "部署较迟" : "")).ok());
    less = less == 0 ? 2 : less == 2 ? 1 : 2;
    if (std::string(unit) == "dachen") continue;
    ASSERT_TRUE(final(id).ok());
  }
  const auto hand_over = [&] {
    return done<std::vector<Assessment>>(
        [&](Unit& unit) { return assessing->yearly.hand_over(unit, office, 2026, "陈主任", clock.time); });
  };
  const auto early = hand_over();
  ASSERT_FALSE(early.ok());
  EXPECT_NE(early.error().faults.at(0).text.find("大陈镇"), std::string::npos);
  EXPECT_TRUE(assessing->yearly.exported(2026)->empty());
  ASSERT_TRUE(final("KH2026-dachen").ok());
  const auto exported = hand_over();
  ASSERT_TRUE(exported.ok());
  std::map<std::string, int> ranks;
  for (const Assessment& one : *exported) {
    Points sum = one.bonus;
    for (const AssessedItem& item : one.items) sum += *item.verified;
    EXPECT_EQ(sum, one.total);
    ranks[one.unit] = one.rank;
  }
  EXPECT_EQ(ranks, (std::map<std::string, int>{{"civil", 1}, {"education", 3}, {"haimen", 2}, {"dachen", 3}}));
  EXPECT_EQ(assessing->yearly.exported(2026)->size(), 4u);
  EXPECT_EQ(assessing->yearly.of_year(education, 2026)->size(), 1u);
}

}  // namespace
}  // namespace zq::workflow
