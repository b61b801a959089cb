// Group commit: one thread takes everything that waits and records it in one transaction. On PostgreSQL that commit is
// durable; while it runs, the next batch gathers. On SQLite the Syncer waits for the disk, and the next batch is even
// written meanwhile. Thread-safe. When the database fails, everybody waiting is told at once (storage, nothing
// recorded) and the committer tries anew with growing pauses, as long as it lives; it never ends the process.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "store/batch.hpp"
#include "store/executor.hpp"
#include "store/syncer.hpp"

namespace zq::store {

class Committer {
 public:
  Committer(odbc::Environment&, settings::Store, Executor&);
  ~Committer();  // stop()

  // Nothing: the job is queued and will be finished, maybe already is. Otherwise why not: too_many (the queue is full)
  // or storage (stopping); the job is untouched then.
  std::optional<Error> enqueue(Job&);

  // Queues and waits up to `limit` for the end; storage when it did not come in time (the job may still be done).
  std::optional<Error> wait_for(const std::shared_ptr<BlockingJob>&, std::chrono::milliseconds limit);

  // Waits until everything that others can see by now is durable; false when that takes longer than `limit`.
  bool settle(std::chrono::milliseconds limit);

  // Takes nothing more, finishes everything queued, joins. Not from the executor's threads.
  void stop();

 private:
  void run();
  void process(std::vector<Job*>&);
  std::optional<Error> record(std::vector<Job*>&, bool& seen);
  std::optional<Error> settle(const odbc::Failure&, const Progress&);
  std::optional<Fate> ask_fate(const Progress&);
  void connect();
  void open_log(Session&);
  void note_failure(const Error&);
  void finish(std::vector<Job*>&, const std::optional<Error>&);
  std::vector<Job*> take_all();

  odbc::Environment& environment_;
  const settings::Store settings_;
  const size_t batch_max_;
  Executor& executor_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job*> queue_;
  bool stopping_ = false;

  // The committer's thread only:
  std::unique_ptr<Session> session_;
  std::shared_ptr<LogFile> log_;  // SQLite: of session_; one that failed is kept until its content is in the database
  std::optional<Error> trouble_;  // why the last batch failed; empty when it did not
  std::chrono::milliseconds pause_{0};
  std::chrono::steady_clock::time_point next_try_{};
  std::vector<std::coroutine_handle<>> resumed_;

  Syncer syncer_;
  std::thread thread_;  // last: starts when everything else stands
};

}  // namespace zq::store
