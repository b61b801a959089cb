// The life of the workers: started, heard, replaced, stopped. Leases and what is shown: worker_pool_leases.cpp.
#include "adapters/isolated/worker_pool.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>

#include "adapters/isolated/bytes.hpp"
#include "adapters/isolated/messages.hpp"
#include "adapters/isolated/pool_words.hpp"
#include "adapters/isolated/stop_frame.hpp"
#include "adapters/reply_rules.hpp"
#include "adapters/text_rules.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

constexpr milliseconds look_interval{1000};
// For a worker that honours its deadline and says itself why it was too slow.
constexpr milliseconds start_grace{100};
// A replaced worker gets this long to stop its adapter.
constexpr milliseconds retire_time{5000};
// Between a kill and the news of it.
constexpr milliseconds burial_time{2000};

double chance() {
  thread_local std::minstd_rand random{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(random);
}

}  // namespace

WorkerPool::WorkerPool(std::shared_ptr<Supervisor> supervisor, PoolOrder order)
    : supervisor_(std::move(supervisor)),
      order_(std::move(order)),
      places_(static_cast<size_t>(order_.department.workers)) {}

Result<Description> WorkerPool::start(SteadyTime deadline, Instant now) {
  {
    const std::lock_guard lock(mutex_);
    start_deadline_ = deadline;
    start_now_ = now;
    start_steady_ = Steady::now();
  }
  for (size_t place = 0; place < places_.size(); ++place)
    supervisor_->at(SteadyTime{}, [self = shared_from_this(), place] { self->launch(place, false); });
  std::unique_lock lock(mutex_);
  const auto failed = [&] {
    return std::find_if(places_.begin(), places_.end(), [](const Place& p) {
      return p.current && (p.current->state == Worker::State::ended || p.current->refusal);
    });
  };
  const auto decided = [&] {
    return failed() != places_.end() || std::all_of(places_.begin(), places_.end(), [](const Place& p) {
             return p.current && p.current->state == Worker::State::ready;
           });
  };
  const bool in_time = changed_.wait_until(lock, deadline + start_grace, decided);
  if (in_time && failed() == places_.end()) {
    started_ = true;
    lock.unlock();
    later(look_interval, &WorkerPool::look);
    return description_;
  }
  stopping_ = true;
  for (const Place& place : places_)
    if (place.current && place.current->process) place.current->process->kill();
  const auto bad = failed();
  if (bad == places_.end()) return start_too_slow(order_.department.start_time);
  return bad->current->refusal ? *bad->current->refusal : not_running(bad->reason);
}

void WorkerPool::launch(size_t place, bool successor) {
  auto worker = std::make_shared<Worker>();
  Hello hello;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    Place& here = places_[place];
    (successor ? here.successor : here.current) = worker;
    hello.start_deadline_ns =
        (started_ ? Steady::now() + order_.department.start_time : start_deadline_).time_since_epoch() /
        std::chrono::nanoseconds(1);
    hello.now = start_now_ + std::chrono::floor<milliseconds>(Steady::now() - start_steady_);
  }
  hello.file = order_.file.path.string();
  hello.vendor = order_.file.vendor.string();
  hello.sha256 = order_.file.sha256;
  hello.slots = static_cast<uint32_t>(order_.slots);
  hello.department = order_.department;
  auto process =
      supervisor_->start(order_.slots, frame_bytes(FrameType::hello, 0, bytes_of(hello)), events_of(place, worker));
  if (!process) {
    log::write("ZQ-2014", {{"department", id()}, {"detail", process.error().detail}});
    return has_ended(place, worker, Phrase{process.error().detail, process.error().text});
  }
  {
    const std::lock_guard lock(mutex_);
    worker->process = *process;
    if (stopping_) worker->process->kill();
  }
  supervisor_->at(Steady::now() + order_.department.start_time + start_grace,
                  [weak = weak_from_this(), waiting = std::weak_ptr<Worker>(worker)] {
                    const auto pool = weak.lock();
                    const auto late = waiting.lock();
                    if (pool && late) pool->give_up_starting(*late);
                  });
}

void WorkerPool::give_up_starting(const Worker& worker) {
  const std::lock_guard lock(mutex_);
  if (worker.state == Worker::State::starting && worker.process) worker.process->kill();
}

WorkerEvents WorkerPool::events_of(size_t place, const std::shared_ptr<Worker>& worker) {
  WorkerEvents events;
  const auto with_pool = [weak = weak_from_this()](auto&& act) {
    if (const auto pool = weak.lock()) act(*pool);
  };
  events.frame = [=](const Frame& frame) { with_pool([&](WorkerPool& pool) { pool.heard(place, worker, frame); }); };
  events.line = [=](std::string_view line) {
    with_pool([&](WorkerPool& pool) {
      if (worker->gate.ask(Steady::now()).allowed)
        log::write_adapter(log::Level::info, pool.id(), "", printable(line, log_line_bytes_max));
    });
  };
  events.end = [=](const Phrase& how) { with_pool([&](WorkerPool& pool) { pool.has_ended(place, worker, how); }); };
  return events;
}

void WorkerPool::heard(size_t place, const std::shared_ptr<Worker>& worker, const Frame& frame) {
  if (frame.type == FrameType::ready) return is_ready(place, worker, frame);
  if (frame.type == FrameType::log) return write_line(*worker, frame);
  if (frame.type == FrameType::completion) {
    if (order_.on_completion && is_handle(frame.payload, token_bytes_max))
      order_.on_completion(order_.department.id, frame.payload);
    return;
  }
  if (frame.type != FrameType::refused) return;
  auto refusal = read_refused(frame.payload);
  const std::lock_guard lock(mutex_);
  worker->refusal = refusal ? std::move(*refusal) : broke_protocol();
  changed_.notify_all();
}

