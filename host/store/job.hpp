// What waits for the committer: a unit whose coroutine is resumed afterwards, or a question whose thread blocks
// meanwhile.
#pragma once
#include <coroutine>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "store/writes.hpp"

namespace zq::store {

class Job {
 public:
  virtual ~Job() = default;

  // Inside the transaction, on the committer's thread; runs again when that was rolled back. Returns why the job
  // refuses; `wrote` says whether something of it must be undone then. Throws odbc::Failure.
  virtual std::optional<Error> run(Session&, int64_t& last_number, bool& wrote) = 0;

  // The end, once: recorded durably (nothing) or why not. Returns whom the executor resumes; the job may be gone after
  // that.
  virtual std::coroutine_handle<> finish(std::optional<Error>) = 0;

  std::optional<Error> refused;  // by the last run
};

// Lives in the frame of the coroutine that waits.
class UnitJob final : public Job {
 public:
  explicit UnitJob(workflow::Unit unit) : writes(std::move(unit)) {}
  std::optional<Error> run(Session&, int64_t& last_number, bool& wrote) override;
  std::coroutine_handle<> finish(std::optional<Error>) override;

  Writes writes;
  std::coroutine_handle<> waiting;
  std::optional<Error> outcome;
};

// Held by its asker and, while it is queued, by itself: the asker may stop waiting.
class BlockingJob : public Job {
 public:
  std::coroutine_handle<> finish(std::optional<Error>) final;

  std::shared_ptr<BlockingJob> self;
  std::promise<std::optional<Error>> done;
};

class ClaimJob final : public BlockingJob {
 public:
  ClaimJob(Instant now, Instant until, int limit) : now_(now), until_(until), limit_(limit) {}
  std::optional<Error> run(Session&, int64_t& last_number, bool& wrote) override;
  std::vector<workflow::Work> work;

 private:
  const Instant now_, until_;
  const int limit_;
};

// Writes something, so that a database that takes no writes shows.
class ProbeJob final : public BlockingJob {
 public:
  std::optional<Error> run(Session&, int64_t& last_number, bool& wrote) override;
};

}  // namespace zq::store
