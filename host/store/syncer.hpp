// Makes what SQLite has committed durable while the committer writes the next batch: the committer's connection commits
// into the write-ahead log without waiting for the disk (synchronous = NORMAL), one thread here syncs that log and only
// then finishes the jobs; whatever was committed meanwhile shares the next sync. Thread-safe.
//
// When a sync fails, nobody may build on that log: pages the disk has refused may be missing in the middle of it. All
// jobs of that log are told that their fate is unknown, and the committer moves the log's content into the database
// before it goes on (Committer::connect).
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/executor.hpp"
#include "store/job.hpp"

namespace zq::store {

// The write-ahead log of one connection; the file stays the same as long as that connection lives.
class LogFile {
 public:
  explicit LogFile(const std::filesystem::path& database);  // throws odbc::Failure when it cannot be opened
  ~LogFile();
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  // Brings everything written to the log so far to the disk. After one failure it stays failed, and nothing is tried.
  void sync();
  bool failed() const noexcept { return failed_; }
  const std::string& reason() const { return reason_; }  // the syncer's thread: why it failed; empty when it did not

 private:
  int file_ = -1;
  std::string reason_;
  std::atomic<bool> failed_{false};
};

class Syncer {
 public:
  explicit Syncer(Executor&);
  ~Syncer();  // stop()

  // The committer: before a batch is written, and once afterwards: its jobs are committed and wait for the disk, or
  // they have been told already.
  void begin();
  void add(std::shared_ptr<LogFile>, std::vector<Job*> committed);
  void drop();

  // Waits until every batch begun before the call is durable or refused; false when `limit` passes first.
  bool settle(std::chrono::milliseconds limit);

  // Finishes everything added, joins.
  void stop();

 private:
  struct Batch {
    std::shared_ptr<LogFile> log;
    std::vector<Job*> jobs;
  };
  void run();
  void finish(std::vector<Batch>&);

  Executor& executor_;
  std::mutex mutex_;
  std::condition_variable changed_, settled_;
  std::vector<Batch> waiting_;
  uint64_t begun_ = 0, ended_ = 0;
  bool stopping_ = false;
  std::vector<std::coroutine_handle<>> resumed_;  // the syncer's thread only
  std::thread thread_;                            // last: starts when everything else stands
};

}  // namespace zq::store
