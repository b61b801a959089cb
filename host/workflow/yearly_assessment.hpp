// The yearly assessment (考核-3(2), 考核-4(3), 规定-19.1): opened for all assessed units, self-scored by each, verified
// by the office item by item, final, exported with ranks. What is final no longer changes, whatever happens later.
// Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "workflow/assessment_tools.hpp"
#include "workflow/readiness.hpp"
#include "workflow/scoring.hpp"

namespace zq::workflow {

class YearlyAssessment {
 public:
  YearlyAssessment(AssessmentTools tools, const Scoring& scoring, Readiness& readiness)
      : tools_(std::move(tools)), scoring_(scoring), readiness_(readiness) {}

  // All assessed units; those that are open already stay as they are. Errors: no_ground (no scheme), conflict (a year
  // that has not begun, no unit).
  Result<std::vector<Assessment>> open(Unit&, const Context&, int year, const std::string& by, Instant now);
  // By the unit itself.
  Result<Assessment> self_score(Unit&, const Context&, const std::string& id, std::vector<ItemPoints>,
                                const std::string& by, Instant now);
  // By the joint office: freezes the events and the daily score behind the items, and what the unit lacks (item 2).
  Result<Assessment> verify(Unit&, const Context&, const std::string& id, std::vector<ItemPoints>,
                            const std::string& by, Instant now);
  // Error: conflict, when it was not verified.
  Result<Assessment> finalise(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);
  // All units of the year, with ranks. Error: conflict, and which are not final.
  Result<std::vector<Assessment>> hand_over(Unit&, const Context&, int year, const std::string& by, Instant now);

  // One's own unit's; the joint office any.
  Result<Assessment> find(const Context&, const std::string& id);
  Result<std::vector<Assessment>> of_year(const Context&, int year);
  // For everybody: those of a year that were exported.
  Result<std::vector<Assessment>> exported(int year);

 private:
  Result<std::vector<Assessment>> all_of(int year);
  Result<Done> moved(Unit&, const Context&, Assessment&, AssessmentEvent, const std::string& by, Instant now);
  Result<Score> daily(const Assessment&, Instant now);

  const AssessmentTools tools_;
  const Scoring& scoring_;
  Readiness& readiness_;
};

}  // namespace zq::workflow
