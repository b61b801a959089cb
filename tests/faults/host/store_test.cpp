// The host's database locked, full, read-only, gone or newer: a defined answer, nothing acknowledged lost, no restart
// needed.
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "faults/host/callers.hpp"
#include "faults/host/ledger.hpp"
#include "faults/host/postgresql.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

using std::chrono::seconds;

class StoreFault : public testing::Test {
 protected:
  void start() {
    town_.with_department("good");
    town_.with_department("later", {{"pending_polls", "1000000"}, {"poll_after_ms", "200"}});
    town_.start();
  }
  std::string file() const { return (town_.directory / "host.db").string(); }

  Told ask(const std::string& department = "good") {
    auto client = town_.client();
    return tell(client, verification(entry_of(department), somebody()));
  }
  Told complain() {
    auto client = town_.client();
    return tell(client, complaint_about("good", "标题"));
  }

  void expect_refused(const Told& told) {
    ASSERT_EQ(told.reply.status, 503) << told.reply.body;
    EXPECT_EQ(told.json().at("code"), "storage");
    EXPECT_EQ(told.reply.headers.count("retry-after"), 1U);
  }
  int readyz() { return town_.anonymous().get("/readyz").status; }

  // While the database cannot be written.
  void expect_trouble() {
    expect_refused(ask());
    expect_refused(ask("later"));
    expect_refused(complain());
    EXPECT_EQ(readyz(), 503);
    EXPECT_EQ(town_.anonymous().get("/livez").status, 200);
  }
  // It can be written again: without a restart, and with all that was acknowledged.
  void expect_recovery(const std::vector<Told>& acknowledged) {
    ASSERT_TRUE(eventually([&] { return readyz() == 200; }, seconds(30))) << town_.anonymous().get("/readyz").body;
    EXPECT_EQ(ask().reply.status, 200);
    EXPECT_EQ(complain().reply.status, 201);
    auto client = town_.client();
    client.sees_persons();  // whoever files a complaint reads who complains
    for (const Told& told : acknowledged) {
      const Reply found = client.get(told.reply.headers.at("location"));
      ASSERT_EQ(found.status, 200) << told.reply.body << found.body;
      EXPECT_EQ(Json::parse(found.body).at("id"), told.json().at("id"));
      EXPECT_EQ(without_secret(tell(client, told.asked).reply), without_secret(told.reply));
    }
  }
  std::vector<Told> some() {
    std::vector<Told> all{ask(), ask("later"), complain()};
    for (const Told& told : all) EXPECT_TRUE(told.acknowledged()) << told.reply.body;
    return all;
  }
  void expect_rules(const std::string& place) {
    const auto broken = Ledger(place).broken_rules();
    EXPECT_TRUE(broken.empty()) << broken.front();
  }

  Town town_;
};

TEST_F(StoreFault, ALockedFileIsRefusedAndFollowedByRecovery) {
  start();
  const auto before = some();
  {
    Ledger other(Ledger::sqlite(file()));
    other.execute("BEGIN EXCLUSIVE");
    expect_trouble();
    other.execute("ROLLBACK");
  }
  expect_recovery(before);
  expect_rules(Ledger::sqlite(file()));
  town_.stop();
}

// Root may write anything unless this capability is missing; it is dropped for this thread and what it starts.
void obey_permissions() { ::prctl(PR_CAPBSET_DROP, 1 /* CAP_DAC_OVERRIDE */, 0, 0, 0); }

TEST_F(StoreFault, AReadOnlyFileIsRefusedAndFollowedByRecovery) {
  std::thread([this] {
    obey_permissions();
    start();
    const auto before = some();
    const auto permit = [&](int mode) {
      for (const char* part : {"", "-wal", "-shm"})
        std::filesystem::permissions(file() + part, std::filesystem::perms(mode));
    };
    {
      // Files that are open stay writable: the host opens them again after a failure.
      Ledger other(Ledger::sqlite(file()));
      other.execute("BEGIN EXCLUSIVE");
      expect_refused(ask());
      permit(0444);
      other.execute("ROLLBACK");
    }
    EXPECT_TRUE(eventually([&] { return ask().reply.body.find("只读") != std::string::npos; }));
    expect_refused(ask());
    EXPECT_EQ(readyz(), 503);
    permit(0644);
    expect_recovery(before);
    town_.stop();
  }).join();
}

