#include "adapters/launch.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "adapters/in_process.hpp"
#include "adapters/refusal.hpp"
#include "adapters/trust.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
// For an adapter that honours the deadline and says itself why it was too slow.
constexpr milliseconds grace{200};

}  // namespace

struct Launch::State {
  State(LaunchOrder o, std::shared_ptr<Staging> s)
      : order(std::move(o)),
        staging(std::move(s)),
        deadline(std::chrono::steady_clock::now() + order.department.start_time) {}
  const LaunchOrder order;
  const std::shared_ptr<Staging> staging;
  const SteadyTime deadline;

  std::mutex mutex;
  std::condition_variable changed;
  bool given_up = false;
  std::optional<Result<Launched>> outcome;
};

Result<Launched> Launch::bring_up(State& state) {
  const LaunchOrder& order = state.order;
  Launched launched;
  auto staged = state.staging->stage(order.file, order.library ? &order.library_file : nullptr);
  if (!staged) return std::move(staged).error();
  launched.file = std::move(staged).value();
  if (auto trusted = check_trust(launched.file, order.department); !trusted) return std::move(trusted).error();
  if (order.library && launched.file.path == order.library_file.path) {
    launched.library = order.library;
  } else {
    auto library = load(launched.file);
    if (!library) return std::move(library).error();
    launched.library = std::move(library).value();
  }
  const auto& department = order.department;
  launched.generation = make_in_process(launched.library, std::make_shared<Services>(department, order.on_completion),
                                        AnswerLimits{department.answer_bytes_max, department.answer_records_max});
  if (auto started = launched.generation->start(state.deadline, order.now); !started) return std::move(started).error();
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
  const auto limit = std::to_string(state_->order.department.start_time.count());
  return refused({"start",
                  {"a return within start_time (" + limit + " ms)", "在 start_time（" + limit + " 毫秒）之内返回"},
                  {"no return", "没有返回"},
                  {"honour the deadline of start; a legacy system that is down is no reason to wait",
                   "检查该部门的业务系统与网络，或调高 start_time，并联系开发单位"}});
}

}  // namespace zq::adapters
