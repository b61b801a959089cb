// R03, R11, R13: a legacy system that is down, broken or lying, and its recovery.
#include "check/calls/calls.hpp"
#include "check/calls/judge.hpp"

namespace zq::check {
namespace {

using adapters::Operation;
using std::chrono::milliseconds;

constexpr milliseconds short_time{500};

bool can_happen(Bench& bench, const TroubleKind& kind) {
  switch (kind.channel) {
    case Channel::http:
      return kind.trouble != Trouble::cut_after && bench.legacy().has_program();
    case Channel::database:
      return kind.trouble != Trouble::db_cut_after && !bench.legacy().fixtures().databases.empty();
    case Channel::files:
      return bench.legacy().uses_files();
  }
  return false;
}

struct Tried {
  Said said;
  int applied = 0;
};

Tried play_spoiled(Bench& bench, const Golden& golden, Trouble trouble) {
  const Spoiled spoiled(bench, trouble);
  Golden impatient = golden;
  impatient.within = std::min(golden.within, milliseconds(300));
  Tried tried{bench.play(impatient, short_time), 0};
  tried.applied = Troubles::applied();
  return tried;
}

std::string where(const Golden& golden, const TroubleKind& kind, bool chinese) {
  return golden.name + (chinese ? "，" : ", ") + std::string(chinese ? kind.text.zh : kind.text.en);
}

struct Matrix {
  Complaints complaints;
  int tried = 0, met = 0;
  std::string observed() const {
    return std::to_string(tried) + " calls under trouble, " + std::to_string(met) + " of them met it";
  }
};

void complain(Complaints& out, const Golden& golden, const TroubleKind& kind, const std::string& wrong) {
  out.zh.push_back(where(golden, kind, true) + "：" + wrong);
  out.en.push_back(where(golden, kind, false) + ": " + wrong);
}

// One call of each kind is enough for the matrix: every check of verify, and one of each other operation.
std::vector<const Golden*> one_of_each(Bench& bench) {
  std::vector<const Golden*> out;
  for (const Golden* golden : bench.goldens()) {
    const bool there = std::any_of(out.begin(), out.end(), [&](const Golden* o) {
      return o->operation == golden->operation && o->check == golden->check;
    });
    if (!there && golden->status == ZQ_OK) out.push_back(golden);
  }
  return out;
}

Finding matrix(Bench& bench) {
  Matrix all;
  for (const Golden* golden : one_of_each(bench)) {
    const std::string well = digest(golden->operation, bench.play(*golden));
    for (const TroubleKind& kind : trouble_kinds()) {
      if (!can_happen(bench, kind)) continue;
      const Tried tried = play_spoiled(bench, *golden, kind.trouble);
      ++all.tried;
      if (tried.applied > 0) ++all.met;
      const bool file = kind.channel == Channel::files;  // we cannot see whether it looked there
      std::string wrong = unfit(kind, *golden, tried.said, well, tried.applied > 0);
      if (file && digest(golden->operation, tried.said) == well) wrong.clear();
      if (!wrong.empty()) complain(all.complaints, *golden, kind, wrong);
    }
  }
  if (all.tried == 0) return skip("没有可以弄坏的前置系统", "there is no legacy system to break");
  return all.complaints.finding(all.observed());
}

// Everything at once: whatever the check uses, it is not there.
Finding cut(Bench& bench) {
  Complaints complaints;
  int tried = 0;
  for (const Golden* golden : bench.goldens()) {
    if (golden->operation != Operation::verify || golden->status != ZQ_OK) continue;
    for (const Trouble trouble :
         {Trouble::refused, Trouble::silent, Trouble::half, Trouble::http_500, Trouble::db_refused, Trouble::db_lost,
          Trouble::db_lost_fetch, Trouble::files_missing}) {
      if (!can_happen(bench, kind_of(trouble))) continue;
      const Tried tried_now = play_spoiled(bench, *golden, trouble);
      ++tried;
      const adapters::Reply& reply = tried_now.said.reply;
      const bool meets = tried_now.applied > 0 && kind_of(trouble).channel != Channel::files;
      const bool invented = reply.status == ZQ_OK && (meets || reply.verdict != golden->verdict);
      if (invented || !reply.broken_rule.empty())
        complain(complaints, *golden, kind_of(trouble), "verdict " + summary(tried_now.said) + reply.broken_rule);
    }
  }
  if (tried == 0) return skip("没有核查调用，或没有可以切断的前置系统", "no verify call, or no legacy system to cut");
  return complaints.finding(std::to_string(tried) + " calls while cut off");
}

// After the machine itself was down: the program killed and started again.
void after_restart(Bench& bench, Complaints& complaints) {
  if (!bench.legacy().has_program()) return;
  bench.legacy().kill_program();
  for (const Golden* golden : one_of_each(bench)) bench.play(*golden, short_time);
  bench.legacy().start_program();
  bench.proxy().upstream(bench.legacy().port());
  for (const Golden* golden : one_of_each(bench)) {
    const std::string wrong = differs(*golden, bench.play(*golden));
    if (!wrong.empty())
      complaints.add(golden->name, "前置系统重启后仍不正常（" + wrong + "）", "after a restart: " + wrong);
  }
}

Finding recover(Bench& bench) {
  Complaints complaints;
  int tried = 0;
  for (const Trouble trouble : {Trouble::refused, Trouble::reset, Trouble::half, Trouble::silent, Trouble::db_refused,
                                Trouble::db_lost, Trouble::db_slow, Trouble::files_missing}) {
    if (!can_happen(bench, kind_of(trouble))) continue;
    for (const Golden* golden : one_of_each(bench)) {
      play_spoiled(bench, *golden, trouble);
      const std::string wrong = differs(*golden, bench.play(*golden));
      ++tried;
      if (!wrong.empty()) complain(complaints, *golden, kind_of(trouble), "afterwards: " + wrong);
    }
  }
  after_restart(bench, complaints);
  if (tried == 0) return skip("没有可以弄坏的前置系统", "there is no legacy system to break");
  return complaints.finding(std::to_string(tried) + " recoveries");
}

}  // namespace

Finding no_verdict_when_cut(const Subject& subject) { return on_bench(subject, cut); }
Finding failure_matrix(const Subject& subject) { return on_bench(subject, matrix); }
Finding recovery(const Subject& subject) { return on_bench(subject, recover); }

}  // namespace zq::check