// A file system of its own for the database; only root may mount one.
class SmallDisk : public StoreFault {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(place_);
    if (::mount("tmpfs", place_.c_str(), "tmpfs", 0, "size=4m") != 0)
      GTEST_SKIP() << "needs root to mount a small disk";
    mounted_ = true;
    town_.store = "<store kind=\"sqlite\" path=\"disk/host.db\"/>";
  }
  void TearDown() override {
    if (mounted_) ::umount2(place_.c_str(), MNT_DETACH);
  }
  bool remount(unsigned long flags) {
    return ::mount("tmpfs", place_.c_str(), "tmpfs", MS_REMOUNT | flags, "size=4m") == 0;
  }

  const std::filesystem::path place_ = town_.directory / "disk";
  bool mounted_ = false;
};

TEST_F(SmallDisk, AFullDiskIsRefusedAndFollowedByRecovery) {
  start();
  auto acknowledged = some();
  write_file(place_ / "ballast", std::string(size_t{1} << 20, 'x'));
  Callers callers(town_, 4, [] { return verification(entry_of("good"), somebody()); });
  const auto full = [&] {
    bool refused = false;
    for (Told& told : callers.take()) {
      if (told.acknowledged())
        acknowledged.push_back(std::move(told));
      else
        refused = true;
    }
    return refused;
  };
  ASSERT_TRUE(eventually(full, seconds(60))) << "4 MB were not filled";
  callers.stop();
  for (Told& told : callers.take()) {
    if (told.acknowledged())
      acknowledged.push_back(std::move(told));
    else
      expect_refused(told);
  }
  EXPECT_EQ(town_.anonymous().get("/livez").status, 200);
  std::filesystem::remove(place_ / "ballast");
  acknowledged.resize(std::min<size_t>(acknowledged.size(), 300));
  expect_recovery(acknowledged);
  expect_rules(Ledger::sqlite((place_ / "host.db").string()));
  town_.stop();
}

TEST_F(SmallDisk, AHostIsNotStartedOnAReadOnlyDiskAndSaysWhy) {
  start();
  town_.stop();
  ASSERT_TRUE(remount(MS_RDONLY));
  const Ran ran = town_.command({"serve"});
  EXPECT_EQ(ran.code, 74) << ran.output;
  EXPECT_NE(ran.output.find("请检查路径、权限"), std::string::npos) << ran.output;
}

TEST_F(StoreFault, ANewerSchemaIsRefusedAtStart) {
  start();
  town_.stop();
  Ledger(Ledger::sqlite(file())).execute("INSERT INTO schema_version (number) VALUES (99)");
  const Ran ran = town_.command({"serve"});
  EXPECT_EQ(ran.code, 74) << ran.output;
  EXPECT_NE(ran.output.find("99"), std::string::npos) << ran.output;
}

class PostgreSqlFault : public StoreFault {
 protected:
  void SetUp() override { town_.store = server_.store_element(town_.directory.path()); }
  PostgreSql server_;
};

TEST_F(PostgreSqlFault, AServerThatStopsIsRefusedAndFollowedByRecovery) {
  start();
  auto acknowledged = some();
  Callers callers(town_, 4, [] { return verification(entry_of("good"), somebody()); });
  EXPECT_TRUE(eventually([&] { return callers.answered() > 50; }));
  server_.stop();
  callers.stop();
  expect_trouble();
  server_.start();
  for (Told& told : callers.take()) {
    if (told.acknowledged())
      acknowledged.push_back(std::move(told));
    else if (told.reply.status != 0)
      expect_refused(told);
  }
  expect_recovery(acknowledged);
  expect_rules(server_.connection());
  town_.stop();
}

TEST_F(PostgreSqlFault, AServerThatFallsSilentDelaysNobodyWhoDoesNotNeedIt) {
  start();
  const auto before = some();
  server_.freeze(true);
  {
    Callers callers(town_, 6, [] { return verification(entry_of("good"), somebody()); });
    for (int i = 0; i < 20; ++i) {
      const auto begun = std::chrono::steady_clock::now();
      EXPECT_EQ(town_.anonymous().get("/livez").status, 200);
      EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(2)) << "a look at the host waits for its database";
      nap();
    }
    callers.stop();
    for (const Told& told : callers.take())
      EXPECT_TRUE(told.reply.status == 503 || told.reply.status == 429) << told.reply.status << told.reply.body;
    server_.freeze(false);
  }
  expect_recovery(before);
  expect_rules(server_.connection());
  town_.stop();
}

TEST_F(PostgreSqlFault, ANewerSchemaIsRefusedAtStart) {
  start();
  town_.stop();
  Ledger(server_.connection()).execute("INSERT INTO schema_version (number) VALUES (99)");
  const Ran ran = town_.command({"serve"});
  EXPECT_EQ(ran.code, 74) << ran.output;
  EXPECT_NE(ran.output.find("99"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace zq::test
