#include "store/syncer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "log/log.hpp"
#include "store/trouble.hpp"

namespace zq::store {

LogFile::LogFile(const std::filesystem::path& database) {
  std::error_code ignored;  // no such path: it is empty then, and opening fails below
  const std::filesystem::path real = std::filesystem::canonical(database, ignored);  // SQLite follows links too
  const std::string path = real.string() + "-wal";
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // its content is synced, never written, through this descriptor
  if (file_ < 0) throw odbc::Failure(odbc::Cause::other, "open the write-ahead log", "", errno, std::strerror(errno));
}

LogFile::~LogFile() { ::close(file_); }

void LogFile::sync() {
  if (failed_) return;
  int done = 0;
  do {
    done = ::fdatasync(file_);
  } while (done != 0 && errno == EINTR);
  if (done == 0) return;
  reason_ = std::string("fdatasync of the write-ahead log: ") + std::strerror(errno);
  failed_ = true;
  log::write("ZQ-3011", {{"detail", reason_}});
}

Syncer::Syncer(Executor& executor) : executor_(executor), thread_([this] { run(); }) {}

Syncer::~Syncer() { stop(); }

void Syncer::begin() {
  const std::lock_guard lock(mutex_);
  ++begun_;
}

void Syncer::add(std::shared_ptr<LogFile> log, std::vector<Job*> committed) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back({std::move(log), std::move(committed)});
  changed_.notify_one();
}

void Syncer::drop() {
  const std::lock_guard lock(mutex_);
  ++ended_;
  settled_.notify_all();
}

bool Syncer::settle(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  const uint64_t wanted = begun_;
  return settled_.wait_for(lock, limit, [&] { return ended_ >= wanted; });
}

void Syncer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Syncer::run() {
  std::vector<Batch> batches;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    batches.swap(waiting_);
    lock.unlock();
    finish(batches);
    lock.lock();
    ended_ += batches.size();
    settled_.notify_all();
    batches.clear();
  }
}

// One sync of a log covers every batch that was committed before it began.
void Syncer::finish(std::vector<Batch>& batches) {
  resumed_.clear();
  const LogFile* synced = nullptr;
  for (Batch& batch : batches) {
    if (batch.log.get() != synced) batch.log->sync();
    synced = batch.log.get();
    for (Job* job : batch.jobs) {
      auto outcome = synced->failed() ? std::optional(unknown_fate(synced->reason())) : std::move(job->refused);
      if (auto waiting = job->finish(std::move(outcome))) resumed_.push_back(waiting);
    }
  }
  executor_.post(resumed_);
}

}  // namespace zq::store
