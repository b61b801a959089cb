#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <set>
#include <thread>

#include "lossy_link.hpp"
#include "on_both.hpp"

namespace zq::store_test {
namespace {

using namespace workflow;

class FaultsOnSqlite : public StoreTest {
 protected:
  // The environment of a child whose disk is bad in the given way while the file exists.
  static std::map<std::string, std::string> bad_disk(const std::string& way, const std::filesystem::path& flag) {
    return {{"LD_PRELOAD", ZQ_BAD_DISK}, {way, flag.string()}, {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
  }
  // A child that tries to commit all the time, seen through its output.
  test::Process trying(std::map<std::string, std::string> environment, std::vector<std::string> before = {}) {
    before.insert(before.end(), {ZQ_STORE_CHILD, "try", "sqlite", settings_.path});
    return test::Process(before, folder_ / "child.out", std::move(environment));
  }
  // Kills the child and looks at what it leaves: each case with both its acts.
  void nothing_is_half_written(test::Process& child) {
    child.signal(SIGKILL);
    child.wait();
    reopen();
    const int64_t cases = count("verification");
    EXPECT_GT(cases, 0);
    EXPECT_EQ(count("journal"), 2 * cases);
  }
  // Waits until what the child says from now on ends with the line.
  static bool says_anew(test::Process& child, const std::string& line) {
    const size_t said = child.output().size();
    return test::eventually([&] { return child.output().find(line, said) != std::string::npos; });
  }
};
INSTANTIATE_TEST_SUITE_P(On, FaultsOnSqlite, testing::Values(Database::sqlite), database_name);

TEST_P(FaultsOnSqlite, AFullDiskRefusesAndRecovers) {
  store_.reset();
  const auto flag = folder_ / "full";
  auto child = trying(bad_disk("FULL_DISK_WHILE", flag));
  ASSERT_TRUE(child.says("recorded")) << child.output();
  test::write_file(flag, "");
  EXPECT_TRUE(says_anew(child, "refused: 数据库存储空间已满")) << child.output();
  std::filesystem::remove(flag);
  EXPECT_TRUE(says_anew(child, "recorded\n")) << child.output();
  nothing_is_half_written(child);
}

TEST_P(FaultsOnSqlite, NothingIsAcknowledgedBeforeTheDiskHasIt) {
  store_.reset();
  const auto flag = folder_ / "slow";
  auto child = trying(bad_disk("SLOW_DISK_WHILE", flag));
  ASSERT_TRUE(child.says("recorded")) << child.output();
  const auto lines = [&] {
    const std::string text = child.output();
    return std::count(text.begin(), text.end(), '\n');
  };
  const auto before = lines();
  test::write_file(flag, "");
  ASSERT_TRUE(test::eventually([&] { return std::filesystem::exists(folder_ / "slow.waits"); }));
  EXPECT_LE(lines(), before + 2);  // what was on its way when the disk became slow
  const std::string said = child.output();
  EXPECT_FALSE(test::eventually([&] { return child.output() != said; }, std::chrono::milliseconds(500)));
  std::filesystem::remove(flag);
  EXPECT_TRUE(says_anew(child, "recorded\n")) << child.output();
}

TEST_P(FaultsOnSqlite, ADiskThatDoesNotConfirmLeavesNothingBuiltOnIt) {
  store_.reset();
  const auto flag = folder_ / "dead";
  auto child = trying(bad_disk("DEAD_DISK_WHILE", flag));
  ASSERT_TRUE(child.says("recorded")) << child.output();
  test::write_file(flag, "");
  EXPECT_TRUE(says_anew(child, "refused: 暂时无法确认本次内容是否已可靠记录")) << child.output();
  EXPECT_TRUE(says_anew(child, "refused: 数据库")) << child.output();
  std::filesystem::remove(flag);
  EXPECT_TRUE(says_anew(child, "recorded\n")) << child.output();
  nothing_is_half_written(child);
}

TEST_P(FaultsOnSqlite, AReadOnlyFileRefusesAndRecovers) {
  ASSERT_OK(write(whole_unit(900001)));
  store_.reset();
  namespace fs = std::filesystem;
  fs::permissions(folder_.path(), fs::perms(0755));
  std::vector<std::string> as_nobody;
  if (geteuid() == 0) {  // root may write everything
    as_nobody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    for (const auto& file : fs::directory_iterator(folder_.path()))
      ASSERT_EQ(chown(file.path().c_str(), 65534, 65534), 0);
    ASSERT_EQ(chown(folder_.path().c_str(), 65534, 65534), 0);
  }
  auto child = trying({}, as_nobody);
  ASSERT_TRUE(child.says("recorded")) << child.output();
  child.signal(SIGKILL);
  child.wait();
  for (const auto& file : fs::directory_iterator(folder_.path()))
    if (file.path().filename().string().rfind("zhengqiao", 0) == 0) fs::permissions(file.path(), fs::perms(0444));
  auto again = trying({}, as_nobody);
  EXPECT_TRUE(again.says("refused: 数据库当前为只读") || again.says("cannot open")) << again.output();
  for (const auto& file : fs::directory_iterator(folder_.path()))
    if (file.path().filename().string().rfind("zhengqiao", 0) == 0) fs::permissions(file.path(), fs::perms(0600));
  if (again.running()) {
    EXPECT_TRUE(says_anew(again, "recorded\n")) << again.output();
  }
}

TEST_P(FaultsOnSqlite, AnotherProcessHoldingTheFileDelaysOrRefusesButNeverLoses) {
  ASSERT_OK(write(whole_unit(1)));
  std::optional<test::Process> holder(std::in_place, std::vector<std::string>{ZQ_STORE_CHILD, "lock", settings_.path},
                                      folder_ / "holder.out");
  ASSERT_TRUE(holder->says("locked")) << holder->output();
  auto refused = write(whole_unit(2));
  EXPECT_CODE(refused, ErrorCode::storage);
  EXPECT_NE(refused.error().text.find("数据库正被其他程序占用"), std::string::npos) << refused.error().text;
  EXPECT_CODE(store_->ready(), ErrorCode::storage);
  auto readable = store_->find_case(case_id(1));  // readers of a write-ahead log wait for nobody
  EXPECT_TRUE(readable.ok() && readable->has_value());
  holder.reset();
  EXPECT_TRUE(test::eventually([&] { return store_->ready().ok(); }));
  ASSERT_OK(write(whole_unit(2)));
  EXPECT_EQ(count("verification"), 2);
}

TEST_P(FaultsOnSqlite, TheQueueIsBounded) {
  test::Process holder({ZQ_STORE_CHILD, "lock", settings_.path}, folder_ / "holder.out");
  ASSERT_TRUE(holder.says("locked")) << holder.output();
  std::atomic<int> too_many = 0, storage = 0, recorded = 0;
  for (int i = 1; i <= 12000; ++i) {
    auto task = store_->commit({AppendAct{sample_act("s", i)}});
    std::function<void(Result<Done>)> done = [&](Result<Done> result) {
      if (result)
        ++recorded;
      else
        ++(result.error().code == ErrorCode::too_many ? too_many : storage);
    };
    start<Result<Done>>(std::move(task), std::move(done));
  }
  EXPECT_GT(too_many, 0);
  holder.signal(SIGKILL);
  holder.wait();
  store_.reset();
  EXPECT_EQ(too_many + storage + recorded, 12000);
  EXPECT_EQ(count("journal"), recorded);
}

class FaultsOnPostgresql : public StoreTest {
 protected:
  // Ends every server process of this test's database except the asker's own.
  static void cut_links(odbc::Connection& own) {
    own.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
        "pg_backend_pid()");
  }
  void cut_links() {
    odbc::Environment environment;
    odbc::Connection own(environment, settings_.connection);
    cut_links(own);
  }
};
INSTANTIATE_TEST_SUITE_P(On, FaultsOnPostgresql, testing::Values(Database::postgresql), database_name);

TEST_P(FaultsOnPostgresql, AReaderWhoseLinkWasCutWhileIdleDoesNotNotice) {
  ASSERT_OK(write(whole_unit(1)));
  auto before = store_->find_case(case_id(1));
  ASSERT_OK(before);
  cut_links();
  auto after = store_->find_case(case_id(1));
  ASSERT_OK(after);
  EXPECT_TRUE(after->has_value());
}

// Writers who go on until they are stopped, and what each unit's writer was told.
class Writers {
 public:
  Writers(workflow::Store& store, int threads) {
    for (int thread = 0; thread < threads; ++thread)
      threads_.emplace_back([this, &store, thread] { run(store, 1 + thread * int64_t{1000000}); });
  }
  ~Writers() { stop(); }
  void stop() {
    stopping_ = true;
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }
  size_t recorded_count() {
    std::lock_guard lock(mutex_);
    return recorded.size();
  }
  std::set<int64_t> recorded, refused;  // read them after stop()

