// Recorded outages (S-01, 核查-4.1): technical support says when a department's system was down; the clocks of its
// letters stood still meanwhile. Thread-safe.
#pragma once
#include <string>

#include "domain/outage.hpp"
#include "workflow/context.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class OutageFlow {
 public:
  OutageFlow(Store&, const LetterSender&, const Clock&, Ids&);

  // The department's, or all, the newest first.
  Result<Page<Outage>> list(const DepartmentId&, const std::string& cursor, int limit);
  // Recorded first, then attached to the department's open letters, each in a transaction of its own; a letter that is
  // missed because the host dies in between finds the outage by itself at its deadline. Errors: invalid_input, storage.
  Task<Result<Outage>> record(Context, Outage);
  // Errors: not_found, conflict (it has ended), invalid_input, storage.
  Task<Result<Outage>> end(Context, std::string id, Instant until, std::string by);

 private:
  Task<Result<Outage>> write(Context, Outage, std::string act);
  Task<Result<Outage>> attach(Context, Outage);
  Task<Result<bool>> attach_to(Context, std::string letter, std::string outage);

  Store& store_;
  const LetterSender& sender_;
  const Clock& clock_;
  Ids& ids_;
};

}  // namespace zq::workflow
