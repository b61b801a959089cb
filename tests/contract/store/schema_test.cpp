#include "store/schema.hpp"

#include <sys/stat.h>

#include "on_both.hpp"

namespace zq::store_test {
namespace {

class Schema : public StoreTest {};
ON_BOTH_DATABASES(Schema);

TEST_P(Schema, MigratingAgainChangesNothing) {
  ASSERT_OK(commit(*store_, whole_unit(1)));
  auto again = store::migrate(settings_);
  ASSERT_OK(again);
  EXPECT_EQ(*again, store::newest_schema());
  EXPECT_EQ(count("verification"), 1);
}

TEST_P(Schema, ANewerOneIsRefusedWithASentence) {
  store_.reset();
  const std::string newer = std::to_string(store::newest_schema() + 1);
  run_sql("INSERT INTO schema_version (number) VALUES (" + newer + ")");
  auto opened = store::open(settings_);
  EXPECT_CODE(opened, ErrorCode::storage);
  EXPECT_NE(opened.error().text.find("第 " + newer + " 版"), std::string::npos) << opened.error().text;
  auto migrated = store::migrate(settings_);
  EXPECT_CODE(migrated, ErrorCode::storage);
  EXPECT_NE(migrated.error().text.find("请安装更新的程序"), std::string::npos) << migrated.error().text;
}

TEST_P(Schema, AnEmptyDatabaseIsNotOpened) {
  test::TempDirectory elsewhere;
  auto empty = fresh_database(GetParam(), elsewhere.path());
  auto opened = store::open(empty);
  EXPECT_CODE(opened, ErrorCode::storage);
  EXPECT_NE(opened.error().text.find("zhengqiao migrate"), std::string::npos) << opened.error().text;
}

TEST_P(Schema, HostsThatStartTogetherMigrateOnce) {
  for (int round = 0; round < 5; ++round) {
    test::TempDirectory elsewhere;
    const auto empty = fresh_database(GetParam(), elsewhere.path());
    const bool sqlite = GetParam() == Database::sqlite;
    std::vector<test::Process> hosts;
    for (int host = 0; host < 6; ++host)
      hosts.emplace_back(std::vector<std::string>{ZQ_STORE_CHILD, "migrate", sqlite ? "sqlite" : "postgresql",
                                                  sqlite ? empty.path.string() : empty.connection},
                         elsewhere / ("host." + std::to_string(host)));
    for (auto& host : hosts) {
      host.wait();
      EXPECT_NE(host.output().find("\nmigrated\n"), std::string::npos) << host.output();
    }
    auto opened = store::open(empty);
    ASSERT_OK(opened);
    auto all = (*opened)->cases({}, "", 100);
    ASSERT_OK(all);
    EXPECT_EQ(all->items.size(), 6u);
  }
}

TEST(SchemaFiles, AreNumberedWithoutGapsAndHaveATwin) {
  int number = 0;
  for (const store::Migration& migration : store::migrations()) {
    EXPECT_EQ(migration.number, ++number);
    EXPECT_FALSE(migration.sqlite.empty());
    EXPECT_FALSE(migration.postgresql.empty());
  }
  EXPECT_EQ(store::newest_schema(), number);
}

TEST(SchemaOnSqlite, TheFileIsItsOwnersAlone) {
  test::TempDirectory folder;
  settings::Store settings;
  settings.path = folder / "证桥 数据/库.db";
  ASSERT_OK(store::migrate(settings));
  struct stat status {};
  ASSERT_EQ(stat(settings.path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(SchemaOnSqlite, AFileThatIsNoDatabaseIsRefused) {
  test::TempDirectory folder;
  settings::Store settings;
  settings.path = folder / "notes.txt";
  test::write_file(settings.path, std::string(5000, 'n'));
  const auto migrated = store::migrate(settings);
  EXPECT_CODE(migrated, ErrorCode::storage);
  EXPECT_NE(migrated.error().text.find("已损坏，或者不是数据库"), std::string::npos) << migrated.error().text;
  EXPECT_CODE(store::open(settings), ErrorCode::storage);
  EXPECT_EQ(test::read_file(settings.path), std::string(5000, 'n'));
}

}  // namespace
}  // namespace zq::store_test
