// Verification: opens a case for a list entry, asks the department's machine, records question and outcome in one
// durable transaction, and answers in the same call. Where no machine answers, or none can, the same transaction sends
// the letters that the list entry provides for; else the handling department goes on. Thread-safe.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/letter.hpp"
#include "workflow/context.hpp"
#include "workflow/current.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

struct OpenVerification {
  EntryId entry;
  std::string name, id_number;
  std::vector<Declared> declared;
  std::string purpose;
  std::string operator_name;
  Place place{};  // for what is checked on site; may be empty
  std::chrono::milliseconds wait{
      0};  // at most this long for the machine; 0 = as long as the department's config allows
};

// Renders a case into the reply that is sent and remembered (http gives it; workflow knows no JSON).
using RenderCase = std::function<Rendered(const Case&)>;

// The work that looks for the answer of a pending case.
Work poll_work(const CaseId&, Instant due_at);

class VerificationFlow {
 public:
  VerificationFlow(Store&, Departments&, ListFlow&, const LetterSender&, const Clock&, Ids&, RenderCase,
                   const Current<Law>&);

  // Errors: invalid_input and not_in_list (entry unknown or not in force), both with all faults, unavailable (no list
  // is published yet, or the year's calendar that office hours need is missing), not_found (no rules in force),
  // idempotency_mismatch, in_progress, storage. A department that is off, slow or broken is no error: the case is
  // recorded, state manual.
  // `render`: instead of the flow's own.
  Task<Result<Rendered>> open(Context, Idempotency, OpenVerification, RenderCase render = {});

  // What open() would find fault with, for whoever has found other faults already and names all at once.
  std::vector<Fault> faults_of(const OpenVerification&) const;

  Result<Case> find(const Context&, const CaseId&);  // only the caller's own cases, unless may_operate
  Result<Page<Case>> mine(const Context&, std::optional<CaseState>, const std::string& cursor, int limit);

  // The worker's verb: asks for the answer of a pending case once more. Nothing to do when it is pending no longer.
  Task<Result<Done>> poll(CaseId);

 private:
  std::string manual_way(const Case&, const Answer&) const;
  VerificationQuestion question_for(const Case&, const Entry&, std::vector<Declared>, std::chrono::milliseconds wait,
                                    bool background) const;
  Result<Done> record_opening(Unit&, Case&, const Entry&, std::vector<Letter>, const std::optional<Answer>&,
                              Instant now);
  Result<Done> record_poll(Unit&, Case&, const Entry&, const Answer&, Instant now);
  Result<Done> hand_on(Case&, bool letters_out, Instant now);

  Store& store_;
  Departments& departments_;
  ListFlow& list_;
  const LetterSender& sender_;
  const Clock& clock_;
  Ids& ids_;
  RenderCase render_;
  const Current<Law>& law_;
};

}  // namespace zq::workflow
