// The database service against a real SQLite file that holds GBK bytes, as legacy systems do.
#include "odbc/connection.hpp"
#include "odbc/statement.hpp"
#include "service_desk.hpp"

namespace zq::adapters::test {
namespace {

const std::string zhang_san_gbk = "\xD5\xC5\xC8\xFD";

class DatabaseService : public ::testing::Test {
 protected:
  DatabaseService() {
    file = folder.path / "legacy.db";
    odbc::Environment environment;
    odbc::Connection made(environment, connection_string());
    made.execute("CREATE TABLE ry (id INTEGER PRIMARY KEY, xm CHAR(20), bz TEXT)");
    odbc::Statement insert(made, "INSERT INTO ry (id, xm, bz) VALUES (?, ?, ?)");
    put(insert, 1, zhang_san_gbk + "    ", "");
    put(insert, 2, std::string("ab\xFF\xFF") + "cd", "x");
    insert.bind(1, int64_t{3});
    insert.bind_null(2);
    insert.bind_null(3);
    insert.execute();
    desk = std::make_unique<ServiceDesk>(with_pool(2));
    database = &desk->service<zq_database>(ZQ_SVC_DATABASE);
  }

  static void put(odbc::Statement& insert, int64_t id, const std::string& name, const std::string& note) {
    insert.bind(1, id);
    insert.bind(2, name);
    insert.bind(3, note);
    insert.execute();
  }
  std::string connection_string() const {
    return "Driver=SQLite3;Database=" + file.string() + ";Timeout=2000;StepAPI=1;";
  }
  settings::Department with_pool(int pool, const std::string& charset = "GBK") const {
    settings::Department d;
    d.id = {"legacy"};
    d.databases.push_back({"main", connection_string(), Private(), charset, pool});
    return d;
  }
  zq_status open(const TestCall& call, zq_db** db) const {
    return database->open(desk->host(), call.abi(), "main", db);
  }

