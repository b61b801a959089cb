// Readiness (考核-2(2), 规定-10.1a): whether a unit has what the mechanism needs: designees, equipment, supervision
// plans for its commitments. What is missing is the evidence of item 2. Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "workflow/assessment_tools.hpp"
#include "workflow/list_flow.hpp"

namespace zq::workflow {

struct UnitReadiness {
  std::string unit, name;
  std::vector<std::string> designees;  // posts of those who receive its letters now
  std::vector<std::string> gaps;       // Chinese, what is missing; empty: ready
};

class Readiness {
 public:
  Readiness(AssessmentTools tools, ListFlow& list) : tools_(std::move(tools)), list_(list) {}

  // Of a registered unit, as of now. Error: storage.
  Result<UnitReadiness> of(const Organisation&, Instant now);
  // Of one's own unit; for the joint office of all assessed ones. Error: storage.
  Result<std::vector<UnitReadiness>> all(const Context&, Instant now);

 private:
  Result<Done> add_plans(UnitReadiness&, const Organisation&);
  const AssessmentTools tools_;
  ListFlow& list_;
};

}  // namespace zq::workflow
