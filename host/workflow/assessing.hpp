// Assessing (考评): figures, scores, the office's papers of oversight, the year's assessment and the evaluations; one
// member for each part.
#pragma once
#include "workflow/evaluations.hpp"
#include "workflow/readiness.hpp"

namespace zq::workflow {

struct Assessing {
  Assessing(const AssessmentTools& tools, ListFlow& list)
      : scoring(tools.store, tools.ground),
        papers(tools),
        readiness(tools, list),
        yearly(tools, scoring, readiness),
        evaluations(tools, scoring),
        periods(tools, scoring, evaluations, yearly, papers) {}
  Assessing(const Assessing&) = delete;  // its parts hold one another
  Assessing& operator=(const Assessing&) = delete;
  Scoring scoring;
  OversightPapers papers;
  Readiness readiness;
  YearlyAssessment yearly;
  Evaluations evaluations;
  PeriodClock periods;
};

}  // namespace zq::workflow
