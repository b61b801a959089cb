// H04: an adapter that runs all day uses no more in the evening than in the morning.
#include <algorithm>
#include <random>

#include "check/calls/judge.hpp"
#include "check/discipline/discipline.hpp"
#include "check/discipline/process_facts.hpp"

namespace zq::check {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds warm_up{1500}, soak_time{6000};
constexpr std::int64_t growth_kb_max = 6 * 1024;
constexpr int descriptors_more_max = 4;

struct Run {
  std::vector<double> took_us;
  std::string wrong;
};

void run_for(Bench& bench, const std::vector<const Golden*>& calls, std::mt19937_64& random, milliseconds time,
             Run& out) {
  const auto end = steady_clock::now() + time;
  while (steady_clock::now() < end) {
    const Golden& golden = *calls[random() % calls.size()];
    const auto begin = steady_clock::now();
    const Said said = bench.play(golden);
    out.took_us.push_back(std::chrono::duration<double, std::micro>(steady_clock::now() - begin).count());
    if (out.wrong.empty()) out.wrong = differs(golden, said);
  }
}

double quantile(std::vector<double>& sorted, double q) {
  if (sorted.empty()) return 0;
  std::sort(sorted.begin(), sorted.end());
  return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(static_cast<double>(sorted.size()) * q))];
}

std::string us(double value) { return std::to_string(static_cast<long>(value)) + " us"; }

Finding judge(const ProcessFacts& before, const ProcessFacts& after, Run& run) {
  Complaints complaints;
  const std::int64_t grown = after.resident_kb - before.resident_kb;
  if (grown > growth_kb_max)
    complaints.add("memory", "增长 " + std::to_string(grown) + " KiB",
                   "grew by " + std::to_string(grown) + " KiB, expected at most " + std::to_string(growth_kb_max));
  if (after.descriptors > before.descriptors + descriptors_more_max)
    complaints.add("descriptors", std::to_string(before.descriptors) + " 增至 " + std::to_string(after.descriptors),
                   std::to_string(before.descriptors) + " became " + std::to_string(after.descriptors));
  if (after.threads > before.threads + descriptors_more_max)
    complaints.add("threads", std::to_string(before.threads) + " 增至 " + std::to_string(after.threads),
                   std::to_string(before.threads) + " became " + std::to_string(after.threads));
  if (!run.wrong.empty()) complaints.add("answers", "途中答复有误（" + run.wrong + "）", run.wrong);
  const std::size_t calls = run.took_us.size();
  return complaints.finding(std::to_string(calls) + " calls, p50 " + us(quantile(run.took_us, 0.5)) + ", p99 " +
                            us(quantile(run.took_us, 0.99)) + ", memory " + std::to_string(grown) + " KiB");
}

Finding run(Bench& bench) {
  std::vector<const Golden*> calls;
  for (const Golden* golden : bench.goldens())
    if (golden->fast) calls.push_back(golden);
  if (calls.empty())
    return skip("fixtures.json 中没有可以大量重复的调用", "no call of the fixtures may be repeated often");
  std::mt19937_64 random(bench.subject().seed);
  Run warm, hot;
  hot.took_us.reserve(2'000'000);
  std::fill_n(std::back_inserter(hot.took_us), 2'000'000, 0.0);  // its pages count before, not after
  hot.took_us.clear();
  run_for(bench, calls, random, warm_up, warm);
  const ProcessFacts before = process_facts();
  run_for(bench, calls, random, soak_time, hot);
  return judge(before, process_facts(), hot);
}

}  // namespace

Finding soak(const Subject& subject) { return on_bench(subject, run); }

}  // namespace zq::check
