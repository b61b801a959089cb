// Measures of a period and a unit (M-01 to M-10), computed from letters, complaints, adjustments and acts, and the
// sample of an inspection (核查-9). Thread-safe; reads block.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/ledger_adjustment.hpp"
#include "domain/measures.hpp"
#include "domain/papers.hpp"
#include "workflow/case_ways.hpp"
#include "workflow/complaint_figures.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

struct MeasureQuery {
  Instant from{}, until{};
  std::string unit;  // id or Chinese name; empty: all that the role may see
};

struct Measures {
  Period period;
  LetterMeasures letters;              // M-01 to M-04
  TimeMeasures times;                  // M-05
  std::map<Outcome, int64_t> decided;  // M-07
  // M-06: what was refused to be asked of applicants, by reason; and what supplements were asked for.
  std::map<std::string, int64_t> refused_demands;
  std::map<SupplementGround, int64_t> supplement_grounds;
  int64_t opened = 0, supplements = 0;
  int64_t checks = 0, false_found = 0, exclusions = 0;  // M-08: of commitments
  ComplaintFigures complaints;                          // M-09
  AdjustmentFigures adjustments;                        // M-10
  int64_t decided_all = 0, no_material = 0;             // no_material: without anything handed in by the applicant
};

class MeasureFlow {
 public:
  MeasureFlow(Store&, const Departments&, const Clock&, OriginOf);

  // The joint office: any unit; the centre and an authority: what they supervise; the others their own unit.
  // Errors: forbidden, invalid_input (too many for one answer), storage.
  Result<Measures> measures(const Context&, const MeasureQuery&);

  // `size` of the letters answered in the period, drawn by the seed; that it was drawn is put into the journal.
  // Errors: invalid_input, storage.
  Task<Result<std::vector<Letter>>> sample(Context, MeasureQuery, int size, int64_t seed);

 private:
  class Scope;
  Result<Scope> scope_of(const Context&, const MeasureQuery&) const;
  Result<std::vector<Letter>> letters(const Scope&, Instant from, Instant until);
  Result<std::vector<OverdueReport>> reports(Instant from, Instant until);
  Result<Done> add_acts(Measures&, const Scope&);
  Result<Done> add_opened(Measures&, const Scope&);
  Result<Done> add_ground(Measures&, const Act&);
  Result<Done> add_complaints(Measures&, const Scope&);
  Result<Done> add_adjustments(Measures&, const Scope&);
  // Whether an act counts: by its case, or, when it has none, for whoever sees all.
  Result<bool> counts(const Act&, const Scope&);

  Store& store_;
  const Departments& departments_;
  const Clock& clock_;
  OriginOf origin_of_;
};

}  // namespace zq::workflow
