// C06: stop while calls are inside.
#include <poll.h>

#include <algorithm>
#include <thread>

#include "check/life/life.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"
#include "check/stage/snapshot.hpp"
#include "check/stage/trap.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
constexpr milliseconds start_time{5000}, call_time{25'000}, stop_time{10'000};
constexpr milliseconds inside_time{1500};  // for calls to get to the legacy system
constexpr int thread_patience_ms = 500;
constexpr unsigned threads_max = 4;

const Golden* waits_for_backend(const Ground& ground, const std::vector<Golden>& calls, const zq_entry& entry) {
  for (const Golden& golden : calls) {
    StageHost host(ground.department());
    Instance instance(entry, host, "probe");
    if (!instance.made() || instance.start(start_time).status != ZQ_OK) continue;
    const int before = host.io_calls();
    instance.ask(golden, milliseconds(3000));
    if (host.io_calls() > before) return &golden;
  }
  return nullptr;
}

struct Flight {
  explicit Flight(unsigned count) : told(count) {}
  std::vector<Told> told;
  adapters::Cancellation cancellation = std::make_shared<std::atomic<bool>>(false);
  std::vector<std::jthread> threads;
};

void take_off(Flight& flight, Instance& instance, const Golden& golden) {
  for (Told& told : flight.told)
    flight.threads.emplace_back([&] { told = instance.ask(golden, call_time, flight.cancellation); });
}

void await_inside(const StageHost& host, unsigned count) {
  const auto end = steady_clock::now() + inside_time;
  while (host.waiting() < static_cast<int>(count) && steady_clock::now() < end) ::poll(nullptr, 0, 2);
}

Finding judge_calls(const Flight& flight) {
  for (const Told& told : flight.told) {
    if (told.status != ZQ_E_CANCELLED && told.status != ZQ_OK && told.status != ZQ_PENDING)
      return fail("被停止的调用应返回 ZQ_E_CANCELLED", "a call that was stopped must return ZQ_E_CANCELLED",
                  name_of_status(told.status));
  }
  return pass();
}

const Finding& touched_host() {
  static const Finding finding =
      fail("destroy 之后仍在使用主机的函数表", "the host's tables are used after destroy", "a read of poisoned memory");
  return finding;
}

bool is_in_host(const void* host, const void* address) {
  return static_cast<const StageHost*>(host)->is_poisoned(address);
}

Finding land(StageHost& host, Instance& instance, const Snapshot& before) {
  instance.destroy();
  const Trap trap(is_in_host, &host, touched_host());
  host.poison();
  const bool gone = threads_gone(before, thread_patience_ms);
  if (!gone) return fail("stop 返回后线程仍在运行", "a thread still runs after stop");
  return pass();
}

Finding fly(const Opened& opened, const Ground& ground, const Golden* golden) {
  const Snapshot before = snapshot();
  StageHost host(ground.department());
  Instance instance(*opened.entry, host, "check");
  if (!instance.made() || instance.start(start_time).status != ZQ_OK)
    return fail("用夹具的设置不能启动", "does not start with the fixtures' settings");
  const unsigned count = golden ? std::min(threads_max, opened.description.max_concurrency) : 0;
  host.backend(Backend::silent);
  Flight flight(count);
  if (golden) take_off(flight, instance, *golden);
  await_inside(host, count);
  const int inside = host.waiting();
  *flight.cancellation = true;
  const Told stopped = instance.stop(stop_time);
  const auto begun = steady_clock::now();
  flight.threads.clear();  // joins
  const auto joined = std::chrono::round<milliseconds>(steady_clock::now() - begun);
  if (stopped.took > stop_time || joined > stop_time)
    return fail(
        "stop 或被取消的调用超过 10 秒才返回", "stop or the calls took more than 10 s to return",
        "stop " + std::to_string(stopped.took.count()) + " ms, calls " + std::to_string(joined.count()) + " ms");
  if (Finding finding = judge_calls(flight); finding.verdict != Verdict::pass) return finding;
  Finding finding = land(host, instance, before);
  if (finding.verdict == Verdict::pass)
    finding.observed = std::to_string(inside) + " calls inside, stop " + std::to_string(stopped.took.count()) + " ms";
  return finding;
}

}  // namespace

Finding stop_in_flight(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    require_real(ground);
    const auto calls = ground.quick_calls();
    const Golden* golden = waits_for_backend(ground, calls, *opened.entry);
    if (golden == nullptr && !calls.empty()) golden = &calls.front();  // it does not wait for services of the host
    return fly(opened, ground, golden);
  });
}

}  // namespace zq::check
