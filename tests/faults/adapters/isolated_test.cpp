// Adapters in worker processes: whatever they do costs their own calls at most, and the department comes back by
// itself.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "faults/adapters/house.hpp"

namespace zq::adapters::test {
namespace {

// A sanitizer handles signals itself and ends the process its own way; its memory is beyond any limit.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

settings::Department misbehaving(const std::string& id = "bad") {
  auto d = department(id, "misbehaves");
  d.call_time = 2s;
  d.breaker_failures = 1000;
  d.restart_first = 20ms;
  return d;
}

bool serves(House& house, const std::string& id) {
  return eventually([&] { return house.verify(id, "any", 2s).kind == Answer::Kind::answered; });
}

int pid_of(House& house, const std::string& id) { return house.view(id).workers.at(0).pid; }

class WorkerDeath : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(WorkerDeath, CostsItsOwnCallAndTheDepartmentComesBack) {
  const auto& [check, plain] = GetParam();
  const std::string how = sanitized ? "工作进程" : plain;
  House house;
  house.open({misbehaving(), department("good", "good_c")});
  const int good = pid_of(house, "good"), first = pid_of(house, "bad");
  for (int round = 0; round < 3; ++round) {
    const Answer answer = house.verify("bad", check);
    EXPECT_EQ(answer.kind, Answer::Kind::failed);
    EXPECT_EQ(answer.cause, FailureCause::adapter_fault);
    EXPECT_NE(answer.operator_text.find(how), std::string::npos) << answer.operator_text;
    EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
    ASSERT_TRUE(serves(house, "bad"));
  }
  const auto worker = house.view("bad").workers.at(0);
  EXPECT_EQ(worker.state, "ready");
  EXPECT_GE(worker.restarts, 3);
  EXPECT_NE(worker.reason.find(sanitized ? "" : plain), std::string::npos) << worker.reason;
  EXPECT_FALSE(worker.reason.empty());
  EXPECT_NE(worker.pid, first);
  EXPECT_EQ(pid_of(house, "good"), good);
}

INSTANTIATE_TEST_SUITE_P(By, WorkerDeath,
                         testing::Values(std::pair("crash", "信号 11 (SIGSEGV)"),
                                         std::pair("abort", "信号 6 (SIGABRT)"), std::pair("exit", "退出码 3"),
                                         std::pair("overflow", "信号 11 (SIGSEGV)"),
                                         std::pair("heap", "信号 6 (SIGABRT)")),
                         [](const auto& one) { return std::string(one.param.first); });

TEST(Isolated, AHangEndsAtTheDeadlineAndItsWorkerShortlyAfter) {
  House house;
  house.open({misbehaving(), department("good", "good_c")});
  for (const char* check : {"hang", "spin"}) {
    const int before = pid_of(house, "bad");
    EXPECT_EQ(house.verify("bad", check, 200ms).cause, FailureCause::deadline);
    EXPECT_TRUE(eventually([&] { return ::kill(before, 0) != 0 && house.view("bad").abandoned == 0; }));
    EXPECT_TRUE(serves(house, "bad"));
  }
}

TEST(Isolated, ACrashInASubmitLeavesTheOutcomeUnknown) {
  House house;
  const auto hang = house.folder.path / "hang";
  std::ofstream(hang).put('x');
  house.open({department("good", "good_c", {{"hang_while", hang.string()}})});
  auto filing = House::begin(house.registry.submit_complaint(
      [] {
        ComplaintPassing complaint;
        complaint.id = {"TS20261123-1"};
        complaint.department = {"good"};
        return complaint;
      }(),
      {}, House::soon()));
  ASSERT_TRUE(eventually([&] { return house.view("good").workers.at(0).in_flight == 1; }));
  std::filesystem::remove(hang);
  std::ofstream(hang).put('x');  // whoever is asked again waits again
  ::kill(pid_of(house, "good"), SIGKILL);
  std::filesystem::remove(hang);
  const auto filed = filing.get();
  // The adapter recognises repeats: asked again it finds its receipt; else a person must look.
  if (filed.ok())
    EXPECT_EQ(filed->receipt, "R-TS20261123-1");
  else
    EXPECT_EQ(filed.error().code, ErrorCode::conflict);
}

TEST(Isolated, WhatItsNeighbourDoesInAnotherWorkerIsNotNoticed) {
  House house;
  auto two = misbehaving();
  two.workers = 2;
  two.concurrency = 2;
  house.open({two});
  ASSERT_EQ(house.view("bad").workers.size(), 2U);
  for (int round = 0; round < 5; ++round) {
    auto hanging = house.begin_verify("bad", "hang", 300ms);
    EXPECT_EQ(house.verify("bad", "any", 2s).kind, Answer::Kind::answered);
    EXPECT_EQ(hanging.get().cause, FailureCause::deadline);
    ASSERT_TRUE(eventually([&] {
      const auto workers = house.view("bad").workers;
      return workers[0].state == "ready" && workers[1].state == "ready";
    }));
  }
}

TEST(Isolated, BacksOffWhileItDiesAgainAndSaysWhenItTriesNext) {
  House house;
  auto dying = misbehaving();
  dying.restart_first = 5s;
  dying.retry_percent = 0;  // a second try would kill its worker too
  house.open({dying});
  house.verify("bad", "crash");
  ASSERT_TRUE(serves(house, "bad")) << "the first restart is at once";
  house.verify("bad", "crash");
  ASSERT_TRUE(eventually([&] { return house.view("bad").state == "restarting"; }));
  const auto view = house.view("bad");
  EXPECT_EQ(view.workers.at(0).state, "waiting");
  ASSERT_TRUE(view.workers.at(0).next_attempt.has_value());
  const auto left = *view.workers.at(0).next_attempt - house.clock.now();
  EXPECT_GT(left, 2s);
  EXPECT_LT(left, 8s);
  EXPECT_NE(view.state_text.find(sanitized ? "退出码" : "信号 11"), std::string::npos) << view.state_text;
  const Answer answer = house.verify("bad");
  EXPECT_EQ(answer.cause, FailureCause::unavailable);
  EXPECT_NE(answer.operator_text.find("毫秒后再次启动"), std::string::npos) << answer.operator_text;
}

TEST(Isolated, AWorkerThatLeaksIsReplacedAndNoCallFails) {
  if (sanitized) GTEST_SKIP() << "a sanitizer's own memory is beyond any limit";
  House house;
  auto leaking = misbehaving("leaks");
  leaking.memory_max = 64 * 1024 * 1024;
  house.open({leaking});
  const int first = pid_of(house, "leaks");
  int failed = 0;
  ASSERT_TRUE(eventually([&] {
    if (house.view("leaks").workers.at(0).memory_bytes < 96 * 1024 * 1024)
      failed += house.verify("leaks", "leak").kind == Answer::Kind::answered ? 0 : 1;
    return pid_of(house, "leaks") != first;
  }));
  EXPECT_EQ(failed, 0);
  EXPECT_NE(house.view("leaks").workers.at(0).reason.find("memory_max"), std::string::npos);
  EXPECT_TRUE(eventually([&] { return ::kill(first, 0) != 0; })) << "the old one ends";
}

TEST(Isolated, NothingReachesBeyondTheWorker) {
  House house;
  house.open({misbehaving()});
  const Answer answer = house.verify("bad", "fork");
  EXPECT_EQ(answer.kind, Answer::Kind::answered) << answer.operator_text;
}

TEST(Isolated, GarbageOnItsSocketsEndsTheWorkerAndIsNoAnswer) {
  House house;
  house.open({misbehaving(), department("good", "good_c")});
  const Answer answer = house.verify("bad", "garbage");
  EXPECT_EQ(answer.kind, Answer::Kind::failed);
  EXPECT_NE(answer.operator_text.find("protocol"), std::string::npos) << answer.operator_text;
  EXPECT_TRUE(serves(house, "bad"));
  EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
}

TEST(Isolated, WhatItPrintsIsLoggedAndAFloodIsHarmless) {
  House house;
  house.open({misbehaving()});
  EXPECT_EQ(house.verify("bad", "print").kind, Answer::Kind::answered);
  EXPECT_EQ(house.verify("bad", "flood").kind, Answer::Kind::answered);
}

TEST(Isolated, AConstructorThatExitsThrowsOrHangsIsRefusedAndTheHostGoesOn) {
  House house;
  auto exits = department("exits", "constructor_exits"), throws = department("throws", "constructor_throws"),
       hangs = department("hangs", "constructor_hangs"),
       trusted = in_process(department("trusted", "constructor_exits"));
  hangs.start_time = 500ms;
  ASSERT_TRUE(
      house.registry.apply(settings_of({exits, throws, hangs, trusted, department("good", "good_c")}), true).ok());
  EXPECT_NE(house.view("exits").state_text.find("退出码 7"), std::string::npos) << house.view("exits").state_text;
  EXPECT_NE(house.view("throws").state_text.find("信号 6"), std::string::npos) << house.view("throws").state_text;
  EXPECT_NE(house.view("hangs").state_text.find("没有结束"), std::string::npos) << house.view("hangs").state_text;
  EXPECT_NE(house.view("trusted").state_text.find("退出码 7"), std::string::npos) << "scanned elsewhere first";
  for (const char* id : {"exits", "throws", "hangs", "trusted"}) EXPECT_EQ(house.view(id).state, "failed") << id;
  EXPECT_EQ(house.verify("good").kind, Answer::Kind::answered);
}

TEST(Isolated, RunsAsTheUserOfTheDepartmentOrSaysWhyNot) {
  House house;
  auto own = department("own", "good_c"), nobody = department("nobody", "good_c");
  own.run_as = "nobody";
  nobody.run_as = "no_such_user";
  ASSERT_TRUE(house.registry.apply(settings_of({own, nobody}), true).ok());
  EXPECT_NE(house.view("nobody").state_text.find("no_such_user"), std::string::npos) << house.view("nobody").state_text;
  if (::geteuid() != 0) {
    EXPECT_NE(house.view("own").state_text.find("run_as"), std::string::npos) << house.view("own").state_text;
    return;
  }
  EXPECT_EQ(house.verify("own").kind, Answer::Kind::answered) << house.view("own").state_text;
  std::ifstream status("/proc/" + std::to_string(pid_of(house, "own")) + "/status");
  std::string line;
  while (std::getline(status, line) && !line.starts_with("Uid:")) {
  }
  EXPECT_NE(line, "Uid:\t0\t0\t0\t0");
}

TEST(Isolated, NoWorkerIsLeftWhenTheHouseIsClosed) {
  std::vector<int> pids;
  {
    House house;
    auto three = department("good", "good_c");
    three.workers = 3;
    house.open({three, misbehaving()});
    for (const char* id : {"good", "bad"})
      for (const auto& worker : house.view(id).workers) pids.push_back(worker.pid);
  }
  EXPECT_EQ(pids.size(), 4U);
  for (const int pid : pids) EXPECT_NE(::kill(pid, 0), 0) << pid;
}

}  // namespace
}  // namespace zq::adapters::test
