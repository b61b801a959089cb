#include "workflow/worker.hpp"

#include <algorithm>

#include "log/log.hpp"
#include "workflow/verification_flow.hpp"
#include "workflow/work_retry.hpp"

namespace zq::workflow {
namespace {
using std::chrono::milliseconds;
constexpr milliseconds look_interval{250};
constexpr milliseconds list_interval{2000};
constexpr milliseconds recording_time{10000};
constexpr int under_way_max = 64;
constexpr size_t ready_max = 10000;
}  // namespace

Worker::Worker(Store& store, const Departments& departments, const Clock& clock, ListFlow& list)
    : store_(store),
      departments_(departments),
      clock_(clock),
      list_(list),
      chance_(static_cast<uint64_t>(clock.steady().time_since_epoch().count())) {}

void Worker::on(WorkKind kind, Verb verb) { verbs_[kind] = std::move(verb); }

Worker::~Worker() { stop(); }

void Worker::start() {
  thread_ = std::thread([this] { run(); });
}

void Worker::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return under_way_ == 0; });
}

void Worker::nudge() {
  {
    const std::lock_guard lock(mutex_);
    nudged_ = true;
  }
  wake_.notify_one();
}

void Worker::answer_ready(DepartmentId department, std::string token) {
  {
    const std::lock_guard lock(mutex_);
    if (ready_.size() >= ready_max) return;
    ready_.emplace_back(std::move(department), std::move(token));
    nudged_ = true;
  }
  wake_.notify_one();
}

// Makes the polls of those cases due. A case that is not recorded yet is found by its interval.
void Worker::take_ready() {
  std::vector<std::pair<DepartmentId, std::string>> ready;
  {
    const std::lock_guard lock(mutex_);
    ready.swap(ready_);
  }
  for (const auto& [department, token] : ready) {
    auto waiting = store_.pending_case(department, token);
    if (!waiting || !waiting->has_value()) continue;
    Unit unit;
    unit.emplace_back(PutWork{poll_work(**waiting, clock_.now())});
    begin();
    workflow::start<Result<Done>>(store_.commit(std::move(unit)), [this](Result<Done>) {
      nudge();
      ended();
    });
  }
}

void Worker::run() {
  SteadyTime list_due = clock_.steady();
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    nudged_ = false;
    lock.unlock();
    if (clock_.steady() >= list_due) {
      if (auto refreshed = list_.refresh(); !refreshed) log::write("ZQ-3005", {{"reason", refreshed.error().detail}});
      list_due = clock_.steady() + list_interval;
    }
    take_ready();
    take_due();
    lock.lock();
    wake_.wait_for(lock, look_interval, [this] { return stopping_ || nudged_; });
  }
}

void Worker::take_due() {
  int room = 0;
  {
    const std::lock_guard lock(mutex_);
    room = under_way_max - under_way_;
  }
  if (room <= 0) return;
  const Instant now = clock_.now();
  auto due = store_.claim_work(now, now + lease(), room);
  if (!due) {
    log::write("ZQ-3007", {{"reason", due.error().detail}});
    return;
  }
  if (static_cast<int>(due->size()) == room) {
    const std::lock_guard lock(mutex_);
    more_ = true;
  }
  for (const Work& work : *due) {
    begin();
    carry_out(work);
  }
}

// Longer than any call may take and its outcome be recorded, so that nobody does it twice; not longer, because what a
// killed host held waits for it.
milliseconds Worker::lease() const {
  milliseconds longest{0};
  for (const auto& department : departments_.view())
    longest = std::max(longest, departments_.call_limit(department.id));
  return longest + recording_time;
}

void Worker::carry_out(const Work& work) {
  const auto done = [this, work](Result<Done> result) {
    if (result) return ended();
    Unit unit;
    if (auto next = after_failure(work, result.error(), clock_.now(), chance())) unit.push_back(std::move(*next));
    if (unit.empty()) return ended();  // the store cannot record: it comes again when its lease runs out
    workflow::start<Result<Done>>(store_.commit(std::move(unit)), [this](Result<Done>) { ended(); });
  };
  const auto verb = verbs_.find(work.kind);
  if (verb == verbs_.end())
    return done(Error{ErrorCode::internal, "主机不认识这项工作", "nobody carries out this kind of work"});
  workflow::start<Result<Done>>(verb->second(work), done);
}

double Worker::chance() {
  const std::lock_guard lock(mutex_);
  return std::uniform_real_distribution<double>(0, 1)(chance_);
}

void Worker::begin() {
  const std::lock_guard lock(mutex_);
  ++under_way_;
}

void Worker::ended() {
  const std::lock_guard lock(mutex_);
  --under_way_;
  idle_.notify_all();
  if (!more_ || under_way_ > under_way_max / 2) return;
  more_ = false;
  nudged_ = true;
  wake_.notify_one();
}

}  // namespace zq::workflow
