// R08, R09, R10: an adapter that keeps to its deadline, hears a cancellation and stops when its records are refused.
#include <poll.h>

#include <thread>

#include "check/backend/context.hpp"
#include "check/backend/database_table.hpp"
#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

namespace fs = std::filesystem;
using adapters::Operation;
using std::chrono::milliseconds;

constexpr milliseconds grace{500}, short_time{400}, cancel_after{150};

// A trouble in which the legacy system takes its time, one for each channel there is.
std::vector<Trouble> slow_troubles(Bench& bench) {
  std::vector<Trouble> out;
  if (bench.legacy().has_program()) {
    out.push_back(Trouble::silent);
    out.push_back(Trouble::drip);
  }
  if (!bench.legacy().fixtures().databases.empty()) out.push_back(Trouble::db_slow);
  return out;
}

std::size_t files_in(const fs::path& folder) {
  std::error_code none;
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none)) count += entry.is_regular_file(none);
  return count;
}

Ask asked(Bench& bench, const Golden& golden) {
  Ask ask = ask_of(golden);
  if (adapters::is_write(golden.operation)) give_key(ask, bench.fresh_key());
  return ask;
}

void past(Bench& bench, const Golden& golden, Complaints& complaints) {
  bench.proxy().forget();
  DatabaseWatch::forget();
  const std::size_t files = files_in(bench.legacy().files());
  Ask ask = asked(bench, golden);
  ask.time = milliseconds(-1);
  const Said said = bench.ask(ask);
  const int touched = bench.proxy().questions() + DatabaseWatch::executed();
  if (said.reply.status != ZQ_E_DEADLINE)
    complaints.add(golden.name, "时限已过时应答 DEADLINE，实为 " + name_of(said.reply.status),
                   "deadline already past: expected DEADLINE, found " + name_of(said.reply.status));
  const bool wrote = golden.operation != Operation::list && files_in(bench.legacy().files()) > files;
  if (touched > 0 || wrote)
    complaints.add(golden.name, "时限已过仍访问了前置系统", "deadline already past, and the legacy system was asked");
}

Finding keep_deadlines(Bench& bench) {
  Complaints complaints;
  milliseconds longest{0};
  for (const Golden* golden : bench.goldens()) {
    if (golden->status != ZQ_OK) continue;
    past(bench, *golden, complaints);
    for (const Trouble trouble : slow_troubles(bench)) {
      const Spoiled spoiled(bench, trouble);
      Ask ask = asked(bench, *golden);
      ask.time = short_time;
      const Said said = bench.ask(ask);
      longest = std::max(longest, said.took);
      if (said.took > short_time + grace)
        complaints.add(golden->name, "前置系统缓慢时超时 " + std::to_string((said.took - short_time).count()) + " 毫秒",
                       "slow legacy system: back " + std::to_string((said.took - short_time).count()) +
                           " ms after the deadline, expected at most 500");
    }
  }
  if (bench.goldens().empty()) return skip("fixtures.json 中没有可用的调用", "no call of the fixtures is offered");
  return complaints.finding("longest call " + std::to_string(longest.count()) + " ms with 400 ms time");
}

struct Cancelled {
  Said said;
  milliseconds late{0};  // after the cancellation
};

Cancelled cancelled(Bench& bench, const Golden& golden) {
  Ask ask = asked(bench, golden);
  ask.time = milliseconds(5000);
  ask.cancellation = std::make_shared<std::atomic<bool>>(false);
  std::thread canceller([flag = ask.cancellation] {
    const InHost mark;
    ::poll(nullptr, 0, static_cast<int>(cancel_after.count()));
    *flag = true;
  });
  Cancelled out{bench.ask(ask), {}};
  canceller.join();
  out.late = std::max(milliseconds(0), out.said.took - cancel_after);
  return out;
}

Finding hear_cancellations(Bench& bench) {
  Complaints complaints;
  int heard = 0;
  for (const Golden* golden : bench.goldens()) {
    if (golden->status != ZQ_OK) continue;
    for (const Trouble trouble : slow_troubles(bench)) {
      Cancelled out;
      int applied = 0;
      {
        const Spoiled spoiled(bench, trouble);
        out = cancelled(bench, *golden);
        applied = Troubles::applied();
      }
      if (applied == 0) continue;  // it does not ask that system
      ++heard;
      const bool unknown = adapters::is_write(golden->operation) && out.said.reply.status == ZQ_E_OUTCOME_UNKNOWN;
      if ((out.said.reply.status != ZQ_E_CANCELLED && !unknown) || out.late > grace)
        complaints.add(golden->name,
                       "取消后 " + std::to_string(out.late.count()) + " 毫秒才返回 " + name_of(out.said.reply.status),
                       name_of(out.said.reply.status) + " " + std::to_string(out.late.count()) +
                           " ms after the cancellation, expected CANCELLED within 500");
      const std::string wrong = differs(*golden, bench.play(*golden));
      if (!wrong.empty())
        complaints.add(golden->name, "取消之后的下一次调用不正常（" + wrong + "）", "the next call: " + wrong);
    }
  }
  if (heard == 0) return skip("没有可以变慢的前置系统", "no call waits for a legacy system");
  return complaints.finding(std::to_string(heard) + " cancelled calls");
}

Finding stop_when_refused(Bench& bench) {
  Complaints complaints;
  int refused = 0;
  for (const Golden* golden : bench.goldens()) {
    if (golden->status != ZQ_OK || golden->later) continue;
    for (const zq_status refusal : {ZQ_E_CANCELLED, ZQ_E_INTERNAL}) {
      Ask ask = asked(bench, *golden);
      ask.refusal = refusal;
      ask.limit = 100;
      const Said said = bench.ask(ask);
      if (said.emits == 0) continue;
      ++refused;
      if (said.emits > 2)
        complaints.add(golden->name, "被拒之后又提交了 " + std::to_string(said.emits - 1) + " 条记录",
                       std::to_string(said.emits - 1) + " records after the refusal, expected at most 1");
      if (said.reply.status != refusal)
        complaints.add(golden->name, "emit 返回 " + name_of(refusal) + "，调用却返回 " + name_of(said.reply.status),
                       "emit said " + name_of(refusal) + ", the call " + name_of(said.reply.status));
    }
  }
  if (refused == 0) return skip("没有会提交记录的调用", "no call emits a record");
  return complaints.finding(std::to_string(refused) + " refused calls");
}

}  // namespace

Finding deadlines(const Subject& subject) { return on_bench(subject, keep_deadlines); }
Finding cancellations(const Subject& subject) { return on_bench(subject, hear_cancellations); }
Finding refused_emits(const Subject& subject) { return on_bench(subject, stop_when_refused); }

}  // namespace zq::check
