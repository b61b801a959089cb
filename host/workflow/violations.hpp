// Violations as the joint office handles them (规定-20, 规定-21). Verbs fill the caller's unit. Thread-safe; reads the
// store.
#pragma once
#include <optional>
#include <string>

#include "domain/violation.hpp"
#include "workflow/case_steps.hpp"

namespace zq::workflow {

class Violations {
 public:
  explicit Violations(Handlers tools) : tools_(tools) {}

  // Found otherwise than by the host: a complaint, an inspection, a comparison of lists.
  Result<Paper> report(Unit&, const Context&, Violation, Instant now);
  Result<Paper> confirm(Unit&, const Context&, const std::string& id, const std::string& conclusion,
                        const std::string& operator_name, Instant now);
  // 规定-20.1. Error: no_ground, with the conditions that do not hold; or it does not come from a false commitment.
  Result<Paper> exempt(Unit&, const Context&, const std::string& id, Exemption, Instant now);
  Result<Paper> refer(Unit&, const Context&, const std::string& id, Referral, Instant now);
  // A referral's result, or why a suspicion is unfounded.
  Result<Paper> close(Unit&, const Context&, const std::string& id, const std::string& conclusion,
                      const std::string& operator_name, Instant now);
  Result<Page<Paper>> list(std::optional<ViolationState>, const std::string& cursor, int limit);

 private:
  Result<Violation> find(const std::string& id);
  Result<Paper> moved(Unit&, const Context&, Violation&, ViolationEvent, Instant now);
  Handlers tools_;
};

}  // namespace zq::workflow
