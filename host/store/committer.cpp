#include "store/committer.hpp"

#include <algorithm>
#include <utility>

#include "log/log.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr size_t queue_max = 10000;
constexpr auto first_pause = 50ms;
constexpr auto longest_pause = 2000ms;
constexpr auto doubt_max = 12s;  // so that who waits is told before the time of a request (20 s by default) is over

}  // namespace

Committer::Committer(odbc::Environment& environment, settings::Store settings, Executor& executor)
    : environment_(environment),
      settings_(std::move(settings)),
      batch_max_(static_cast<size_t>(std::max(1, settings_.commit_batch_max))),
      executor_(executor),
      syncer_(executor),
      thread_([this] { run(); }) {}

Committer::~Committer() { stop(); }

std::optional<Error> Committer::enqueue(Job& job) {
  std::lock_guard lock(mutex_);
  if (stopping_)
    return Error{ErrorCode::storage, "主机正在停止，本次内容未记录，请稍后再试。", "the store is stopping"};
  if (queue_.size() >= queue_max)
    return Error{ErrorCode::too_many, "等待记录的请求过多，请稍后再试。", "the commit queue is full"};
  queue_.push_back(&job);
  // Under the lock: once the job is finished, the store may be gone before this thread goes on.
  if (queue_.size() == 1) changed_.notify_one();
  return std::nullopt;
}

std::optional<Error> Committer::wait_for(const std::shared_ptr<BlockingJob>& job, std::chrono::milliseconds limit) {
  auto done = job->done.get_future();
  job->self = job;
  if (auto refused = enqueue(*job)) {
    job->self.reset();
    return refused;
  }
  if (done.wait_for(limit) == std::future_status::ready) return done.get();
  return Error{ErrorCode::storage, "数据库响应过慢，请稍后再试。", "the committer did not answer in time"};
}

bool Committer::settle(std::chrono::milliseconds limit) {
  return settings_.kind != settings::Store::Kind::sqlite || syncer_.settle(limit);
}

void Committer::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  syncer_.stop();
}

void Committer::run() {
  std::vector<Job*> batch;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const auto end = queue_.begin() + static_cast<ptrdiff_t>(std::min(batch_max_, queue_.size()));
    batch.assign(queue_.begin(), end);
    queue_.erase(queue_.begin(), end);
    lock.unlock();
    process(batch);
    lock.lock();
  }
}

void Committer::process(std::vector<Job*>& batch) {
  bool seen = false;
  auto error = record(batch, seen);
  if (!error && log_) return syncer_.add(log_, std::exchange(batch, {}));
  finish(batch, error);
  if (seen) syncer_.drop();
  if (!error) return;
  // Those who came meanwhile waited for the same database.
  auto others = take_all();
  finish(others, error);
}

// Nothing: recorded, or each job's own refusal.
std::optional<Error> Committer::record(std::vector<Job*>& batch, bool& seen) {
  if (trouble_ && steady_clock::now() < next_try_) return trouble_;
  Progress progress;
  progress.before_commit = [&] {
    if (!std::exchange(seen, true)) syncer_.begin();
  };
  try {
    if (log_ && log_->failed()) session_.reset();
    if (!session_) connect();
    run_batch(*session_, batch, progress);
  } catch (const odbc::Failure& failure) {
    auto error = settle(failure, progress);
    session_.reset();  // also after failures of the file: a new connection sees new permissions
    if (error) note_failure(*error);
    return error;
  }
  if (trouble_) log::write("ZQ-3008");
  trouble_.reset();
  pause_ = 0ms;
  return std::nullopt;
}

void Committer::connect() {
  auto session = std::make_unique<Session>(environment_, settings_);
  if (session->kind() == odbc::Kind::sqlite) open_log(*session);
  session_ = std::move(session);
}

// The log may hold what a predecessor committed and did not see on the disk; nobody builds on that before it is there.
void Committer::open_log(Session& session) {
  session.connection().execute("PRAGMA cache_size = -16000");   // KiB
  session.connection().execute("PRAGMA synchronous = NORMAL");  // the syncer waits for the disk
  if (log_ && log_->failed()) {
    odbc::Statement move(session.connection(), "PRAGMA wal_checkpoint(TRUNCATE)", "checkpoint");
    move.execute();
    if (!move.fetch() || move.integer(1) != 0)
      throw odbc::Failure(odbc::Cause::busy, "checkpoint", "", 0, "the write-ahead log is in use by another reader");
  }
  auto log = std::make_shared<LogFile>(settings_.path);
  log->sync();
  log_ = std::move(log);
  if (log_->failed()) throw odbc::Failure(odbc::Cause::other, "sync", "", 0, log_->reason());
}

void Committer::note_failure(const Error& error) {
  if (!trouble_ || trouble_->detail != error.detail) log::write("ZQ-3003", {{"detail", error.detail}});
  trouble_ = error;
  pause_ = std::clamp<std::chrono::milliseconds>(pause_ * 2, first_pause, longest_pause);
  next_try_ = steady_clock::now() + pause_;
}

// The truth about a batch that failed: nothing when it was recorded after all.
std::optional<Error> Committer::settle(const odbc::Failure& failure, const Progress& progress) {
  const Error error = error_of(failure, Doing::writing);
  if (!progress.committing || progress.transaction.empty()) return Error{ErrorCode::storage, error.text, error.detail};
  session_.reset();
  const auto fate = ask_fate(progress);
  if (!fate) {
    log::write("ZQ-3010", {{"transaction", progress.transaction}, {"detail", error.detail}});
    return unknown_fate(error.detail);
  }
  const bool recorded = *fate == Fate::recorded;
  log::write("ZQ-3009", {{"transaction", progress.transaction}, {"recorded", recorded ? "yes" : "no"}});
  if (recorded) return std::nullopt;
  return Error{ErrorCode::storage, error.text, error.detail};
}

std::optional<Fate> Committer::ask_fate(const Progress& progress) {
  const auto give_up = steady_clock::now() + doubt_max;
  for (auto pause = first_pause;; pause = std::min(pause * 2, longest_pause)) {
    try {
      Session session(environment_, settings_);
      const Fate fate = fate_of(session, progress.transaction);
      if (fate != Fate::running) return fate;
    } catch (const odbc::Failure&) {
      // not back yet
    } catch (const Corrupt&) {
      return std::nullopt;  // the server has forgotten the transaction
    }
    auto others = take_all();
    finish(others,
           Error{ErrorCode::storage, "数据库连接中断，本次内容未记录，请稍后再试。", "the link was lost in COMMIT"});
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, pause, [this] { return stopping_; });
    if (stopping_ || steady_clock::now() > give_up) return std::nullopt;
  }
}

void Committer::finish(std::vector<Job*>& jobs, const std::optional<Error>& error) {
  resumed_.clear();
  for (Job* job : jobs) {
    auto outcome = error ? error : std::move(job->refused);
    if (auto waiting = job->finish(std::move(outcome))) resumed_.push_back(waiting);
  }
  executor_.post(resumed_);
}

std::vector<Job*> Committer::take_all() {
  std::lock_guard lock(mutex_);
  std::vector<Job*> all(queue_.begin(), queue_.end());
  queue_.clear();
  return all;
}

}  // namespace zq::store
