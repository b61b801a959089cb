// What the handling department does with a case and its applicant: supplement, volunteered material, authorisation,
// decision, withdrawal (规定-12, 规定-13, 规定-16). Each verb fills the caller's unit with the case, the paper, its act
// and its notices, so that a ledger row and what it tells of are recorded together. Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "domain/law.hpp"
#include "domain/papers.hpp"
#include "workflow/context.hpp"
#include "workflow/current.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/paper.hpp"
#include "workflow/ports.hpp"
#include "workflow/writs.hpp"

namespace zq::workflow {

// What the flows of handling need.
struct Handlers {
  Store& store;
  Departments& departments;
  ListFlow& list;
  Ids& ids;
  const Current<Law>& law;
  const Writs& writs;
};

struct OpenedCase {
  Case value;
  Entry entry;  // of the list version the case was opened under
};
// The caller's own case, still open. Errors: not_found, conflict (closed).
Result<OpenedCase> open_case_of(const Handlers&, const Context&, const CaseId&);

struct SuppliedItem {
  std::string value, file_hash;
};
struct Decision {
  std::string text, reason, operator_name;
};
struct LetterUse {
  std::string institution, scope, result, refusal, operator_name;
};

class CaseSteps {
 public:
  explicit CaseSteps(Handlers tools) : tools_(tools) {}

  // Errors: no_ground, conflict (asked before: one demand only).
  Result<Paper> ask_supplement(Unit&, const Context&, const CaseId&, const SupplementOrder&, Instant now);
  // One for each item asked, in that order. Error: invalid_input, conflict.
  Result<Paper> supplied(Unit&, const Context&, const CaseId&, const std::vector<SuppliedItem>&,
                         const std::string& operator_name, const std::string& kept_where, Instant now);
  // Errors: must_accept, invalid_input.
  Result<Paper> volunteered(Unit&, const Context&, const CaseId&, Volunteered, Instant now);
  Result<Paper> authorise(Unit&, const Context&, const CaseId&, Authorisation, Instant now);
  // Errors: not_found, not_authorised, invalid_input (neither result nor refusal).
  Result<Paper> use_authorisation(Unit&, const Context&, const std::string& id, const LetterUse&, Instant now);
  Result<Paper> revoke_authorisation(Unit&, const Context&, const std::string& id, const std::string& operator_name,
                                     Instant now);
  // What prevails is written down: supplement, commitment, on-site finding, verdict, or another reason.
  Result<Case> decide(Unit&, const Context&, const CaseId&, const Decision&, Instant now);
  // Letters that are still out are withdrawn with it.
  Result<Case> withdraw(Unit&, const Context&, const CaseId&, const Decision&, Instant now);
  // Every paper of the case, the oldest first.
  Result<std::vector<Paper>> file(const Context&, const CaseId&);

 private:
  Result<Authorisation> authorisation(const Context&, const std::string& id);
  Handlers tools_;
};

// The paper just written, for the answer.
Result<Paper> answer_with(const Document&);

}  // namespace zq::workflow
