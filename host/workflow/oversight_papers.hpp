// Inspections and secret visits, typical cases, ratings by people, bulletins that take points and bonuses (规定-18,
// 考核-2 and 4). Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/oversight_papers.hpp"
#include "workflow/assessment_tools.hpp"
#include "workflow/paper.hpp"

namespace zq::workflow {

class OversightPapers {
 public:
  explicit OversightPapers(AssessmentTools tools) : tools_(std::move(tools)) {}

  // 考核-2(3). Errors: invalid_input (no such unit, a limit before the visit).
  Result<Paper> record_visit(Unit&, const Context&, InspectionVisit, Instant now);
  // By the unit itself or the joint office. Errors: not_found, conflict.
  Result<Paper> rectify(Unit&, const Context&, const std::string& id, const std::string& measures,
                        const std::string& proof, const std::string& operator_name, Instant now);

  // 考核-2(5). Errors: no_ground (it tells who somebody is), not_found, conflict.
  Result<Paper> submit_case(Unit&, const Context&, TypicalCase, Instant now);
  Result<Paper> select_case(Unit&, const Context&, const std::string& id, const std::string& operator_name,
                            Instant now);
  Result<Paper> publish_case(Unit&, const Context&, const std::string& id, const std::string& operator_name,
                             Instant now);

  // 考核-2(4). One for each matter. Errors: not_found (what it is about), conflict (rated before).
  Result<Paper> rate(Unit&, const Context&, Rating, Instant now);

  // 考核-4(1): needs a fact on record, and not one that was exempted (C-28). Issues the bulletin and tells the unit.
  Result<Paper> criticise(Unit&, const Context&, PointsDecision, Instant now);
  // 考核-4(2): only for a published typical case of that unit, once.
  Result<Paper> reward(Unit&, const Context&, PointsDecision, Instant now);

  // The newest first: all for the joint office, else the caller's own unit's.
  Result<Page<Paper>> list(const Context&, DocumentKind, const std::string& cursor, int limit);
  // For everybody: the published ones.
  Result<Page<Paper>> published_cases(const std::string& cursor, int limit);

  // The worker's: a finding's limit comes near, or has passed. Adds to the unit.
  Result<Done> finding_due(Unit&, const std::string& id, Instant now);

 private:
  Result<InspectionVisit> visit(const std::string& id);
  Result<TypicalCase> typical_case(const std::string& id);
  Result<Paper> moved(Unit&, const Context&, TypicalCase&, StoryEvent, Instant now);
  Result<std::string> unit_of_matter(const std::string& about, std::string& subject);
  Result<Done> check_evidence(const std::string& evidence);
  Result<Paper> decided(Unit&, const Context&, PointsDecision&, Instant now);
  Result<Points> most_of(DecisionKind, Instant now) const;
  Result<Page<Paper>> papers(const DocumentQuery&, const std::string& cursor, int limit);

  const AssessmentTools tools_;
};

}  // namespace zq::workflow
