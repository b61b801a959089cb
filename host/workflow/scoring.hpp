// Figures and scores of a period, counted anew from the facts each time (M-01 to M-13), for whoever may see them: one's
// own unit; the joint office all; the service centre and an authority what they supervise (requirements H).
// Thread-safe; reads block.
#pragma once
#include <string>
#include <vector>

#include "domain/assessment.hpp"
#include "domain/indicators.hpp"
#include "domain/score.hpp"
#include "workflow/context.hpp"
#include "workflow/fact_reading.hpp"

namespace zq::workflow {

struct UnitScore {
  std::string unit, name;
  int rank = 0;
  Score score;
};

struct CountQuery {
  ReviewSpan span;
  std::string unit;  // id or Chinese name; empty: all that the role may see
};

class Scoring {
 public:
  Scoring(Store& store, AssessmentGround ground) : store_(store), reader_(store, ground), ground_(std::move(ground)) {}

  // Errors: forbidden (another unit's), and those of FactReader.
  Result<std::vector<Fact>> facts(const Context&, const CountQuery&, Instant now, Wanted = Wanted::all) const;
  // Also no_ground: no scheme for that year.
  Result<std::vector<ScoreEvent>> events(const Context&, const CountQuery&, Instant now) const;
  // One's own unit alone, unless the role sees all; ranks are among all.
  Result<std::vector<UnitScore>> scores(const Context&, const CountQuery&, Instant now) const;

  // For the office's own work: all facts, and the scores of all assessed units in the order of the register.
  Result<std::vector<Fact>> all_facts(const Period&, Wanted) const;
  Result<std::vector<Fact>> all_facts(const ReviewSpan&, Instant now, Wanted = Wanted::all) const;
  std::vector<UnitScore> scores_from(const AssessmentScheme&, std::span<const Fact>) const;
  // Error: no_ground, with what to do.
  Result<AssessmentScheme> scheme_of(int year) const;
  const AssessmentGround& ground() const { return ground_; }

 private:
  Store& store_;
  FactReader reader_;
  const AssessmentGround ground_;
};

// The id of the unit the caller belongs to, as facts name it.
std::string own_unit(const AssessmentGround&, const Context&);

}  // namespace zq::workflow
