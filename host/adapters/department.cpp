#include "adapters/department.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include "adapters/breaker.hpp"
#include "log/log.hpp"

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

Outcome refusal(FailureCause cause, ErrorCode error, std::string text) {
  return Outcome{false, {}, Failed{cause, error, std::move(text), false}};
}
Outcome overloaded(std::string text) { return refusal(FailureCause::overloaded, ErrorCode::too_many, std::move(text)); }
Outcome too_late(std::string text) { return refusal(FailureCause::deadline, ErrorCode::deadline, std::move(text)); }

bool may_retry(Operation operation) {
  return operation == Operation::verify || operation == Operation::list || operation == Operation::status;
}

Breaker::Outcome meaning(const Reply& reply) {
  if (reply.crashed) return Breaker::Outcome::failure;
  if (reply.status == ZQ_E_UNAVAILABLE || reply.status == ZQ_E_DEADLINE) return Breaker::Outcome::failure;
  return reply.status == ZQ_E_CANCELLED ? Breaker::Outcome::nothing : Breaker::Outcome::success;
}

}  // namespace

class Department::Core : public std::enable_shared_from_this<Core> {
 public:
  Core(settings::Department config, std::shared_ptr<Generation> generation, std::shared_ptr<std::atomic<int>> abandoned)
      : config_(std::move(config)),
        description_(generation->description()),
        threads_(std::max(1, std::min<int>(config_.concurrency, static_cast<int>(std::min<uint32_t>(
                                                                    description_.max_concurrency, 1024))))),
        all_abandoned_(std::move(abandoned)),
        generation_(std::move(generation)),
        breaker_(std::max(1, config_.breaker_failures), config_.breaker_open_time) {}

  void run() {
    try {
      for (int n = 0; n < threads_; ++n) std::thread([core = shared_from_this()] { core->work(); }).detach();
      std::thread([core = shared_from_this()] { core->watch(); }).detach();
    } catch (...) {
      end_threads();
      throw;
    }
  }

