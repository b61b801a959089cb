// The guard (规定-6.1b, C-01): whoever wants a paper from the applicant asks here first. What is refused is recorded;
// what lies outside the list is a suspected violation. Thread-safe; reads the store.
#pragma once
#include <optional>
#include <string>

#include "workflow/case_steps.hpp"

namespace zq::workflow {

struct Demand {
  std::string matter, proof;
  CaseId case_id;  // of a verification of this proof; empty: none was opened
  std::string operator_name;
};
struct DemandAnswer {
  std::optional<Error> refusal;  // to be answered after what is in the unit was recorded
  AskAnswer answer;
  int list_version = 0;
};

class Guard {
 public:
  explicit Guard(Handlers tools) : tools_(tools) {}
  // Records the attempt in any case. An Error (not a refusal) records nothing.
  Result<DemandAnswer> demand(Unit&, const Context&, const Demand&, Instant now);

 private:
  Result<DemandAnswer> answer_to(const Demand&, const Context&);
  std::optional<Error> refusal_of_listed(const AskAnswer&, const Demand&, const Context&);
  bool is_up(const Entry&) const;
  Handlers tools_;
};

}  // namespace zq::workflow
