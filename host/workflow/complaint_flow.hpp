// Complaints: filed and recorded first, then passed to the department's own system by the worker with the complaint's
// id as idempotency key, its status read back until it is closed there. Thread-safe.
#pragma once
#include <chrono>
#include <functional>
#include <string>

#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

using RenderComplaint = std::function<Rendered(const Complaint&)>;

class ComplaintFlow {
 public:
  ComplaintFlow(Store&, Departments&, const Clock&, Ids&, RenderComplaint, std::chrono::milliseconds read_interval);

  // `complaint` carries what the caller said; id, caller, state and times are set here. Accepted = recorded; passing on
  // happens after the reply. Errors: invalid_input (all faults; unknown department), idempotency_mismatch, in_progress,
  // storage.
  Task<Result<Rendered>> file(Context, Idempotency, Complaint complaint);

  // What file() would find fault with, for whoever has found other faults already and names all at once.
  std::vector<Fault> faults_of(const Complaint&) const;

  Result<Complaint> find(const Context&, const ComplaintId&);
  Result<Page<Complaint>> mine(const Context&, const std::string& cursor, int limit);

  // Reads the status in the department's system now. Errors of the department come back as they are. `background`:
  // nobody waits for it.
  Task<Result<Complaint>> read_back(Context, ComplaintId, bool background = false);

  // The worker's verbs.
  Task<Result<Done>> pass_on(ComplaintId);
  Task<Result<Done>> read_status(ComplaintId);

 private:
  // Where the department's system cannot recognise a repeat: recorded before it is asked.
  Task<Result<Done>> mark_passing(Complaint&);
  Unit passed(Complaint&, const ComplaintReply&, Instant now) const;
  Unit not_passed(Complaint&, const Error&, Instant now) const;

  Store& store_;
  Departments& departments_;
  const Clock& clock_;
  Ids& ids_;
  RenderComplaint render_;
  std::chrono::milliseconds read_interval_;
};

}  // namespace zq::workflow
