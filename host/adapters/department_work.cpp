// What the threads of a department do: work() takes calls to the adapter, watch() ends those whose time is over.
#include <algorithm>
#include <optional>
#include <utility>

#include "adapters/department_core.hpp"
#include "adapters/department_log.hpp"
#include "adapters/outcomes.hpp"

namespace zq::adapters {
namespace {
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;
// An adapter that honours the deadline comes back within this and says why itself.
constexpr milliseconds deadline_grace{150};

// Whether asking twice can do no harm: only a submit may, and not where the adapter says that it recognises repeats. A
// field task is pushed once by its key, however often it is asked.
bool is_repeatable(Operation operation, const Description& adapter) {
  return operation != Operation::submit || adapter.idempotent_submit;
}

Breaker::Outcome meaning(const Reply& reply) {
  const bool late_or_down = reply.status == ZQ_E_UNAVAILABLE || reply.status == ZQ_E_DEADLINE;
  if (reply.crashed || late_or_down) return Breaker::Outcome::failure;
  return reply.status == ZQ_E_CANCELLED ? Breaker::Outcome::nothing : Breaker::Outcome::success;
}

}  // namespace

void Department::Core::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    work_.wait(lock, [&] { return ended_ || !queue_.empty(); });
    if (ended_) return;
    const auto job = queue_.take();
    const SteadyTime now = Steady::now();
    tally_->taken(job->request.trace.lane, now - job->queued_at);
    retries_.called(now);
    job->started = true;
    running_.push_back(job);
    auto generation = generation_;
    lock.unlock();
    Reply reply = call(*generation, *job);
    generation.reset();
    lock.lock();
    finish(lock, job, std::move(reply));
  }
}

Reply Department::Core::call(Generation& generation, const Job& job) {
  Reply reply = generation.ask(job.request, job.cancellation);
  if (!may_ask_again(job, reply)) return reply;
  Reply second = generation.ask(job.request, job.cancellation);
  // Where nobody was there to ask, the crash before it says more.
  const bool nobody_there = reply.crashed && !second.crashed && second.status == ZQ_E_UNAVAILABLE;
  return nobody_there ? reply : second;
}

// Once, for what a second try may mend: a line that was down, an adapter that crashed and stands there anew.
bool Department::Core::may_ask_again(const Job& job, const Reply& reply) {
  const bool mendable = reply.crashed || (reply.status == ZQ_E_UNAVAILABLE && reply.broken_rule.empty());
  const SteadyTime now = Steady::now();
  if (!mendable || !is_repeatable(job.request.operation, description_)) return false;
  if (*job.cancellation || now >= job.request.deadline) return false;
  const std::lock_guard lock(mutex_);
  const bool granted = retries_.take(now);
  tally_->retried(granted);
  return granted;
}

void Department::Core::finish(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& job, Reply reply) {
  running_.erase(std::find(running_.begin(), running_.end(), job));
  if (job->abandoned) {
    --abandoned_;
    --*all_abandoned_;
    idle_.notify_all();
    lock.unlock();
    log_late(config_.id, job->request, reply.status, *all_abandoned_);
    lock.lock();
    return;
  }
  settle(*job);
  const auto change = breaker_.ended(meaning(reply), job->probe, Steady::now());
  idle_.notify_all();
  const auto shadow = shadow_;
  lock.unlock();
  if (change == Breaker::Change::opened) tally_->opened();
  log_change(config_.id, change);
  if (reply.status != ZQ_OK && reply.status != ZQ_PENDING) log_failure(config_.id, job->request, reply);
  std::optional<Reply> copy;
  if (shadow && shadow->wants(job->request)) copy = reply;
  job->done(Outcome{true, std::move(reply), {}});
  job->done = nullptr;  // what the completion holds must not wait for the next call of this thread
  if (copy) shadow->offer(job->request, std::move(*copy));
  lock.lock();
}

void Department::Core::watch() {
  std::unique_lock lock(mutex_);
  while (!ended_) {
    // A copy: wait_until takes it by reference, and the call may settle, and its entry go, while we wait.
    const SteadyTime next = due_.empty() ? SteadyTime::max() : due_.begin()->first;
    if (due_.empty())
      watch_.wait(lock);
    else
      watch_.wait_until(lock, next);
    const SteadyTime now = Steady::now();
    Jobs expired;
    while (!due_.empty() && due_.begin()->first <= now) {
      const auto job = due_.begin()->second;
      if (expire(job, now)) expired.push_back(job);
    }
    if (expired.empty()) continue;
    idle_.notify_all();
    lock.unlock();
    for (const auto& job : expired) tell_expired(*job);
    lock.lock();
  }
}

bool Department::Core::expire(const std::shared_ptr<Job>& job, SteadyTime now) {
  if (!job->started) {
    queue_.remove(job->place);
    tally_->refused(RefusedFor::deadline_in_queue);
    settle(*job);
    return true;
  }
  if (now < job->request.deadline + deadline_grace) {
    due_.erase(job->due);
    job->due = due_.emplace(job->request.deadline + deadline_grace, job);
    return false;
  }
  abandon(*job);
  const auto change = breaker_.ended(Breaker::Outcome::failure, job->probe, now);
  if (change == Breaker::Change::opened) tally_->opened();
  if (change != Breaker::Change::none) change_ = change;
  return true;
}

void Department::Core::tell_expired(Job& job) {
  if (job.abandoned) {
    log_change(config_.id, std::exchange(change_, Breaker::Change::none));
    log_abandoned(config_.id, job.request, *all_abandoned_);
  }
  Outcome outcome =
      too_late(job.abandoned ? "the adapter did not come back by the deadline" : "the deadline passed in the queue");
  outcome.failed.outcome_unknown = job.abandoned;
  job.done(std::move(outcome));
  job.done = nullptr;
}

}  // namespace zq::adapters