  bool ask(Request& request, OnOutcome& done) {
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

  bool drain(SteadyTime until) {
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
    for (const auto& job : given_up) job->done(cut_off(*job));
    return stop(std::move(generation)) && all_back;
  }

  bool drained() const {
    const std::lock_guard lock(mutex_);
    return draining_;
  }

  void load(workflow::DepartmentView& view) const {
    const std::lock_guard lock(mutex_);
    view.breaker.state = code(breaker_.state());
    view.breaker.failures = breaker_.failures();
    view.in_flight = in_adapter();
    view.queued = static_cast<int>(queue_.size());
  }

  const settings::Department& config() const { return config_; }
  const Description& description() const { return description_; }

 private:
  struct Job {
    Request request;
    OnOutcome done;
    Cancellation cancellation = std::make_shared<std::atomic<bool>>(false);
    bool probe = false;
    bool started = false;
    bool settled = false;    // somebody has called done, or is about to
    bool abandoned = false;  // settled while its thread was inside the adapter
    std::multimap<SteadyTime, std::shared_ptr<Job>>::iterator due;
  };
  using Jobs = std::vector<std::shared_ptr<Job>>;

  // Threads in the adapter that somebody still waits for. Locked.
  int in_adapter() const { return static_cast<int>(running_.size()) - abandoned_; }

  // Queues the call or says why not. Locked.
  bool admit(Request request, OnOutcome& done, SteadyTime now, Outcome& refused) {
    const int idle = threads_ - static_cast<int>(running_.size());
    if (request.deadline <= now) {
      refused = too_late("the deadline had passed before the call began");
    } else if (abandoned_ == threads_) {
      refused = overloaded("the adapter holds every thread of the department and does not come back");
    } else if (static_cast<int>(queue_.size()) >= std::max(0, config_.queue) + idle) {
      log_full(now);
      refused = overloaded("the queue of the department is full");
    } else {
      const auto pass = breaker_.ask(now);
      if (pass == Breaker::Pass::refused) {
        refused = overloaded("the department has failed repeatedly and is not asked for a while");
        return false;
      }
      const bool probe = pass == Breaker::Pass::probe;
      if (probe) log::write("ZQ-2007", {{"department", config_.id.value}, {"request_id", request.trace.request_id}});
      enqueue(std::move(request), done, probe);
      return true;
    }
    return false;
  }

  void enqueue(Request request, OnOutcome& done, bool probe) {
    auto job = std::make_shared<Job>();
    job->request = std::move(request);
    job->done = std::move(done);
    job->probe = probe;
    job->due = due_.emplace(job->request.deadline, job);
    const bool earliest = job->due == due_.begin();
    queue_.push_back(std::move(job));
    work_.notify_one();
    if (earliest) watch_.notify_one();
  }

  void log_full(SteadyTime now) {
    if (now < next_full_log_) return;
    next_full_log_ = now + full_log_interval;
    log::write("ZQ-2013", {{"department", config_.id.value}, {"queue", config_.queue}, {"concurrency", threads_}});
  }

  // From here on nobody else may call done. Locked.
  void settle(Job& job) {
    job.settled = true;
    due_.erase(job.due);
    if (!job.started && job.probe) breaker_.ended(Breaker::Outcome::nothing, true, Steady::now());
  }

  // Locked.
  void abandon(Job& job) {
    settle(job);
    job.abandoned = true;
    *job.cancellation = true;
    ++abandoned_;
    ++*all_abandoned_;
  }

  void work() {
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

  // In the adapter, unlocked.
  Reply call(Generation& generation, const Job& job) const {
    Reply reply = generation.ask(job.request, job.cancellation);
    const bool again = reply.status == ZQ_E_UNAVAILABLE && reply.broken_rule.empty() && !reply.crashed &&
                       may_retry(job.request.operation) && !*job.cancellation && Steady::now() < job.request.deadline;
    return again ? generation.ask(job.request, job.cancellation) : reply;
  }

  // Locked; done runs unlocked.
  void finish(std::unique_lock<std::mutex>& lock, const std::shared_ptr<Job>& job, Reply reply) {
    running_.erase(std::find(running_.begin(), running_.end(), job));
    if (job->abandoned) {
      --abandoned_;
      --*all_abandoned_;
      idle_.notify_all();
      lock.unlock();
      log_late(*job, reply);
      lock.lock();
      return;
    }
    settle(*job);
    const auto change = breaker_.ended(meaning(reply), job->probe, Steady::now());
    idle_.notify_all();
    lock.unlock();
    log_change(change);
    if (reply.status != ZQ_OK && reply.status != ZQ_PENDING) log_failure(*job, reply);
    job->done(Outcome{true, std::move(reply), {}});
    job->done = nullptr;  // what the completion holds must not wait for the next call of this thread
    lock.lock();
  }

  void watch() {
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

  // False: it is given its grace first. Locked.
  bool expire(const std::shared_ptr<Job>& job, SteadyTime now) {
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

  void tell_expired(Job& job) {
    if (job.abandoned) {
      log_change(std::exchange(change_, Breaker::Change::none));
      log::write("ZQ-2009", {{"department", config_.id.value},
                             {"operation", code(job.request.operation)},
                             {"request_id", job.request.trace.request_id},
                             {"held", all_abandoned_->load()}});
    }
    const char* text = job.abandoned ? "the adapter did not come back by the deadline" : "the deadline passed in the queue";
    Outcome outcome = too_late(text);
    outcome.failed.outcome_unknown = job.abandoned;
    job.done(std::move(outcome));
    job.done = nullptr;
  }

  static Outcome cut_off(const Job& job) {
    Outcome outcome = refusal(FailureCause::department_off, ErrorCode::department_off, "the department is being switched off or replaced");
    outcome.failed.outcome_unknown = job.abandoned;
    return outcome;
  }

  void log_late(const Job& job, const Reply& reply) const {
    log::write("ZQ-2005", {{"department", config_.id.value},
                           {"operation", code(job.request.operation)},
                           {"request_id", job.request.trace.request_id},
                           {"status", static_cast<int>(reply.status)},
                           {"held", all_abandoned_->load()}});
  }

  void log_change(Breaker::Change change) const {
    if (change == Breaker::Change::opened) log::write("ZQ-2006", {{"department", config_.id.value}});
    if (change == Breaker::Change::closed) log::write("ZQ-2008", {{"department", config_.id.value}});
  }

  void log_failure(const Job& job, const Reply& reply) const {
    const Failed why = failed(reply);
    log::write("ZQ-2004", {{"department", config_.id.value},
                           {"operation", code(job.request.operation)},
                           {"request_id", job.request.trace.request_id},
                           {"cause", code(why.cause)},
                           {"detail", why.text}});
  }

  void end_threads() {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    ended_ = true;
    work_.notify_all();
    watch_.notify_all();
  }

  // Stops the adapter on a thread that may be left behind; the last holder of the generation destroys the instance.
  static bool stop(std::shared_ptr<Generation> generation) {
    const SteadyTime until = Steady::now() + stop_time;
    std::promise<void> stopped;
    auto ended = stopped.get_future();
    std::thread([generation = std::move(generation), stopped = std::move(stopped), until]() mutable {
      generation->stop(until);
      generation.reset();
      stopped.set_value();
    }).detach();
    return ended.wait_until(until + cancel_grace) == std::future_status::ready;
  }

  const settings::Department config_;
  const Description description_;
  const int threads_;
  const std::shared_ptr<std::atomic<int>> all_abandoned_;

  mutable std::mutex mutex_;
  std::condition_variable work_, watch_, idle_;
  std::shared_ptr<Generation> generation_;
  Breaker breaker_;
  std::deque<std::shared_ptr<Job>> queue_;
  Jobs running_;  // threads inside the adapter, abandoned ones included
  std::multimap<SteadyTime, std::shared_ptr<Job>> due_;
  int abandoned_ = 0;
  bool draining_ = false;
  bool ended_ = false;
  SteadyTime next_full_log_{};
  Breaker::Change change_ = Breaker::Change::none;  // only the watch thread writes and reads it
};

Department::Department(settings::Department config, std::shared_ptr<Generation> generation,
                       std::shared_ptr<std::atomic<int>> abandoned)
    : core_(std::make_shared<Core>(std::move(config), std::move(generation), std::move(abandoned))) {
  core_->run();
}

Department::~Department() {
  if (!core_->drained()) core_->drain(Steady::now());
}

bool Department::ask(Request& request, OnOutcome& done) { return core_->ask(request, done); }
bool Department::drain(SteadyTime until) { return core_->drain(until); }
const settings::Department& Department::config() const { return core_->config(); }
const Description& Department::description() const { return core_->description(); }
void Department::load(workflow::DepartmentView& view) const { core_->load(view); }

}  // namespace zq::adapters
