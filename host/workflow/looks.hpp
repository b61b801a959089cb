// Looks at personal data (规定-17.1, 核查-8.1): each is bound to a live case, its matter and its purpose, and recorded;
// refused ones are told to the audit administrator and the joint office. Thread-safe; reads the store.
#pragma once
#include <optional>
#include <string>

#include "domain/look.hpp"
#include "workflow/case_steps.hpp"

namespace zq::workflow {

struct LookAnswer {
  std::optional<Error> refusal;  // no_purpose; to be answered after what is in the unit was recorded
  std::optional<Case> value;
};

class Looks {
 public:
  explicit Looks(Handlers tools) : tools_(tools) {}
  // What was declared, and what the entry grants of what was found.
  Result<LookAnswer> look(Unit&, const Context&, const CaseId&, const std::string& operator_name,
                          const std::string& purpose, Instant now);
  // Somebody read a case that is not theirs, or is none: recorded. What they are told instead of `told` when it was too
  // often: no_purpose.
  Result<LookAnswer> stray(Unit&, const Context&, const CaseId&, const Error& told, Instant now);

 private:
  Result<int> refused_before(const CallerId&, Instant now);
  void alarm(Unit&, const Context&, const Look&, int refused, Instant now);
  Handlers tools_;
};

}  // namespace zq::workflow
