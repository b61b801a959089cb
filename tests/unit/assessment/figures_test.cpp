// Figures and events counted from what is stored: against the measures, and by whom they are seen.
#include <random>

#include "unit/assessment/office.hpp"
#include "workflow/measure_flow.hpp"

namespace zq::workflow {
namespace {

using Figures = AnOffice;
using std::chrono::hours;
using std::chrono::minutes;

// R-考核-3(1): an overdue letter appears in the daily score with a link.
TEST_F(Figures, AnOverdueLetterIsAnEventWithTheLetterAsItsEvidence) {
  letter("XH1", clock.time - hours(5), 40);
  letter("XH2", clock.time - hours(5), 20);
  const auto events = assessing->scoring.events(civil, in("2026"), clock.time);
  ASSERT_TRUE(events.ok());
  ASSERT_EQ(events->size(), 1u);
  EXPECT_EQ(events->at(0).evidence, "XH1");
  EXPECT_EQ(points_text(events->at(0).points), "-0.5");
  EXPECT_EQ(points_text(score_of_civil().total), "99.5");
}

TEST_F(Figures, AreSeenByTheUnitItselfAndTheOffice) {
  letter("XH1", clock.time - hours(5), 40);
  EXPECT_EQ(assessing->scoring.facts(office, in("2026"), clock.time)->size(), 1u);
  EXPECT_EQ(assessing->scoring.facts(civil, in("2026"), clock.time)->size(), 1u);
  EXPECT_EQ(assessing->scoring.facts(education, in("2026"), clock.time)->size(), 0u);
  EXPECT_EQ(assessing->scoring.facts(education, in("2026", "区民政局"), clock.time).error().code, ErrorCode::forbidden);
  EXPECT_EQ(assessing->scoring.scores(education, in("2026", "civil"), clock.time).error().code, ErrorCode::forbidden);
  EXPECT_EQ(assessing->scoring.facts(centre, in("2026"), clock.time)->size(), 1u);  // opened inside the centre
  const auto own = assessing->scoring.scores(education, in("2026"), clock.time);
  ASSERT_EQ(own->size(), 1u);
  EXPECT_EQ(own->at(0).unit, "education");
  EXPECT_EQ(own->at(0).rank, 1);
}

// 60 letters by chance: the indicators say what the measures say, and their ids are as many as they count.
TEST_F(Figures, AreThoseOfTheMeasuresCountedAnew) {
  std::mt19937 chance(11);
  const auto draw = [&](int most) { return std::uniform_int_distribution<int>(0, most)(chance); };
  for (int i = 0; i < 60; ++i)
    letter("XH" + std::to_string(100 + i), clock.time - hours(24 * 45) + hours(draw(24 * 50)), draw(90));
  MeasureFlow flow(*store, departments, clock, [](const CallerId&) { return Origin{}; });
  for (const char* name : {"2026-06", "2026-07", "2026-08", "2026-Q3", "2026"}) {
    const ReviewSpan span = *span_from_text(name);
    const auto measured = flow.measures(office, {span.from(), span.until(), ""});
    const auto facts = assessing->scoring.facts(office, in(name), clock.time);
    ASSERT_TRUE(measured.ok() && facts.ok());
    const auto figure = [&](const char* id) { return compute(*indicator(id), *facts); };
    EXPECT_EQ(figure("M-01").numerator, measured->letters.all.replied) << name;
    EXPECT_EQ(figure("M-01").denominator, measured->letters.all.due) << name;
    EXPECT_EQ(figure("M-02").value, percent(measured->letters.all.in_time, measured->letters.all.due)) << name;
    EXPECT_EQ(figure("M-04").numerator, measured->letters.overdue) << name;
    EXPECT_EQ(assessing->scoring.events(office, in(name), clock.time)->size(),
              score_events(test::a_scheme(), *facts).size());
    for (const Indicator& one : indicators())
      EXPECT_EQ(static_cast<int64_t>(compute(one, *facts).ids.size()), compute(one, *facts).numerator) << one.id;
  }
}

// The figures of a period that is over are the same whenever they are asked for.
TEST_F(Figures, OfAPeriodThatIsOverStayTheSame) {
  const Instant due = moment("2026-07-31T23:50:00+08:00");
  letter("XH1", due, 100);  // answered in August: not in July
  clock.time = moment("2026-08-01T00:10:00+08:00");
  const auto early = assessing->scoring.facts(office, in("2026-07"), clock.time);
  clock.time = moment("2026-09-01T00:10:00+08:00");
  const auto late = assessing->scoring.facts(office, in("2026-07"), clock.time);
  ASSERT_EQ(early->size(), 1u);
  ASSERT_EQ(late->size(), 1u);
  EXPECT_EQ(early->at(0).marks, late->at(0).marks);
  EXPECT_FALSE(late->at(0).marks.has(Mark::replied));
}

// R-规定-20.1, C-28: the exemption takes the violation out; it stays visible.
TEST_F(Figures, AnExemptionTakesAViolationOutOfTheScore) {
  violation("WG1");
  clock.time += std::chrono::seconds(1);
  EXPECT_EQ(points_text(score_of_civil().total), "97");
  auto stored = records::violation_of(**store->find_document(DocumentKind::violation, "WG1"));
  stored->state = ViolationState::exempted;
  stored->exemption = Exemption{true, true, true, true, true, "核查记录", "陈主任", clock.time};
  write({SaveDocument{records::document_of(*stored)}});
  const Score score = score_of_civil();
  EXPECT_EQ(points_text(score.total), "100");
  ASSERT_EQ(score.events.size(), 1u);
  EXPECT_EQ(score.events[0].evidence, "WG1");
  EXPECT_FALSE(score.events[0].removed.empty());
}

// A suspicion counts for nothing (C-28).
TEST_F(Figures, ASuspicionIsNoEvent) {
  Violation one;
  one.id = "WG2";
  one.unit = "civil";
  one.found_at = clock.time;
  write({SaveDocument{records::document_of(one)}});
  EXPECT_TRUE(score_of_civil().events.empty());
}

// R-考核-2(2): what a unit lacks.
TEST_F(Figures, ReadinessShowsWhatIsMissing) {
  const auto all = assessing->readiness.all(office, clock.time);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->size(), 4u);
  const auto own = assessing->readiness.all(civil, clock.time);
  ASSERT_EQ(own->size(), 1u);
  EXPECT_NE(std::ranges::find(own->at(0).gaps, "没有在任的协查专人（规定-11.2a）"), own->at(0).gaps.end());
  Designee one;
  one.id = "ZR1";
  one.department = DepartmentId{"civil"};
  one.post = "审批科科长";
  one.person = "李专人";
  one.from = beijing_day(clock.time);
  write({SaveDocument{records::document_of(one)}});
  const auto ready = assessing->readiness.all(civil, clock.time);
  EXPECT_EQ(ready->at(0).designees, std::vector<std::string>{"审批科科长"});
  EXPECT_EQ(std::ranges::find(ready->at(0).gaps, "没有在任的协查专人（规定-11.2a）"), ready->at(0).gaps.end());
}

}  // namespace
}  // namespace zq::workflow
