#include "adapters/shadow.hpp"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>

#include "adapters/shadow_compare.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

constexpr size_t waiting_max = 64;
constexpr size_t tokens_max = 10000;
constexpr size_t differences_max = 1000;

bool has_no_effect(Operation operation) {
  return operation == Operation::verify || operation == Operation::list || operation == Operation::status ||
         operation == Operation::health || operation == Operation::poll;
}

}  // namespace

struct Shadow::Inside {
  struct Job {
    Request request;
    Reply live;
  };
  using Kind = std::tuple<std::string, std::string, std::string, std::string>;  // operation, check, field, kind
  struct Seen {
    uint64_t count = 0;
    Instant first{}, last{};
  };

  Inside(milliseconds time, std::shared_ptr<Generation> started, Instant begun)
      : call_time(time), description(started->description()), since(begun), generation(std::move(started)) {}

  const milliseconds call_time;
  const Description description;
  const Instant since;
  const Cancellation cancellation = std::make_shared<std::atomic<bool>>(false);

  mutable std::mutex mutex;
  std::condition_variable wake, ended;
  std::shared_ptr<Generation> generation;
  std::deque<Job> waiting;
  std::map<std::string, std::string> tokens;  // of pending answers: the live adapter's, the shadow's
  std::map<Kind, Seen> differences;
  workflow::ShadowCounts counts;
  bool stopping = false, stopped = false;

  void run();
  bool translate(Job&);
  void judge(const Job&, const Reply& shadow);
  void remember_token(const Job&, const Reply& shadow);
};

// Ends with the stop of the adapter, also when nobody waits for it any more.
void Shadow::Inside::run() {
  std::unique_lock lock(mutex);
  while (true) {
    wake.wait(lock, [&] { return stopping || !waiting.empty(); });
    if (stopping) break;
    Job job = std::move(waiting.front());
    waiting.pop_front();
    if (!translate(job)) continue;
    const auto running = generation;
    lock.unlock();
    job.request.deadline = Steady::now() + call_time;
    const Reply reply = running->ask(job.request, cancellation);
    lock.lock();
    if (!stopping) judge(job, reply);
  }
  const auto running = std::move(generation);
  lock.unlock();
  running->stop(Steady::now() + call_time);
  lock.lock();
  stopped = true;
  ended.notify_all();
}

// A poll asks for the shadow's own pending answer. False: the shadow has none of that question.
bool Shadow::Inside::translate(Job& job) {
  if (job.request.operation != Operation::poll) return true;
  const auto token = tokens.find(job.request.handle);
  if (token == tokens.end()) return false;
  job.request.handle = token->second;
  return true;
}

void Shadow::Inside::remember_token(const Job& job, const Reply& shadow) {
  if (job.request.operation == Operation::poll && job.live.status != ZQ_PENDING) {
    std::erase_if(tokens, [&](const auto& pair) { return pair.second == job.request.handle; });
  } else if (job.request.operation == Operation::verify && job.live.status == ZQ_PENDING &&
             shadow.status == ZQ_PENDING && tokens.size() < tokens_max) {
    tokens[job.live.token] = shadow.token;
  }
}

void Shadow::Inside::judge(const Job& job, const Reply& shadow) {
  remember_token(job, shadow);
  const auto found = compare_replies(job.request, job.live, shadow);
  ++counts.compared;
  if (!found.empty()) ++counts.differing;
  for (const Difference& difference : found) {
    const Kind kind{std::string(code(job.request.operation)), job.request.check, difference.field, difference.kind};
    if (differences.size() >= differences_max && !differences.contains(kind)) continue;
    Seen& seen = differences[kind];
    if (seen.count++ == 0) seen.first = job.request.now;
    seen.last = job.request.now;
  }
}

Shadow::Shadow(const settings::Department& department, std::shared_ptr<Generation> generation, Instant since)
    : inside_(std::make_shared<Inside>(department.call_time, std::move(generation), since)) {
  std::thread([inside = inside_] { inside->run(); }).detach();
}

Shadow::~Shadow() {
  const std::lock_guard lock(inside_->mutex);
  inside_->stopping = true;
  inside_->waiting.clear();
  *inside_->cancellation = true;
  inside_->wake.notify_all();
}

bool Shadow::wants(const Request& request) {
  if (!has_no_effect(request.operation)) return false;
  const std::lock_guard lock(inside_->mutex);
  if (inside_->stopping) return false;
  if (request.operation == Operation::poll && !inside_->tokens.contains(request.handle)) return false;
  if (inside_->waiting.size() < waiting_max) return true;
  ++inside_->counts.dropped;
  return false;
}

void Shadow::offer(Request request, Reply live) {
  const std::lock_guard lock(inside_->mutex);
  if (inside_->stopping) return;
  inside_->waiting.push_back({std::move(request), std::move(live)});
  inside_->wake.notify_one();
}

bool Shadow::stop(SteadyTime until) {
  std::unique_lock lock(inside_->mutex);
  inside_->stopping = true;
  inside_->waiting.clear();
  *inside_->cancellation = true;
  inside_->wake.notify_all();
  return inside_->ended.wait_until(lock, until, [&] { return inside_->stopped; });
}

const Description& Shadow::description() const { return inside_->description; }

workflow::ShadowCounts Shadow::counts() const {
  const std::lock_guard lock(inside_->mutex);
  return inside_->counts;
}

void Shadow::report(workflow::ShadowView& view) const {
  const std::lock_guard lock(inside_->mutex);
  view.version = inside_->description.version;
  view.sha256 = inside_->description.sha256;
  view.since = inside_->since;
  static_cast<workflow::ShadowCounts&>(view) = inside_->counts;
  for (const auto& [kind, seen] : inside_->differences) {
    const auto& [operation, check, field, what] = kind;
    view.differences.push_back({operation, check, field, what, seen.count, seen.first, seen.last});
  }
}

}  // namespace zq::adapters
