#include "adapters/launch.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "adapters/in_process.hpp"
#include "adapters/isolated/isolated.hpp"
#include "adapters/isolated/pool_words.hpp"
#include "adapters/manifest_gate.hpp"
#include "adapters/refusal.hpp"
#include "adapters/trust.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
// For an adapter that honours the deadline and says itself why it was too slow.
constexpr milliseconds grace{200};
constexpr milliseconds probe_time{2000};

// Processes of their own may load the same copy any number of times, as long as it is what it was.
bool may_serve_again(const LaunchOrder& order) {
  if (order.department.mode == settings::Department::Mode::in_process) return order.library != nullptr;
  return !order.before.sha256.empty() && has_sha256(order.before.path, order.before.sha256);
}

}  // namespace

struct Launch::State {
  State(LaunchOrder o, std::shared_ptr<Staging> s)
      : order(std::move(o)),
        staging(std::move(s)),
        deadline(std::chrono::steady_clock::now() + order.department.start_time) {}
  const LaunchOrder order;
  const std::shared_ptr<Staging> staging;
  const SteadyTime deadline;
  // Another version than the one that ran before.
  bool upgrade(const Generation& generation) const {
    return !order.before.sha256.empty() && order.before.sha256 != generation.description().sha256;
  }

  std::mutex mutex;
  std::condition_variable changed;
  bool given_up = false;
  std::optional<Result<Launched>> outcome;
};

// Before a generation gets a caller: does its health function come back in one piece? That the legacy system is down
// is no reason to refuse it; that it does not come back is one for a new version, whose elder runs well, and none for
// the only one there is.
Result<Done> Launch::probe(Generation& generation, const State& state) {
  Request request;
  request.operation = Operation::health;
  request.trace.request_id = "probe";
  request.deadline = std::min(state.deadline, std::chrono::steady_clock::now() + probe_time);
  request.now = state.order.now;
  const Reply reply = generation.ask(request, nullptr);
  const bool hung = reply.crashed && reply.status == ZQ_E_DEADLINE;
  if (reply.broken_rule.empty() && (!reply.crashed || (hung && !state.upgrade(generation)))) return Done{};
  const std::string found = reply.broken_rule.empty() ? reply.text : reply.broken_rule;
  return refused({"health",
                  {"a return", "正常返回"},
                  {found.empty() ? "no return" : found, found.empty() ? "没有返回" : found},
                  {"health must come back by its deadline whatever the legacy system does",
                   "联系开发单位：无论业务系统如何，health 都须按时返回"}});
}

Result<Done> Launch::make_generation(State& state, Launched& launched) {
  const LaunchOrder& order = state.order;
  const auto& department = order.department;
  launched.scanned = order.scanned;
  const bool again = order.library && launched.file.path == order.before.path;
  if (!again && launched.file.sha256 != order.scanned.sha256) {
    auto scanned = scan(*order.supervisor, launched.file, department, state.deadline);
    if (!scanned) return std::move(scanned).error();
    launched.scanned = std::move(scanned).value();
  }
  if (auto fits = check_manifest(launched.file, launched.scanned, department); !fits) return fits;
  if (department.mode == settings::Department::Mode::isolated) {
    launched.generation = make_isolated(order.supervisor, launched.file, launched.scanned, department,
                                        order.on_completion, order.on_change);
    return Done{};
  }
  auto library = again ? Result(order.library) : load(launched.file);
  if (!library) return std::move(library).error();
  launched.library = std::move(library).value();
  launched.generation = make_in_process(launched.library, std::make_shared<Services>(department, order.on_completion),
                                        AnswerLimits{department.answer_bytes_max, department.answer_records_max});
  return Done{};
}

Result<Launched> Launch::bring_up(State& state) {
  const LaunchOrder& order = state.order;
  Launched launched;
  auto staged = state.staging->stage(order.file, may_serve_again(order) ? &order.before : nullptr);
  if (!staged) return std::move(staged).error();
  launched.file = std::move(staged).value();
  launched.file.vendor = order.file;
  if (auto trusted = check_trust(launched.file, order.department); !trusted) return std::move(trusted).error();
  if (auto made = make_generation(state, launched); !made) return std::move(made).error();
  if (auto started = launched.generation->start(state.deadline, order.now); !started) return std::move(started).error();
  const bool may_hang_here = order.department.mode == settings::Department::Mode::in_process;
  if (may_hang_here && !state.upgrade(*launched.generation)) return launched;
  if (auto sound = probe(*launched.generation, state); !sound) {
    launched.generation->stop(state.deadline);
    return std::move(sound).error();
  }
  return launched;
}

void Launch::run(const std::shared_ptr<State>& state) {
  auto outcome = bring_up(*state);
  {
    const std::lock_guard lock(state->mutex);
    if (!state->given_up) {
      state->outcome.emplace(std::move(outcome));
      state->changed.notify_all();
      return;
    }
  }
  if (outcome) outcome->generation->stop(std::chrono::steady_clock::now() + state->order.department.start_time);
  --*state->order.abandoned;
}

Launch::Launch(LaunchOrder order, std::shared_ptr<Staging> staging)
    : state_(std::make_shared<State>(std::move(order), std::move(staging))) {
  try {
    std::thread([state = state_] { run(state); }).detach();
  } catch (const std::system_error& failure) {
    state_->outcome.emplace(Error{ErrorCode::internal, "系统无法再创建线程，适配器未启动", failure.what()});
  }
}

Result<Launched> Launch::wait() {
  std::unique_lock lock(state_->mutex);
  const bool ended =
      state_->changed.wait_until(lock, state_->deadline + grace, [&] { return state_->outcome.has_value(); });
  if (ended) return std::move(*state_->outcome);
  state_->given_up = true;
  ++*state_->order.abandoned;
  return start_too_slow(state_->order.department.start_time);
}

}  // namespace zq::adapters
