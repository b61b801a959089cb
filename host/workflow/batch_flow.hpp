// Batches of verifications (yearly reviews): filled by their caller, carried out in the background row by row, each row
// a verification like any other. A row is asked once, whatever becomes of the host; interactive callers come first.
// Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "domain/batch.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::workflow {

using RenderBatch = std::function<Rendered(const Batch&)>;

class BatchFlow {
 public:
  static constexpr int64_t rows_most = 200000;  // of one batch

  BatchFlow(Store&, const Departments&, const Clock&, Ids&, ListFlow&, VerificationFlow&, RenderBatch);

  Task<Result<Rendered>> open(Context, Idempotency, Batch);  // name, purpose, operator_name
  // Appends rows, all or none. Errors: conflict (not filling any more), too_large.
  Task<Result<Rendered>> add(Context, Idempotency, std::string id, std::vector<BatchRow>);
  // Error: conflict (not from this state).
  Task<Result<Batch>> change(Context, std::string id, BatchEvent);

  Result<Batch> find(const Context&, const std::string& id);
  Result<Page<Batch>> mine(const Context&, const std::string& cursor, int limit);
  Result<Page<BatchRow>> rows(const Context&, const std::string& id, const std::string& cursor, int limit);

  // The worker's verb: carries rows out for a few seconds, then gives way.
  Task<Result<Done>> run(Work);

 private:
  using Rows = std::vector<BatchRow>;
  Result<Rows> waiting_rows(const Batch&);
  bool is_crowded_for(const Rows&) const;
  Task<Result<Rendered>> ask(const Batch&, const BatchRow&);
  Task<Result<Done>> record(Batch&, Rows, std::vector<Result<Rendered>>);

  Store& store_;
  const Departments& departments_;
  const Clock& clock_;
  Ids& ids_;
  ListFlow& list_;
  VerificationFlow& verifications_;
  RenderBatch render_;
};

}  // namespace zq::workflow
