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
// How long a cancelled call may take to notice, and stop() to end.
constexpr milliseconds cancel_grace{500};
constexpr milliseconds stop_time{5000};
constexpr milliseconds full_log_interval{1000};

// Differs between departments and between starts; nobody has to guess it.
uint32_t jitter_seed(const DepartmentId& id) {
  return static_cast<uint32_t>(std::hash<DepartmentId>{}(id) ^
                               static_cast<size_t>(Steady::now().time_since_epoch().count()));
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
                       std::shared_ptr<std::atomic<int>> abandoned, std::shared_ptr<Tally> tally)
    : config_(std::move(config)),
      description_(generation->description()),
      threads_(std::max(1, std::min<int>(config_.concurrency,
                                         static_cast<int>(std::min<uint32_t>(description_.max_concurrency, 1024))))),
      all_abandoned_(std::move(abandoned)),
      tally_(std::move(tally)),
      generation_(std::move(generation)),
      breaker_({std::max(1, config_.breaker_failures), config_.breaker_open_time, config_.breaker_open_time_max,
                std::max(1, config_.breaker_probes)},
               jitter_seed(config_.id)),
      retries_(config_.retry_percent) {}

bool Department::Core::drained() const {
  const std::lock_guard lock(mutex_);
  return draining_;
}

void Department::Core::shadow(std::shared_ptr<Shadow> shadow) {
  const std::lock_guard lock(mutex_);
  shadow_ = std::move(shadow);
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
      queue_.clear([&](std::shared_ptr<Job> job) { given_up.push_back(std::move(job)); });
      for (const auto& job : given_up) settle(*job);
      idle_.wait_until(lock, Steady::now() + cancel_grace, quiet);
      for (const auto& job : running_) {
        if (job->settled) continue;
        abandon(*job);
        given_up.push_back(job);
      }
    }
    all_back = running_.empty();
    shadow_.reset();
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
  view.breaker.probes_in = breaker_.opens_in(Steady::now());
  view.in_flight = in_adapter();
  view.queued = static_cast<int>(queue_.size());
  for (size_t n = 0; n < workflow::lane_count; ++n)
    view.lanes[n].queued = static_cast<int>(queue_.size(static_cast<workflow::Lane>(n)));
  if (generation_) view.workers = generation_->workers();
}

bool Department::Core::admit(Request request, OnOutcome& done, SteadyTime now, Outcome& refused) {
  const auto refuse = [&](RefusedFor why, Outcome outcome) {
    tally_->refused(why);
    refused = std::move(outcome);
    return false;
  };
  const int idle = threads_ - static_cast<int>(running_.size());
  if (request.deadline <= now)
    return refuse(RefusedFor::too_late, too_late("the deadline had passed before the call began"));
  if (abandoned_ == threads_)
    return refuse(RefusedFor::adapter_stuck,
                  overloaded("the adapter holds every thread of the department and does not come back"));
  if (static_cast<int>(queue_.size()) >= std::max(0, config_.queue) + idle) {
    if (now >= next_full_log_) {
      next_full_log_ = now + full_log_interval;
      log_full(config_.id, config_.queue, threads_);
    }
    return refuse(RefusedFor::queue_full, overloaded("the queue of the department is full"));
  }
  const auto pass = breaker_.ask(now);
  if (pass == Breaker::Pass::refused)
    return refuse(RefusedFor::breaker_open,
                  overloaded("the department has failed repeatedly and is not asked for a while"));
  const bool probe = pass == Breaker::Pass::probe;
  if (probe) {
    tally_->probed();
    log_probe(config_.id, request);
  }
  enqueue(std::move(request), done, probe, now);
  return true;
}

void Department::Core::enqueue(Request request, OnOutcome& done, bool probe, SteadyTime now) {
  auto job = std::make_shared<Job>();
  job->request = std::move(request);
  job->done = std::move(done);
  job->probe = probe;
  job->queued_at = now;
  job->due = due_.emplace(job->request.deadline, job);
  const bool earliest = job->due == due_.begin();
  job->place = queue_.put(job->request.trace.lane, job->request.deadline, job);
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

void Department::Core::end_threads() {
  const std::lock_guard lock(mutex_);
  draining_ = true;
  ended_ = true;
  work_.notify_all();
  watch_.notify_all();
}

}  // namespace zq::adapters
