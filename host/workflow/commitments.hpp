// Commitments (规定-8, 规定-9): templates and plans, offer, notice, signature, checks, what follows a false one, and
// the decision not to accept commitments of an applicant any more. Verbs fill the caller's unit. Thread-safe; reads the
// store.
#pragma once
#include <string>

#include "domain/commitment.hpp"
#include "workflow/case_steps.hpp"
#include "workflow/task.hpp"

namespace zq::workflow {

struct ExclusionOrder {
  std::string commitment, decision_no, reason, operator_name;
};

class Commitments {
 public:
  explicit Commitments(Handlers tools) : tools_(tools) {}

  Result<Paper> publish_template(Unit&, const Context&, CommitmentTemplate, Instant now);
  Result<Paper> publish_plan(Unit&, const Context&, SupervisionPlan, Instant now);

  // Errors: excluded_domain, no_ground (not in the list, no template, no plan), excluded, conflict (there is one).
  Result<Paper> offer(Unit&, const Context&, const CaseId&, Instant now);
  Result<Paper> inform(Unit&, const Context&, const std::string& id, const std::string& informer,
                       const std::string& acknowledgement, Instant now);
  // Moves the case to committed. Errors: no_ground (no notice came first), excluded.
  Result<Paper> sign(Unit&, const Context&, const std::string& id, const std::string& signature,
                     const std::string& operator_name, Instant now);
  Result<Paper> check(Unit&, const Context&, const std::string& id, CommitmentCheck, Instant now);
  Result<Paper> order(Unit&, const Context&, const std::string& id, RectificationOrder, Instant now);
  Result<Paper> rectified(Unit&, const Context&, const std::string& id, const std::string& result,
                          const std::string& operator_name, Instant now);
  Result<Paper> revoke(Unit&, const Context&, const std::string& id, const std::string& reason,
                       const std::string& operator_name, Instant now);
  Result<Paper> exclude(Unit&, const Context&, const ExclusionOrder&, Instant now);
  Result<Paper> lift(Unit&, const Context&, const std::string& exclusion, const std::string& decision_no,
                     const std::string& operator_name, Instant now);

  // The worker's verbs: a check is due; an order's limit comes near, or has passed.
  Task<Result<Done>> check_due(Work, Instant now);
  Task<Result<Done>> order_due(Work, Instant now);

 private:
  Result<Commitment> find(const Context&, const std::string& id);
  Result<Paper> moved(Unit&, const Context&, Commitment&, CommitmentEvent, const std::string& operator_name,
                      Instant now);
  std::optional<Error> excluded(const Private& id_number, const std::string& organ, Instant now);
  Result<Done> note_case(Unit&, const Context&, const Commitment&, CaseEvent, Instant now);
  Handlers tools_;
};

}  // namespace zq::workflow