void WorkerPool::is_ready(size_t place, const std::shared_ptr<Worker>& worker, const Frame& frame) {
  auto ready = read_ready(frame.payload);
  std::shared_ptr<Worker> old;
  int restarts = 0;
  {
    const std::lock_guard lock(mutex_);
    if (worker->state != Worker::State::starting) return;
    if (!ready || ready->description.sha256 != order_.file.sha256) {
      worker->refusal = broke_protocol();
      if (worker->process) worker->process->kill();
      return;
    }
    worker->state = Worker::State::ready;
    worker->ready_since = Steady::now();
    for (int slot = order_.slots; slot > 0; --slot) worker->free.push_back(static_cast<size_t>(slot - 1));
    description_ = ready->description;
    Place& here = places_[place];
    restarts = here.restarts.total();
    if (here.successor == worker) {
      old = std::exchange(here.current, std::exchange(here.successor, nullptr));
      old->state = Worker::State::retiring;
      if (old->in_flight == 0) let_go(old);
    }
    changed_.notify_all();
  }
  if (restarts > 0 || old)
    log::write("ZQ-2015",
               {{"department", id()}, {"pid", static_cast<int>(worker->process ? worker->process->pid() : 0)}});
  tell_change();
}

void WorkerPool::write_line(Worker& worker, const Frame& frame) {
  const auto line = read_log_line(frame.payload);
  const auto pass = worker.gate.ask(Steady::now());
  if (!line || !pass.allowed) return;
  if (pass.dropped_before > 0)
    log::write_adapter(log::Level::warning, id(), "", std::to_string(pass.dropped_before) + " lines were dropped");
  write_worker_line(id(), *line);
}

void WorkerPool::has_ended(size_t place, const std::shared_ptr<Worker>& worker, const Phrase& how) {
  {
    const std::lock_guard lock(mutex_);
    const auto was = std::exchange(worker->state, Worker::State::ended);
    Place& here = places_[place];
    changed_.notify_all();
    if (here.successor == worker) here.successor = nullptr;  // the current one goes on; the next look tries again
    if (here.current != worker) return;
    here.reason = worker->refusal ? worker->refusal->text : how.zh;
    if (!started_ || stopping_ || was == Worker::State::ended) return;
    start_again(place, how, worker->ready_since);
  }
  tell_change();
}

void WorkerPool::start_again(size_t place, const Phrase& how, SteadyTime ready_since) {
  Place& here = places_[place];
  const SteadyTime now = Steady::now();
  const auto& department = order_.department;
  const milliseconds wait =
      here.restarts.died(now, ready_since, department.restart_first, department.restart_max, chance());
  here.next_attempt = now + wait;
  const std::string detail = here.current->refusal ? here.current->refusal->detail : how.en;
  here.current = nullptr;
  log::write("ZQ-2014", {{"department", id()},
                         {"detail", detail},
                         {"restarts", here.restarts.total()},
                         {"next_attempt_ms", static_cast<int64_t>(wait.count())}});
  supervisor_->at(here.next_attempt, [weak = weak_from_this(), place] {
    if (const auto pool = weak.lock()) pool->launch(place, false);
  });
}

void WorkerPool::stop(SteadyTime deadline) {
  std::vector<std::shared_ptr<WorkerProcess>> running;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const Place& place : places_)
      for (const auto& worker : {place.current, place.successor})
        if (worker && worker->process) running.push_back(worker->process);
    changed_.notify_all();
  }
  for (const auto& process : running) process->tell(stop_frame(deadline));
  for (const auto& process : running) {
    if (process->wait_end(deadline)) continue;
    process->kill();
    process->wait_end(Steady::now() + burial_time);
  }
}

void WorkerPool::let_go(const std::shared_ptr<Worker>& worker) {
  const SteadyTime until = Steady::now() + retire_time;
  worker->process->tell(stop_frame(until));
  supervisor_->at(until, [ended_maybe = std::weak_ptr<WorkerProcess>(worker->process)] {
    if (const auto process = ended_maybe.lock()) process->kill();
  });
}

void WorkerPool::look() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    for (size_t place = 0; place < places_.size(); ++place) look_at(place);
  }
  later(look_interval, &WorkerPool::look);
}

void WorkerPool::look_at(size_t place) {
  Place& here = places_[place];
  if (!here.current || here.current->state != Worker::State::ready || here.successor) return;
  auto usage = usage_of(here.current->process->pid());
  if (!usage) return;
  usage->calls = here.current->in_flight > 0 || std::exchange(here.current->asked, false);
  const auto& department = order_.department;
  const auto why = here.current->watch.look(*usage, static_cast<int64_t>(department.memory_max), department.cpu_max);
  if (!why) return;
  here.reason = why->zh;
  log::write("ZQ-2016", {{"department", id()}, {"detail", why->en}});
  supervisor_->at(SteadyTime{}, [weak = weak_from_this(), place] {
    if (const auto pool = weak.lock()) pool->launch(place, true);
  });
}

void WorkerPool::later(milliseconds wait, void (WorkerPool::*what)()) {
  supervisor_->at(Steady::now() + wait, [weak = weak_from_this(), what] {
    if (const auto pool = weak.lock()) ((*pool).*what)();
  });
}

void WorkerPool::tell_change() const {
  if (order_.on_change) order_.on_change();
}

}  // namespace zq::adapters
