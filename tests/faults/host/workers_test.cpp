// Adapters in worker processes, seen from outside the host: no orphan when it is killed, restarts that people can see,
// and switching and upgrading without end while adapters crash, hang and leak beside good ones.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <set>

#include "faults/host/callers.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

bool is_gone(int pid) { return ::kill(pid, 0) != 0; }

class Workers : public testing::Test {
 protected:
  // A department whose entry asks the fixture `misbehaves` this check.
  void with_misbehaving(const std::string& check, std::map<std::string, std::string> attributes = {}) {
    attributes.insert({{"breaker_failures", "1000"}, {"call_time", "500ms"}});
    town_.with_fixture(check, "部门" + check, {});
    town_.departments[check].adapter_file = ZQ_BINARY_DIR "/broken_adapters/misbehaves.so";
    town_.departments[check].attributes = std::move(attributes);
    town_.with_entry(entry_of(check), check, check);
  }
  Told ask(const std::string& department) {
    auto client = town_.client();
    return tell(client, verification(entry_of(department), somebody()));
  }
  std::set<int> pids_of(const std::string& department) {
    std::set<int> pids;
    const Json shown = town_.department(department);
    for (const Json& worker : shown.at("workers"))
      if (worker.contains("pid")) pids.insert(worker.at("pid").get<int>());
    return pids;
  }
  Town town_;
};

TEST_F(Workers, AreGoneWhenTheHostIsKilled) {
  town_.with_department("good", {{"delay_ms", "5"}}, {{"workers", "3"}});
  with_misbehaving("hang", {{"call_time", "10s"}});
  town_.start();
  for (int round = 0; round < rounds(3); ++round) {
    Callers callers(town_, 3, [] { return verification(entry_of("good"), somebody()); });
    Callers hanging(town_, 1, [] { return verification(entry_of("hang"), somebody()); });
    ASSERT_TRUE(eventually([&] { return callers.answered() > 5; }));
    std::set<int> pids = pids_of("good");
    pids.merge(pids_of("hang"));
    EXPECT_EQ(pids.size(), 4U);
    town_.kill();
    callers.stop();
    hanging.stop();
    for (const int pid : pids) EXPECT_TRUE(eventually([&] { return is_gone(pid); })) << pid;
    town_.start();
  }
  EXPECT_EQ(ask("good").reply.status, 200);
  town_.stop();
}

TEST_F(Workers, WhatTheyPrintStandsInTheLogOfTheirDepartment) {
  with_misbehaving("print");
  town_.start();
  EXPECT_EQ(ask("print").reply.status, 200);
  EXPECT_TRUE(town_.log_says("department=print request_id=\"\" text=\"a line for the log\"")) << town_.log();
  town_.stop();
}

TEST_F(Workers, ThatDieAreStartedAgainAndPeopleSeeIt) {
  town_.with_department("good");
  town_.start();
  const auto before = pids_of("good");
  ASSERT_EQ(before.size(), 1U);
  ::kill(*before.begin(), SIGSEGV);
  EXPECT_TRUE(eventually([&] {
    const auto now = pids_of("good");
    return now.size() == 1 && now != before && town_.department("good").at("state") == "ready";
  }));
  EXPECT_EQ(ask("good").reply.status, 200);
  const Json worker = town_.department("good").at("workers").at(0);
  EXPECT_EQ(worker.at("restarts"), 1);
  EXPECT_NE(worker.at("reason").get<std::string>().find("信号 11 (SIGSEGV)"), std::string::npos) << worker;
  EXPECT_TRUE(town_.log_says("ZQ-2014"));
  EXPECT_TRUE(town_.log_says("ZQ-2015"));
  EXPECT_TRUE(eventually([&] {
    const Ran shown = town_.command({"departments"});
    return shown.output.find("就绪，已重启 1 次，上一个被信号 11 (SIGSEGV) 终止") != std::string::npos;
  })) << town_.command({"departments"}).output;
  const std::string metrics = town_.anonymous().get("/metrics").body;
  EXPECT_NE(metrics.find("zq_department_worker_restarts_total{department=\"good\"} 1"), std::string::npos) << metrics;
  town_.stop();
}

// Another version: the same adapter with other bytes.
std::string version_of_good(const std::filesystem::path& folder, int number) {
  const auto file = folder / ("good-" + std::to_string(number) + ".so");
  std::filesystem::copy_file(ZQ_BINARY_DIR "/broken_adapters/good_c.so", file);
  std::ofstream(file, std::ios::app) << "version " << number;
  return file.string();
}

TEST_F(Workers, TogglesAndUpgradesWithoutEndCostTheOthersNothing) {
  for (const char* id : {"steady", "other", "toggled", "upgraded"}) town_.with_department(id, {{"delay_ms", "1"}});
  with_misbehaving("crash", {{"restart_first", "10ms"}, {"restart_max", "50ms"}});
  with_misbehaving("hang", {{"call_time", "200ms"}, {"restart_first", "10ms"}, {"restart_max", "50ms"}});
  with_misbehaving("leak", {{"memory_max", "64MiB"}});
  town_.start();
  const std::string versions[] = {version_of_good(town_.directory.path(), 0),
                                  version_of_good(town_.directory.path(), 1)};

  std::atomic<unsigned> turn = 0;
  Callers good(town_, 2, [&] { return verification(entry_of(turn++ % 2 ? "steady" : "other"), somebody()); });
  Callers upgraded(town_, 1, [] { return verification(entry_of("upgraded"), somebody()); });
  Callers bad(town_, 3, [&] {
    static constexpr const char* all[] = {"crash", "hang", "leak"};
    return verification(entry_of(all[turn++ % 3]), somebody());
  });
  auto office = town_.client("office");
  const auto toggle = [&](int n) {
    const bool on = n % 2 == 1;
    const Reply done = office.put("/api/v1/departments/toggled/state",
                                  on ? R"({"enabled":true,"reason":"试验"})" : R"({"enabled":false,"reason":"试验"})");
    ASSERT_EQ(done.status, 200) << done.body;
    if (n % 4 != 0) return;
    town_.departments["upgraded"].adapter_file = versions[n / 4 % 2];
    town_.edit(town_.departments["upgraded"]);
  };
  for (int n = 0; n < 20; ++n) toggle(n);
  const Footprint before = footprint(town_.host().pid());
  for (int n = 0; n < rounds(100); ++n) toggle(n);
  EXPECT_TRUE(eventually([&] {
    const Footprint now = footprint(town_.host().pid());
    return now.threads <= before.threads + 6 && now.descriptors <= before.descriptors + 30;
  })) << before.threads
      << " threads then, " << footprint(town_.host().pid()).threads << " now; " << before.descriptors
      << " descriptors then, " << footprint(town_.host().pid()).descriptors << " now";
  EXPECT_LE(footprint(town_.host().pid()).resident_kib, before.resident_kib + 24 * 1024);
  for (Callers* callers : {&good, &upgraded, &bad}) callers->stop();
  for (Callers* callers : {&good, &upgraded})
    for (const Told& told : callers->take()) {
      ASSERT_EQ(told.reply.status, 200) << told.reply.body;
      EXPECT_EQ(told.json().at("verdict"), "consistent");
    }
  for (const Told& told : bad.take()) EXPECT_LE(told.reply.status, 202) << told.reply.body;
  EXPECT_GT(town_.department("upgraded").at("generation"), 5);
  EXPECT_TRUE(eventually([&] { return children_of(town_.host().pid()) <= 7; })) << "one worker for each department";
  town_.stop();
}

}  // namespace
}  // namespace zq::test
