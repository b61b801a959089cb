// R12: as many calls at once as the adapter says it bears, and every answer is the one it gives alone.
#include <algorithm>
#include <mutex>
#include <thread>

#include "check/backend/context.hpp"
#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int calls_each = 1000;
constexpr unsigned threads_max = 16;
constexpr milliseconds time_max{8000};

struct Expected {
  const Golden* golden;
  std::string digest;
};

struct Shared {
  std::mutex mutex;
  Complaints complaints;
  std::atomic<long> calls{0}, wrong{0};
};

void work(Bench& bench, const std::vector<Expected>& all, unsigned thread, SteadyTime end, Shared& shared) {
  const InHost mark;
  for (int n = 0; n < calls_each && steady_clock::now() < end; ++n) {
    const Expected& one = all[(thread * 7 + static_cast<unsigned>(n) * 13) % all.size()];
    const Said said = bench.play(*one.golden, milliseconds(8000));
    ++shared.calls;
    if (digest(one.golden->operation, said) == one.digest) continue;
    if (++shared.wrong > 20) continue;
    const std::lock_guard lock(shared.mutex);
    const std::string found = said.reply.broken_rule.empty() ? summary(said) : said.reply.broken_rule;
    shared.complaints.add(one.golden->name, "并发时的答复与单独时不同（" + found + "）",
                          "at the same time it answers otherwise: " + found);
  }
}

Finding run(Bench& bench) {
  const unsigned threads = std::min(bench.description().max_concurrency, threads_max);
  if (threads < 2) return skip("max_concurrency 为 1，主机逐个调用", "max_concurrency is 1: the host serialises");
  std::vector<Expected> all;
  for (const Golden* golden : bench.goldens())
    if (golden->fast) all.push_back({golden, digest(golden->operation, bench.play(*golden))});
  if (all.empty())
    return skip("fixtures.json 中没有可以大量重复的调用", "no call of the fixtures may be repeated often");
  Shared shared;
  const auto begin = steady_clock::now();
  std::vector<std::thread> workers;
  for (unsigned n = 0; n < threads; ++n)
    workers.emplace_back([&, n] { work(bench, all, n, begin + time_max, shared); });
  for (std::thread& worker : workers) worker.join();
  const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
  return shared.complaints.finding(std::to_string(threads) + " threads, " + std::to_string(shared.calls) +
                                   " calls in " + std::to_string(took.count()) + " ms");
}

}  // namespace

Finding many_at_once(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
