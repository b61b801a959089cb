// The evaluation of a period (规定-18.1, S-04, T-16): at its end the host freezes every figure and score, drafts the
// evaluation and reminds the office, which reports it to the district government. One for each period, however often it
// is closed. Also what else falls due with a period: inspections, the year's assessment, the day's score events.
// Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "workflow/oversight_papers.hpp"
#include "workflow/scoring.hpp"
#include "workflow/task.hpp"
#include "workflow/yearly_assessment.hpp"

namespace zq::workflow {

class Evaluations {
 public:
  Evaluations(AssessmentTools tools, const Scoring& scoring) : tools_(std::move(tools)), scoring_(scoring) {}

  // Of a period that is over. Errors: conflict (it is not over), no_ground (no scheme). There already: that one.
  Result<Evaluation> make(Unit&, const Context&, const ReviewSpan&, Instant now);
  // To the district government, once. Errors: not_found, conflict.
  Result<Evaluation> report(Unit&, const Context&, const std::string& id, const std::string& report_no,
                            const std::string& by, Instant now);
  Result<Evaluation> find(const std::string& id);
  Result<Page<Evaluation>> list(const std::string& cursor, int limit);

 private:
  const AssessmentTools tools_;
  const Scoring& scoring_;
};

// What the worker does when a period ends.
class PeriodClock {
 public:
  PeriodClock(AssessmentTools tools, const Scoring& scoring, Evaluations& evaluations, YearlyAssessment& yearly,
              OversightPapers& papers)
      : tools_(std::move(tools)), scoring_(scoring), evaluations_(evaluations), yearly_(yearly), papers_(papers) {}

  // The work of the periods that last now; recording it again changes nothing.
  Unit begin(Instant now) const;
  // WorkKind::period_close. Drops its work and puts that of the next period into the same unit.
  Task<Result<Done>> close(Work, Instant now);

 private:
  Result<Done> closed(Unit&, const std::string& what, const std::string& rest, Instant now);
  Result<Done> evaluate(Unit&, const ReviewSpan&, Instant now);
  Result<Done> tell_scores(Unit&, Date, Instant now);
  void ask_for_calendar(Unit&, Date, Instant now) const;
  ReviewSpan running(const std::string& what, Date) const;

  const AssessmentTools tools_;
  const Scoring& scoring_;
  Evaluations& evaluations_;
  YearlyAssessment& yearly_;
  OversightPapers& papers_;
};

}  // namespace zq::workflow
