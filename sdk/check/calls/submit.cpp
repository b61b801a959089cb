// R05: a complaint is filed once, whatever happens to the line and to the process.
#include <unistd.h>

#include <csignal>

#include "check/backend/database_table.hpp"
#include "check/calls/calls.hpp"
#include "check/calls/in_child.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

using adapters::Operation;

const Golden* submit_call(const Fixtures& fixtures) {
  for (const Golden& golden : fixtures.calls)
    if (golden.operation == Operation::submit && golden.status == ZQ_OK) return &golden;
  return nullptr;
}

std::string receipt_of(const Said& said) {
  if (said.reply.status != ZQ_OK || said.reply.records.size() != 1) return {};
  for (const adapters::Value& value : said.reply.records.front())
    if (value.name == "receipt") return value.text.reveal();
  return {};
}

Said submit(Bench& bench, const Golden& golden, const std::string& key) {
  Ask ask = ask_of(golden);
  ask.handle = key;
  return bench.ask(ask);
}

std::vector<Trouble> cuts(Legacy& legacy) {
  std::vector<Trouble> out;
  if (legacy.has_program()) out.push_back(Trouble::cut_after);
  if (!legacy.fixtures().databases.empty()) out.push_back(Trouble::db_cut_after);
  return out;
}

struct Filing {
  const Golden& golden;
  Complaints& complaints;
  int cut = 0;
  void complain(const std::string& zh, const std::string& en) { complaints.add(golden.name, zh, en); }
};

// Filed by a process that is killed before it hears the answer.
void kill_between(const Subject& subject, Legacy& legacy, const Golden& golden, const std::string& key) {
  for (const Trouble trouble : cuts(legacy)) {
    in_child([&](const auto&) {
      Bench bench(subject, legacy);
      const auto die = [] { ::kill(::getpid(), SIGKILL); };
      bench.proxy().on_cut(die);
      DatabaseWatch::on_cut(die);
      const Spoiled spoiled(bench, trouble);
      submit(bench, golden, key);
      return std::string();
    });
  }
}

void expect_one(Bench& bench, Filing& filing, const std::string& key, std::int64_t before, const std::string& zh,
                const std::string& en) {
  const bool keyed = bench.description().idempotent_submit;
  const Said again = submit(bench, filing.golden, key);
  if (!keyed) return;  // nobody repeats it
  if (receipt_of(again).empty())
    filing.complain(zh + "，同一个键得不到回执（" + summary(again) + "）",
                    en + ": the same key gets no receipt, " + summary(again));
  const auto now = bench.legacy().complaints();
  if (now && *now != before + 1)
    filing.complain(zh + "，前置系统中有 " + std::to_string(*now - before) + " 条",
                    en + ": " + std::to_string(*now - before) + " records in the legacy system, expected 1");
}

void same_key(Bench& bench, Filing& filing) {
  const std::string key = bench.fresh_key();
  const Said first = submit(bench, filing.golden, key);
  if (receipt_of(first).empty())
    return filing.complain("没有回执（" + summary(first) + "）", "no receipt, " + summary(first));
  if (!bench.description().idempotent_submit) return;
  const Said second = submit(bench, filing.golden, key);
  if (receipt_of(second) != receipt_of(first))
    filing.complain("同一个键得到另一个回执", "the same key got another receipt");
  const Said other = submit(bench, filing.golden, bench.fresh_key());
  if (receipt_of(other) == receipt_of(first))
    filing.complain("另一个键得到同一个回执", "another key got the same receipt");
}

void cut_line(Bench& bench, Filing& filing, Trouble trouble) {
  const std::string key = bench.fresh_key();
  const auto before = bench.legacy().complaints();
  Said said;
  int applied = 0;
  {
    const Spoiled spoiled(bench, trouble);
    said = submit(bench, filing.golden, key);
    applied = Troubles::applied();
  }
  if (applied == 0) return;
  ++filing.cut;
  const bool keyed = bench.description().idempotent_submit;
  const bool honest = said.reply.status == ZQ_E_OUTCOME_UNKNOWN || !receipt_of(said).empty();
  // With keys the host asks again, and that does no harm.
  if (!honest && (!keyed || said.reply.status == ZQ_E_INVALID || said.reply.status == ZQ_OK))
    filing.complain("发出后断线，应答 OUTCOME_UNKNOWN，实为 " + name_of(said.reply.status),
                    "cut after sending: expected OUTCOME_UNKNOWN, found " + name_of(said.reply.status));
  expect_one(bench, filing, key, before.value_or(0), "发出后断线", "cut after sending");
}

Finding run(const Subject& subject, Legacy& legacy) {
  const Golden* golden = submit_call(legacy.fixtures());
  if (!golden) return skip("fixtures.json 中没有投诉调用", "the fixtures have no submit call");
  const auto before = legacy.complaints();
  const std::string key = "check-killed-" + std::to_string(::getpid());
  kill_between(subject, legacy, *golden, key);
  Bench bench(subject, legacy);
  if (!bench.offers(Operation::submit)) return skip("适配器不受理投诉", "the adapter takes no complaints");
  Complaints complaints;
  Filing filing{*golden, complaints};
  expect_one(bench, filing, key, before.value_or(0), "进程在发出后被杀", "killed after sending");
  same_key(bench, filing);
  for (const Trouble trouble : cuts(legacy)) cut_line(bench, filing, trouble);
  return complaints.finding(std::to_string(filing.cut) + " cut lines, " +
                            (bench.description().idempotent_submit ? "idempotent" : "not idempotent"));
}

}  // namespace

Finding one_complaint(const Subject& subject) {
  return with_legacy(subject, [&](Legacy& legacy) { return run(subject, legacy); });
}

}  // namespace zq::check