  Folder folder;
  std::filesystem::path file;
  std::unique_ptr<ServiceDesk> desk;
  const zq_database* database = nullptr;
};

TEST_F(DatabaseService, GivesGbkColumnsAsUtf8AndKeepsPaddingNullAndEmptyApart) {
  TestCall call;
  zq_db* db = nullptr;
  ASSERT_EQ(open(call, &db), ZQ_OK);
  zq_stmt* statement = nullptr;
  ASSERT_EQ(database->prepare(db, s("SELECT xm, bz FROM ry WHERE id = ?"), &statement), ZQ_OK);
  int32_t row = 0;
  zq_str value{};
  ASSERT_EQ(database->bind_int(statement, 1, 1), ZQ_OK);
  ASSERT_EQ(database->execute(statement), ZQ_OK);
  ASSERT_EQ(database->fetch(statement, &row), ZQ_OK);
  ASSERT_EQ(row, 1);
  ASSERT_EQ(database->column(statement, 2, &value), ZQ_OK);  // any order
  EXPECT_NE(value.ptr, nullptr) << "the empty text is not NULL";
  EXPECT_EQ(value.len, 0u);
  ASSERT_EQ(database->column(statement, 1, &value), ZQ_OK);
  EXPECT_EQ(view(value), "张三    ");
  ASSERT_EQ(database->fetch(statement, &row), ZQ_OK);
  EXPECT_EQ(row, 0);

  ASSERT_EQ(database->bind_int(statement, 1, 3), ZQ_OK);
  ASSERT_EQ(database->execute(statement), ZQ_OK);
  ASSERT_EQ(database->fetch(statement, &row), ZQ_OK);
  ASSERT_EQ(database->column(statement, 1, &value), ZQ_OK);
  EXPECT_EQ(value.ptr, nullptr);
  database->close(db);
}

TEST_F(DatabaseService, FindsByTextEncodedAsTheSourceStoresIt) {
  TestCall call;
  zq_db* db = nullptr;
  ASSERT_EQ(open(call, &db), ZQ_OK);
  zq_stmt* statement = nullptr;
  ASSERT_EQ(database->prepare(db, s("SELECT id FROM ry WHERE xm = ?"), &statement), ZQ_OK);
  ASSERT_EQ(database->bind_text(statement, 1, s("张三    ")), ZQ_OK);
  ASSERT_EQ(database->execute(statement), ZQ_OK);
  int32_t row = 0;
  ASSERT_EQ(database->fetch(statement, &row), ZQ_OK);
  EXPECT_EQ(row, 1);
  EXPECT_EQ(database->bind_text(statement, 1, s("张𠮷")), ZQ_E_BAD_DATA);
  EXPECT_EQ(call.text(), "database 'main': parameter 1 has a character at byte 3 that GBK cannot hold");
}

TEST_F(DatabaseService, NamesColumnAndByteOfBadBytes) {
  TestCall call;
  zq_db* db = nullptr;
  ASSERT_EQ(open(call, &db), ZQ_OK);
  zq_stmt* statement = nullptr;
  ASSERT_EQ(database->prepare(db, s("SELECT id, xm FROM ry WHERE id = 2"), &statement), ZQ_OK);
  ASSERT_EQ(database->execute(statement), ZQ_OK);
  int32_t row = 0;
  ASSERT_EQ(database->fetch(statement, &row), ZQ_OK);
  zq_str value{};
  EXPECT_EQ(database->column(statement, 2, &value), ZQ_E_BAD_DATA);
  database->close(db);
  EXPECT_EQ(call.text(), "database 'main': column 2 (xm) is no GBK at byte 2");
}

TEST_F(DatabaseService, CommitsWhatIsCommittedAndRollsBackTheRest) {
  const auto insert = [&](bool commit) {
    TestCall call;
    zq_db* db = nullptr;
    ASSERT_EQ(open(call, &db), ZQ_OK);
    ASSERT_EQ(database->begin(db), ZQ_OK);
    zq_stmt* statement = nullptr;
    ASSERT_EQ(database->prepare(db, s("INSERT INTO ry (xm) VALUES (?)"), &statement), ZQ_OK);
    ASSERT_EQ(database->bind_text(statement, 1, s("李四")), ZQ_OK);
    ASSERT_EQ(database->execute(statement), ZQ_OK);
    int64_t rows = 0;
    ASSERT_EQ(database->affected(statement, &rows), ZQ_OK);
    EXPECT_EQ(rows, 1);
    if (commit) {
      EXPECT_EQ(database->commit(db), ZQ_OK);
    }
    database->close(db);
  };
  insert(false);
  insert(true);
  odbc::Environment environment;
  odbc::Connection look(environment, connection_string());
  odbc::Statement count(look, "SELECT count(*) FROM ry WHERE xm = ?");
  count.bind(1, "\xC0\xEE\xCB\xC4");
  count.execute();
  ASSERT_TRUE(count.fetch());
  EXPECT_EQ(count.integer(1), 1);
}

TEST_F(DatabaseService, EndsARunawayQueryAtTheDeadline) {
  TestCall call(300ms);
  zq_db* db = nullptr;
  ASSERT_EQ(open(call, &db), ZQ_OK);
  zq_stmt* statement = nullptr;
  ASSERT_EQ(database->prepare(db,
                              s("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) "
                                "SELECT count(*) FROM n"),
                              &statement),
            ZQ_OK);
  int32_t row = 0;
  zq_status status = database->execute(statement);
  if (status == ZQ_OK) status = database->fetch(statement, &row);
  EXPECT_EQ(status, ZQ_E_DEADLINE);
  database->close(db);

  TestCall next;
  ASSERT_EQ(open(next, &db), ZQ_OK) << "the pool has a sound connection again";
  database->close(db);
}

TEST_F(DatabaseService, EndsAQueryThatIsCancelled) {
  TestCall call(60s);
  zq_db* db = nullptr;
  ASSERT_EQ(open(call, &db), ZQ_OK);
  zq_stmt* statement = nullptr;
  ASSERT_EQ(database->prepare(db,
                              s("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) "
                                "SELECT count(*) FROM n"),
                              &statement),
            ZQ_OK);
  std::thread canceller([&] {
    std::this_thread::sleep_for(100ms);
    *call.cancellation = true;
  });
  int32_t row = 0;
  zq_status status = database->execute(statement);
  if (status == ZQ_OK) status = database->fetch(statement, &row);
  canceller.join();
  EXPECT_EQ(status, ZQ_E_CANCELLED);
  database->close(db);
}

TEST_F(DatabaseService, WaitsForAFreeConnectionUntilTheDeadlineAndNotLonger) {
  desk = std::make_unique<ServiceDesk>(with_pool(1));
  TestCall holder;
  zq_db* held = nullptr;
  ASSERT_EQ(open(holder, &held), ZQ_OK);
  TestCall waiter(200ms);
  zq_db* db = nullptr;
  EXPECT_EQ(open(waiter, &db), ZQ_E_DEADLINE);
  EXPECT_EQ(db, nullptr);
  EXPECT_EQ(waiter.text(), "no connection to database 'main' became free in time (pool 1)");
  database->close(held);
  TestCall next;
  EXPECT_EQ(open(next, &db), ZQ_OK);
}

TEST_F(DatabaseService, TakesBackWhatACallForgotToClose) {
  desk = std::make_unique<ServiceDesk>(with_pool(1));
  for (int n = 0; n < 3; ++n) {
    TestCall call(2s);
    zq_db* db = nullptr;
    ASSERT_EQ(open(call, &db), ZQ_OK);
    call.text();
  }
}

TEST_F(DatabaseService, RefusesWrongUseWithASentence) {
  TestCall call;
  zq_db* db = nullptr;
  EXPECT_EQ(database->open(desk->host(), call.abi(), "other", &db), ZQ_E_NOT_FOUND);
  ASSERT_EQ(open(call, &db), ZQ_OK);
  zq_stmt* statement = nullptr;
  EXPECT_EQ(database->prepare(db, s("SELECT '张三'"), &statement), ZQ_E_INVALID);
  EXPECT_EQ(database->prepare(db, s("SELECT nonsense FROM nowhere"), &statement), ZQ_E_INTERNAL);
  EXPECT_EQ(statement, nullptr);
  ASSERT_EQ(database->prepare(db, s("SELECT id FROM ry WHERE id = ?"), &statement), ZQ_OK);
  EXPECT_EQ(database->bind_int(statement, 2, 1), ZQ_E_INVALID);
  EXPECT_EQ(database->bind_text(statement, 1, s(std::string_view("a\0b", 3))), ZQ_E_INVALID);
  zq_str value{};
  EXPECT_EQ(database->column(statement, 1, &value), ZQ_E_INVALID);
  EXPECT_EQ(database->commit(db), ZQ_E_INVALID);
  database->close(db);
  EXPECT_EQ(call.text(), "database 'main': commit without begin");
}

TEST_F(DatabaseService, SaysWhenTheFileCannotBeOpened) {
  auto department = with_pool(1);
  department.databases[0].connection = "Driver=SQLite3;Database=/nonexistent/legacy.db;NoCreat=1;";
  desk = std::make_unique<ServiceDesk>(department);
  TestCall call;
  zq_db* db = nullptr;
  EXPECT_EQ(open(call, &db), ZQ_E_UNAVAILABLE);
  const std::string text = call.text();
  EXPECT_TRUE(text.starts_with("database 'main': odbc: connect: connection_lost")) << text;
}

TEST_F(DatabaseService, RefusesACharsetItDoesNotKnow) {
  desk = std::make_unique<ServiceDesk>(with_pool(1, "Klingon"));
  TestCall call;
  zq_db* db = nullptr;
  EXPECT_EQ(open(call, &db), ZQ_E_CONFIG);
  EXPECT_NE(call.text().find("'Klingon'"), std::string::npos);
}

TEST_F(DatabaseService, ServesManyThreadsFromASmallPool) {
  std::atomic<int> found{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t) {
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) {
        TestCall call(20s);
        zq_db* db = nullptr;
        zq_stmt* statement = nullptr;
        int32_t row = 0;
        if (open(call, &db) != ZQ_OK) continue;
        if (database->prepare(db, s("SELECT xm FROM ry WHERE id = ?"), &statement) == ZQ_OK &&
            database->bind_int(statement, 1, 1) == ZQ_OK && database->execute(statement) == ZQ_OK &&
            database->fetch(statement, &row) == ZQ_OK)
          found += row;
        database->close(db);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(found, 300);
}

}  // namespace
}  // namespace zq::adapters::test
