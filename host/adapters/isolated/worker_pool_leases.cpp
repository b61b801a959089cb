// Who gets which slot, and what people see of the workers.
#include <algorithm>
#include <chrono>

#include "adapters/isolated/pool_words.hpp"
#include "adapters/isolated/worker_pool.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;
constexpr milliseconds cancel_look{50};

}  // namespace

WorkerPool::Lease::Lease(std::shared_ptr<WorkerPool> pool, std::shared_ptr<Worker> worker, size_t slot)
    : pool_(std::move(pool)), worker_(std::move(worker)), slot_(slot) {}

WorkerPool::Lease::~Lease() {
  if (worker_) pool_->give_back(worker_, slot_, overdue_);
}

void WorkerPool::Lease::overdue() {
  if (std::exchange(overdue_, true)) return;
  const std::lock_guard lock(pool_->mutex_);
  ++worker_->overdue;
}

std::shared_ptr<WorkerPool::Worker> WorkerPool::most_idle() const {
  std::shared_ptr<Worker> best;
  for (const Place& place : places_) {
    const auto& worker = place.current;
    if (!worker || worker->state != Worker::State::ready || worker->free.empty() || worker->overdue > 0 ||
        worker->process->ended())
      continue;
    if (!best || worker->free.size() > best->free.size()) best = worker;
  }
  return best;
}

std::optional<WorkerPool::Lease> WorkerPool::lease(SteadyTime until, const Cancellation& cancellation,
                                                   std::string& why_not) {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (const auto worker = most_idle()) {
      const size_t slot = worker->free.back();
      worker->free.pop_back();
      ++worker->in_flight;
      worker->asked = true;
      return Lease(shared_from_this(), worker, slot);
    }
    const SteadyTime now = Steady::now();
    const bool coming = std::any_of(places_.begin(), places_.end(),
                                    [&](const Place& p) { return p.current != nullptr || p.next_attempt <= now; });
    if (stopping_ || !coming || now >= until || (cancellation && *cancellation)) {
      why_not = why_none();
      return std::nullopt;
    }
    changed_.wait_until(lock, std::min(until, now + cancel_look));
  }
}

void WorkerPool::give_back(const std::shared_ptr<Worker>& worker, size_t slot, bool overdue) {
  const std::lock_guard lock(mutex_);
  if (overdue) --worker->overdue;
  --worker->in_flight;
  worker->free.push_back(slot);
  if (worker->state == Worker::State::retiring && worker->in_flight == 0) let_go(worker);
  changed_.notify_all();
}

std::string WorkerPool::why_none() const {
  if (stopping_) return "工作进程正在停止";
  SteadyTime next = SteadyTime::max();
  std::string reason;
  for (const Place& place : places_) {
    if (place.current) continue;
    next = std::min(next, place.next_attempt);
    reason = place.reason;
  }
  if (next == SteadyTime::max()) return "工作进程正在启动，时限内没有就绪";
  const auto left = std::max<int64_t>(0, std::chrono::ceil<milliseconds>(next - Steady::now()).count());
  return "工作进程" + reason + "，" + std::to_string(left) + " 毫秒后再次启动";
}

std::vector<workflow::WorkerView> WorkerPool::view() const {
  const std::lock_guard lock(mutex_);
  std::vector<workflow::WorkerView> all;
  for (const Place& place : places_) {
    workflow::WorkerView one;
    one.reason = place.reason;
    one.restarts = place.restarts.total();
    const auto& worker = place.current;
    if (worker) {
      one.pid = worker->process ? static_cast<int>(worker->process->pid()) : 0;
      one.state = worker->state == Worker::State::ready ? "ready" : "starting";
      one.in_flight = worker->in_flight;
      one.memory_bytes = worker->watch.memory_bytes();
    } else {
      one.state = "waiting";
      const auto after_start = std::chrono::floor<milliseconds>(place.next_attempt - start_steady_);
      one.next_attempt = start_now_ + after_start;
    }
    one.state_text = state_words(one.state);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace zq::adapters