 private:
  void run(workflow::Store& store, int64_t number) {
    for (; !stopping_; ++number) {
      auto done = commit(store, whole_unit(number));
      {
        std::lock_guard lock(mutex_);
        (done ? recorded : refused).insert(number);
      }
      if (!done) test::nap();
    }
  }
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::vector<std::thread> threads_;
};

// Each cut waits until something was recorded after the one before: on a busy machine links cut at a fixed pace would
// leave no time to record anything.
TEST_P(FaultsOnPostgresql, EveryAnswerIsTrueWhenLinksAreCutUnderLoad) {
  odbc::Environment environment;
  odbc::Connection own(environment, settings_.connection);
  Writers writers(*store_, 16);
  size_t before = 0;
  const auto records_again = [&] { return writers.recorded_count() > before; };
  for (int cut = 0; cut < 25; ++cut) {
    ASSERT_TRUE(test::eventually(records_again)) << "nothing recorded after cut " << cut;
    before = writers.recorded_count();
    cut_links(own);
  }
  EXPECT_TRUE(test::eventually(records_again));
  writers.stop();
  EXPECT_FALSE(writers.refused.empty());
  size_t wrong = 0;
  for (int64_t number : writers.recorded) wrong += !store_->find_case(case_id(number)).value().has_value();
  for (int64_t number : writers.refused) wrong += store_->find_case(case_id(number)).value().has_value();
  EXPECT_EQ(wrong, 0u) << writers.recorded.size() << " recorded, " << writers.refused.size() << " refused";
  EXPECT_EQ(count("journal"), 2 * count("verification"));
}

TEST_P(FaultsOnPostgresql, AServerThatIsReadOnlyRefusesAndRecovers) {
  ASSERT_OK(write(whole_unit(1)));
  run_sql("ALTER ROLE zq SET default_transaction_read_only = on");
  cut_links();
  EXPECT_TRUE(test::eventually([&] {
    auto done = write(whole_unit(2));
    return !done && done.error().text.find("数据库当前为只读") != std::string::npos;
  }));
  odbc::Environment environment;
  odbc::Connection own(environment, settings_.connection);
  own.execute("SET default_transaction_read_only = off");
  own.execute("ALTER ROLE zq RESET default_transaction_read_only");
  EXPECT_TRUE(test::eventually([&] { return store_->ready().ok(); }));
  ASSERT_OK(write(whole_unit(3)));
}

// The store behind a link that breaks in COMMIT.
class LostCommit : public FaultsOnPostgresql {
 protected:
  void SetUp() override {
    FaultsOnPostgresql::SetUp();
    if (HasFatalFailure()) return;
    const std::string direct = settings_.connection, name = ";Port=";
    const size_t from = direct.find(name) + name.size(), end = direct.find(';', from);
    link_.emplace(std::stoi(direct.substr(from, end - from)));
    store_.reset();
    settings_.connection = direct.substr(0, from) + std::to_string(link_->port()) + direct.substr(end);
    store_ = open_again();
    ASSERT_OK(write(whole_unit(1)));
  }
  void TearDown() override { store_.reset(); }
  bool there(int64_t number) { return count("verification WHERE id = '" + case_id(number).value + "'") == 1; }
  std::optional<LossyLink> link_;
};
INSTANTIATE_TEST_SUITE_P(On, LostCommit, testing::Values(Database::postgresql), database_name);

TEST_P(LostCommit, IsRecordedWhenOnlyTheReplyWasLost) {
  link_->arm(LossyLink::Break::after_commit_is_done);
  ASSERT_OK(write(whole_unit(2)));
  EXPECT_TRUE(there(2));
  ASSERT_OK(write(whole_unit(3)));
}

TEST_P(LostCommit, IsRefusedWhenTheServerNeverSawIt) {
  link_->arm(LossyLink::Break::before_commit_arrives);
  EXPECT_CODE(write(whole_unit(2)), ErrorCode::storage);
  EXPECT_FALSE(there(2));
  EXPECT_TRUE(test::eventually([&] { return store_->ready().ok(); }));
  ASSERT_OK(write(whole_unit(2)));
}

TEST_P(LostCommit, IsSettledWhenTheServerComesBack) {
  link_->closed(true);
  link_->arm(LossyLink::Break::after_commit_is_done);
  auto outcome = std::async(std::launch::async, [&] { return write(whole_unit(2)); });
  ASSERT_TRUE(test::eventually([&] { return link_->has_broken(); }));
  // Whoever comes meanwhile is refused soon, while the first still waits for the truth.
  EXPECT_CODE(write(whole_unit(3)), ErrorCode::storage);
  EXPECT_EQ(outcome.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  link_->closed(false);
  ASSERT_OK(outcome.get());
  EXPECT_TRUE(there(2));
}

TEST_P(LostCommit, StoppingDoesNotWaitForAServerThatIsGone) {
  link_->closed(true);
  link_->arm(LossyLink::Break::after_commit_is_done);
  auto outcome = std::async(std::launch::async, [&] { return write(whole_unit(2)); });
  ASSERT_TRUE(test::eventually([&] { return link_->has_broken(); }));
  EXPECT_CODE(write(whole_unit(3)), ErrorCode::storage);
  store_.reset();
  auto unknown = outcome.get();
  EXPECT_CODE(unknown, ErrorCode::storage);
  EXPECT_NE(unknown.error().text.find("无法确认"), std::string::npos) << unknown.error().text;
}

TEST_P(FaultsOnPostgresql, ReadinessSaysInTimeThatCommitsAreHeldUp) {
  odbc::Environment environment;
  odbc::Connection other(environment, settings_.connection);
  other.autocommit(false);
  other.execute("SELECT last_number FROM journal_head FOR UPDATE");
  EXPECT_CODE(store_->ready(), ErrorCode::storage);
  auto refused = write(whole_unit(1));  // nobody waits for a lock without end
  EXPECT_CODE(refused, ErrorCode::storage);
  EXPECT_NE(refused.error().text.find("数据库正被其他程序占用"), std::string::npos) << refused.error().text;
  other.end(false);
  other.autocommit(true);
  EXPECT_TRUE(test::eventually([&] { return store_->ready().ok(); }));
  ASSERT_OK(write(whole_unit(1)));
}

}  // namespace
}  // namespace zq::store_test
