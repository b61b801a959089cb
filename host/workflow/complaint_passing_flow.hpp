// Passing complaints on: a complaint that is recorded here (complaints.hpp) is handed by the worker to the department's
// own complaint system, with its id as idempotency key, and its status there is read back until it is closed there.
// What is closed there is not closed here: both stand beside each other. Thread-safe.
#pragma once
#include <chrono>
#include <string>

#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class ComplaintPassingFlow {
 public:
  ComplaintPassingFlow(Store&, Departments&, const Clock&, std::chrono::milliseconds read_interval);

  // Adds to the unit that the complaint is to be passed on; that happens after the commit. `passing` carries id,
  // department, caller and what is passed; state and times are set here.
  void begin(Unit&, ComplaintPassing passing, Instant now) const;

  // Error: not_found, when it is not passed on.
  Result<ComplaintPassing> find(const ComplaintId&);

  // Reads the status in the department's system now. Errors of the department come back as they are. `background`:
  // nobody waits for it.
  Task<Result<ComplaintPassing>> read_back(Context, ComplaintId, bool background = false);

  // The worker's verbs.
  Task<Result<Done>> pass_on(ComplaintId);
  Task<Result<Done>> read_status(ComplaintId);

 private:
  // Where the department's system cannot recognise a repeat: recorded before it is asked.
  Task<Result<Done>> mark_passing(ComplaintPassing&);
  Unit passed(ComplaintPassing&, const ComplaintReply&, Instant now) const;
  Unit not_passed(ComplaintPassing&, const Error&, Instant now) const;

  Store& store_;
  Departments& departments_;
  const Clock& clock_;
  std::chrono::milliseconds read_interval_;
};

}  // namespace zq::workflow
