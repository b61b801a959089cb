#include "adapters/department_core.hpp"

#include <algorithm>
#include <future>
#include <system_error>
#include <thread>
#include <utility>

#include "adapters/department_log.hpp"
#include "adapters/outcomes.hpp"

namespace zq::adapters {
namespace {
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;
// An adapter that honours the deadline comes back within this and says why itself.
constexpr milliseconds deadline_grace{150};
// How long a cancelled call may take to notice, and stop() to end.
constexpr milliseconds cancel_grace{500};
constexpr milliseconds stop_time{5000};
constexpr milliseconds full_log_interval{1000};

bool may_retry(Operation operation) {
  return operation == Operation::verify || operation == Operation::list || operation == Operation::status;
}

Breaker::Outcome meaning(const Reply& reply) {
  const bool late_or_down = reply.status == ZQ_E_UNAVAILABLE || reply.status == ZQ_E_DEADLINE;
  if (reply.crashed || late_or_down) return Breaker::Outcome::failure;
  return reply.status == ZQ_E_CANCELLED ? Breaker::Outcome::nothing : Breaker::Outcome::success;
}

// Stops the adapter on a thread that may be left behind; the last holder of the generation destroys the instance.
bool stop_adapter(std::shared_ptr<Generation> generation) {
  const SteadyTime until = Steady::now() + stop_time;
  const auto stopped = std::make_shared<std::promise<void>>();
  auto ended = stopped->get_future();
  const auto stop = [stopped, until](std::shared_ptr<Generation> running) {
    running->stop(until);
    running.reset();
    stopped->set_value();
  };
  try {
    std::thread(stop, generation).detach();
  } catch (const std::system_error&) {
    stop(std::move(generation));  // no thread to be had: better slow than never
  }
  generation.reset();
  return ended.wait_until(until + cancel_grace) == std::future_status::ready;
}

}  // namespace

Department::Core::Core(settings::Department config, std::shared_ptr<Generation> generation,
                       std::shared_ptr<std::atomic<int>> abandoned)
    : config_(std::move(config)),
      description_(generation->description()),
      threads_(std::max(1, std::min<int>(config_.concurrency,
                                         static_cast<int>(std::min<uint32_t>(description_.max_concurrency, 1024))))),
      all_abandoned_(std::move(abandoned)),
      generation_(std::move(generation)),
      breaker_(std::max(1, config_.breaker_failures), config_.breaker_open_time) {}

bool Department::Core::drained() const {
  const std::lock_guard lock(mutex_);
  return draining_;
}

void Department::Core::run() {
  try {
    for (int n = 0; n < threads_; ++n) std::thread([core = shared_from_this()] { core->work(); }).detach();
    std::thread([core = shared_from_this()] { core->watch(); }).detach();
  } catch (...) {
    end_threads();
    throw;
  }
}

bool Department::Core::ask(Request& request, OnOutcome& done) {
  Outcome refused;
  {
    const std::lock_guard lock(mutex_);
    if (draining_) return false;
    const SteadyTime now = Steady::now();
    request.deadline = std::min(request.deadline, now + config_.call_time);
    if (admit(std::move(request), done, now, refused)) return true;
  }
  done(std::move(refused));
  return true;
}

bool Department::Core::drain(SteadyTime until) {
  bool all_back = false;
  Jobs given_up;
  std::shared_ptr<Generation> generation;
  {
    std::unique_lock lock(mutex_);
    draining_ = true;
    const auto quiet = [&] { return queue_.empty() && in_adapter() == 0; };
    if (!idle_.wait_until(lock, until, quiet)) {
      for (const auto& job : running_) *job->cancellation = true;
      given_up.assign(queue_.begin(), queue_.end());
      queue_.clear();
      for (const auto& job : given_up) settle(*job);
      idle_.wait_until(lock, Steady::now() + cancel_grace, quiet);
      for (const auto& job : running_) {
        if (job->settled) continue;
        abandon(*job);
        given_up.push_back(job);
      }
    }
    all_back = running_.empty();
    generation = std::move(generation_);
  }
  end_threads();
  for (const auto& job : given_up) std::exchange(job->done, nullptr)(cut_off(config_.manual_way, job->abandoned));
  return stop_adapter(std::move(generation)) && all_back;
}

void Department::Core::load(workflow::DepartmentView& view) const {
  const std::lock_guard lock(mutex_);
  view.breaker.state = code(breaker_.state());
  view.breaker.failures = breaker_.failures();
  view.in_flight = in_adapter();
  view.queued = static_cast<int>(queue_.size());
  view.background_queued = static_cast<int>(queue_.end() - background());
  if (generation_) view.workers = generation_->workers();
}

bool Department::Core::admit(Request request, OnOutcome& done, SteadyTime now, Outcome& refused) {
  const int idle = threads_ - static_cast<int>(running_.size());
  if (request.deadline <= now) {
    refused = too_late("the deadline had passed before the call began");
  } else if (abandoned_ == threads_) {
    refused = overloaded("the adapter holds every thread of the department and does not come back");
  } else if (static_cast<int>(queue_.size()) >= std::max(0, config_.queue) + idle) {
    if (now >= next_full_log_) {
      next_full_log_ = now + full_log_interval;
      log_full(config_.id, config_.queue, threads_);
    }
    refused = overloaded("the queue of the department is full");
  } else {
    const auto pass = breaker_.ask(now);
    if (pass == Breaker::Pass::refused) {
      refused = overloaded("the department has failed repeatedly and is not asked for a while");
      return false;
    }
    const bool probe = pass == Breaker::Pass::probe;
    if (probe) log_probe(config_.id, request);
    enqueue(std::move(request), done, probe);
    return true;
  }
  return false;
}

// Callers stand in front of what nobody waits for.
std::deque<std::shared_ptr<Department::Core::Job>>::const_iterator Department::Core::background() const {
  return std::partition_point(queue_.begin(), queue_.end(),
                              [](const auto& job) { return !job->request.trace.background; });
}

void Department::Core::enqueue(Request request, OnOutcome& done, bool probe) {
  auto job = std::make_shared<Job>();
  job->request = std::move(request);
  job->done = std::move(done);
  job->probe = probe;
  job->due = due_.emplace(job->request.deadline, job);
  const bool earliest = job->due == due_.begin();
  queue_.insert(job->request.trace.background ? queue_.end() : background(), job);
  work_.notify_one();
  if (earliest) watch_.notify_one();
}

void Department::Core::settle(Job& job) {
  job.settled = true;
  due_.erase(job.due);
  if (!job.started && job.probe) breaker_.ended(Breaker::Outcome::nothing, true, Steady::now());
}

void Department::Core::abandon(Job& job) {
  settle(job);
  job.abandoned = true;
  *job.cancellation = true;
  ++abandoned_;
  ++*all_abandoned_;
}

void Department::Core::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    work_.wait(lock, [&] { return ended_ || !queue_.empty(); });
    if (ended_) return;
    const auto job = queue_.front();
    queue_.pop_front();
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

Reply Department::Core::call(Generation& generation, const Job& job) const {
  Reply reply = generation.ask(job.request, job.cancellation);
  const bool again = reply.status == ZQ_E_UNAVAILABLE && reply.broken_rule.empty() && !reply.crashed &&
                     may_retry(job.request.operation) && !*job.cancellation && Steady::now() < job.request.deadline;
  return again ? generation.ask(job.request, job.cancellation) : reply;
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
  lock.unlock();
  log_change(config_.id, change);
  if (reply.status != ZQ_OK && reply.status != ZQ_PENDING) log_failure(config_.id, job->request, reply);
  job->done(Outcome{true, std::move(reply), {}});
  job->done = nullptr;  // what the completion holds must not wait for the next call of this thread
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
    queue_.erase(std::find(queue_.begin(), queue_.end(), job));
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

void Department::Core::end_threads() {
  const std::lock_guard lock(mutex_);
  draining_ = true;
  ended_ = true;
  work_.notify_all();
  watch_.notify_all();
}

}  // namespace zq::adapters
