// What happens to a letter by the clock: the reminder, and the report when its time has run out. The worker's verbs;
// thread-safe.
#pragma once
#include <functional>

#include "workflow/letter_sending.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class LetterTimers {
 public:
  LetterTimers(Store&, const LetterSender&, const Clock&, Ids&);

  Task<Result<Done>> remind(Work);
  // A recorded outage moves the deadline, also one that still lasts (S-01): then it is looked at again when that has
  // passed. Only an answer in the system counts (规定-11.2b).
  Task<Result<Done>> overdue(Work);
  // T-17: the investigation of an overdue report is to be finished.
  Task<Result<Done>> remind_of_investigation(Work);

 private:
  using Change = std::function<Result<Done>(Unit&, Letter&, Instant now)>;
  Task<Result<Done>> change(Work, Change);
  Task<Result<Done>> write(Unit);

  Store& store_;
  const LetterSender& sender_;
  const Clock& clock_;
  Ids& ids_;
};

}  // namespace zq::workflow
