// What the worker has given up (dead letters): seen by the office, taken up again one by one or all of a kind.
// Thread-safe.
#pragma once
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class Worker;

class ParkedFlow {
 public:
  ParkedFlow(Store&, const Clock&, Worker&);

  Result<Page<ParkedWork>> parked(const std::optional<WorkKind>&, const std::string& cursor, int limit);
  // Due at once. What is not parked stays as it is.
  Task<Result<Done>> resume(Context, std::string id);
  Task<Result<Done>> resume_all(Context, WorkKind);

 private:
  Task<Result<Done>> record(Context, ResumeWork, std::string subject);
  Store& store_;
  const Clock& clock_;
  Worker& worker_;
};

}  // namespace zq::workflow
