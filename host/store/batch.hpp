// Several jobs in one transaction: all that do not refuse are recorded together, a refusing one leaves nothing behind
// and harms no other.
#pragma once
#include <functional>
#include <span>
#include <string>

#include "store/job.hpp"

namespace zq::store {

// How far the transaction came; read when run_batch throws.
struct Progress {
  std::function<void()> before_commit;  // from now on others may see what the batch writes
  std::string transaction;              // PostgreSQL: its id
  bool committing = false;              // COMMIT was sent: the outcome may be unknown
};

// Each job's `refused` says afterwards what became of it. Throws odbc::Failure when nothing of the batch was recorded,
// or, with progress.committing, when that is unknown.
void run_batch(Session&, std::span<Job* const>, Progress&);

// PostgreSQL: what became of the transaction, asked over a new connection. Ends a server process that still runs it.
enum class Fate { recorded, not_recorded, running };
Fate fate_of(Session&, const std::string& transaction);

}  // namespace zq::store
