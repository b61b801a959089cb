#include "store/schema.hpp"

#include <sys/stat.h>

#include <thread>

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
    auto empty = fresh_database(GetParam(), elsewhere.path());
    std::vector<std::string> troubles(4);
    std::vector<std::thread> hosts;
    for (auto& trouble : troubles)
      hosts.emplace_back([&trouble, &empty] {
        auto migrated = store::migrate(empty);
        if (!migrated) trouble = migrated.error().text + migrated.error().detail;
      });
    for (auto& host : hosts) host.join();
    for (const auto& trouble : troubles) EXPECT_EQ(trouble, "");
    auto opened = store::open(empty);
    ASSERT_OK(opened);
    ASSERT_OK(commit(**opened, whole_unit(1)));
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
  EXPECT_CODE(store::migrate(settings), ErrorCode::storage);
  EXPECT_CODE(store::open(settings), ErrorCode::storage);
  EXPECT_EQ(test::read_file(settings.path), std::string(5000, 'n'));
}

}  // namespace
}  // namespace zq::store_test
