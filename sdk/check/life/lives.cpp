// C01 and C02: creating and starting, once and often.
#include <poll.h>

#include "check/life/life.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"
#include "check/stage/snapshot.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds start_time{5000};
constexpr milliseconds call_time{3000};
constexpr int warm_lives = 10, lives = 100;
constexpr milliseconds lives_time{40'000};     // when starting is slow there are fewer
constexpr size_t heap_growth_max = 64 * 1024;  // small leaks are C07's, which sees each allocation
constexpr size_t resident_growth_max = 4 * 1024 * 1024;
constexpr int thread_patience_ms = 500;

bool is_allowed_in_create(const std::string& service) { return service == ZQ_SVC_CONFIG || service == ZQ_SVC_LOG; }

Finding after_create(const StageHost& host, const Snapshot& before) {
  if (host.io_calls() > 0)
    return fail("create 期间访问了业务系统", "create went to the legacy system",
                std::to_string(host.io_calls()) + " calls");
  for (const std::string& service : host.looked_up())
    if (!is_allowed_in_create(service))
      return fail("create 期间取用了 config、log 之外的主机服务",
                  "create looked up a host service besides config and log", service);
  if (const auto found = changes(before, snapshot()); !found.empty())
    return fail("create 期间" + found[0].zh, "during create, " + found[0].en, found[0].observed);
  return pass();
}

// One life with a call where one can be made.
void live(const zq_entry& entry, StageHost& host, const std::vector<Golden>& calls) {
  Instance instance(entry, host, "check");
  if (!instance.made()) throw Unready{fail("create 返回了 NULL", "create returned NULL")};
  const Told started = instance.start(start_time);
  if (started.status != ZQ_OK)
    throw Unready{fail("start 没有成功：" + started.reply.text, "start failed: " + started.reply.text,
                       name_of_status(started.status))};
  if (!calls.empty()) instance.ask(calls.front(), call_time);
}

std::string kib(size_t bytes) { return std::to_string(bytes / 1024) + " KiB"; }

Finding grown(const Snapshot& before, int count) {
  if (!threads_gone(before, thread_patience_ms))
    return fail("反复启停后线程数没有回到原值", "threads stay behind after the lives",
                std::to_string(snapshot().threads.size() - before.threads.size()) + " threads");
  const Snapshot after = snapshot();
  for (const Change& change : changes(before, after))
    return fail("反复启停后" + change.zh, "after the lives, " + change.en, change.observed);
  const size_t heap = after.heap > before.heap ? after.heap - before.heap : 0;
  const size_t resident = after.resident > before.resident ? after.resident - before.resident : 0;
  const std::string observed = std::to_string(count) + " lives, heap +" + kib(heap) + ", resident +" + kib(resident);
  if (heap > heap_growth_max || resident > resident_growth_max)
    return fail("内存随启停次数增长", "memory grows with the lives", observed);
  return pass(observed);
}

}  // namespace

Finding idle_create(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    StageHost host(ground.department());
    const Snapshot before = snapshot();
    Instance instance(*opened.entry, host, "check");
    if (!instance.made()) return fail("create 返回了 NULL", "create returned NULL");
    if (Finding finding = after_create(host, before); finding.verdict != Verdict::pass) return finding;
    instance.destroy();  // never started
    if (const auto found = changes(before, snapshot()); !found.empty())
      return fail("create 与 destroy 之后" + found[0].zh, "after create and destroy, " + found[0].en,
                  found[0].observed);
    return pass();
  });
}

Finding hundred_lives(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    require_real(ground);
    const auto calls = ground.quick_calls();
    StageHost host(ground.department());
    const auto end = steady_clock::now() + lives_time;
    for (int n = 0; n < warm_lives; ++n) live(*opened.entry, host, calls);
    const Snapshot before = snapshot();
    int count = 0;
    while (count < lives && steady_clock::now() < end) live(*opened.entry, host, calls), ++count;
    return grown(before, count);
  });
}

}  // namespace zq::check
