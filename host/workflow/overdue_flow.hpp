// Overdue reports as the joint office works on them, and as the handling department sees its own (规定-11.3, 核查-6.3).
// Thread-safe.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/overdue.hpp"
#include "workflow/context.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class OverdueFlow {
 public:
  OverdueFlow(Store&, const LetterSender&, const Clock&, Ids&);

  // The newest first: all for the joint office, else those of the caller's own letters. `state` is only for the office.
  Result<Page<OverdueReport>> list(const Context&, std::optional<ReportState>, const std::string& cursor, int limit);
  // For the joint office, the handling department and the department that did not answer.
  Result<OverdueReport> find(const Context&, const std::string& id);

  // Errors: not_found, forbidden, conflict, invalid_input, storage.
  // Where the rules leave the report to the handling department (S-03).
  Task<Result<OverdueReport>> report(Context, std::string id, std::string by);
  Task<Result<OverdueReport>> investigate(Context, std::string id, std::vector<std::string> units, std::string by);
  // A fault is a confirmed violation (规定-21.1c). Both departments are told.
  Task<Result<OverdueReport>> conclude(Context, std::string id, Finding);

 private:
  using Verb = std::function<Result<Done>(Unit&, OverdueReport&, Instant now)>;
  Task<Result<OverdueReport>> change(Context, std::string id, std::string by, Verb);
  void tell(Unit&, const OverdueReport&, const std::string& to, const std::string& text, Instant now);

  Store& store_;
  const LetterSender& sender_;
  const Clock& clock_;
  Ids& ids_;
};

}  // namespace zq::workflow
