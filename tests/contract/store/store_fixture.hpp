// A fresh database per test, on SQLite and on PostgreSQL. The PostgreSQL server is started once for the program by
// tests/support/databases.sh; when that is impossible, every test on PostgreSQL fails with its sentence.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "odbc/statement.hpp"
#include "sample_units.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"
#include "support/process.hpp"

namespace zq::store_test {

enum class Database { sqlite, postgresql };

class StoreTest : public testing::TestWithParam<Database> {
 protected:
  void SetUp() override;

  // Another Store on the same database, as a second host has it.
  std::unique_ptr<workflow::Store> open_again();
  void reopen();
  Result<Done> write(workflow::Unit unit) { return commit(*store_, std::move(unit)); }
  // SQL behind the store's back.
  void run_sql(const std::string& sql);
  int64_t count(const std::string& table_and_condition);
  std::string place() const;  // for store_child

  test::TempDirectory folder_;
  settings::Store settings_;
  std::unique_ptr<workflow::Store> store_;
};

// The settings of a fresh, empty database; throws std::runtime_error with what is missing.
settings::Store fresh_database(Database, const std::filesystem::path& folder);
// The folder of the PostgreSQL server (databases.sh).
std::filesystem::path server_folder();

#define EXPECT_CODE(result, expected)                                                        \
  do {                                                                                       \
    const auto& given = (result);                                                            \
    if (given.ok())                                                                          \
      ADD_FAILURE() << "expected a refusal, found success";                                  \
    else                                                                                     \
      EXPECT_EQ(given.error().code, expected) << given.error().text << given.error().detail; \
  } while (false)

#define ASSERT_OK(result)                                                           \
  do {                                                                              \
    const auto& given = (result);                                                   \
    ASSERT_TRUE(given.ok()) << given.error().text << " | " << given.error().detail; \
  } while (false)

}  // namespace zq::store_test
