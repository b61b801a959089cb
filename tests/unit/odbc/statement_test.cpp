#include "odbc/statement.hpp"

#include <future>
#include <thread>

#include "odbc/transaction.hpp"
#include "sqlite_fixture.hpp"

namespace zq::odbc {
namespace {

class Statements : public OdbcOnSqlite {
 protected:
  Statements() : connection_(environment_, connection_string()) {
    connection_.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, words TEXT, bytes BLOB)");
  }
  Connection connection_;
};

std::string of_length(size_t size) {
  std::string text;
  while (text.size() < size) text += "第" + std::to_string(text.size()) + "字𠮷";
  text.resize(size);  // may cut a character: bytes come back as they went
  return text;
}

TEST_F(Statements, TextOfAnyLengthComesBackByteForByte) {
  Statement insert(connection_, "INSERT INTO t (id, words) VALUES (?, ?)");
  Statement select(connection_, "SELECT words FROM t WHERE id = ?");
  int64_t id = 0;
  // Around the pieces in which columns are read, and up and down so that buffers grow, shrink and are given back.
  for (size_t size : {0u, 1u, 63u, 64u, 65u, 4001u, 10u, 8190u, 8191u, 8192u, 8193u, 65537u, 5u, 270334u, 270335u,
                      270336u, 1000003u, 0u}) {
    const std::string words = of_length(size);
    insert.bind(1, ++id);
    insert.bind(2, words);
    insert.execute();
    EXPECT_EQ(insert.affected(), 1);
    select.bind(1, id);
    select.execute();
    ASSERT_TRUE(select.fetch());
    auto read = select.text(1);
    ASSERT_TRUE(read) << size;
    EXPECT_EQ(read->size(), size);
    EXPECT_TRUE(*read == words) << "the bytes differ at length " << size;
    EXPECT_FALSE(select.fetch());
  }
}

TEST_F(Statements, BlobsKeepNulBytes) {
  std::string bytes(300000, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  Statement insert(connection_, "INSERT INTO t (id, bytes) VALUES (1, ?)");
  insert.bind_blob(1, bytes);
  insert.execute();
  Statement select(connection_, "SELECT bytes FROM t");
  select.execute();
  ASSERT_TRUE(select.fetch());
  EXPECT_TRUE(select.blob(1) == bytes);
}

TEST_F(Statements, NullAndEmptyTextAreKeptApart) {
  Statement insert(connection_, "INSERT INTO t (id, words, bytes) VALUES (?, ?, ?)");
  insert.bind(1, int64_t{9007199254740993});
  insert.bind(2, "");
  insert.bind_null(3);
  insert.execute();
  Statement select(connection_, "SELECT id, words, bytes FROM t");
  select.execute();
  ASSERT_TRUE(select.fetch());
  EXPECT_EQ(select.integer(1), int64_t{9007199254740993});
  EXPECT_EQ(select.text(2), "");
  EXPECT_EQ(select.text(3), std::nullopt);
  EXPECT_EQ(select.columns(), 3);
  EXPECT_EQ(select.column_name(2), "words");
}

TEST_F(Statements, RareCharactersSurvive) {
  Statement insert(connection_, "INSERT INTO t (id, words) VALUES (1, ?)");
  insert.bind(1, "𠮷䶮😀·‘’");
  insert.execute();
  Statement select(connection_, "SELECT words FROM t WHERE words = ?");
  select.bind(1, "𠮷䶮😀·‘’");
  select.execute();
  ASSERT_TRUE(select.fetch());
  EXPECT_EQ(select.text(1), "𠮷䶮😀·‘’");
}

TEST_F(Statements, NulInTextIsRefused) {
  Statement insert(connection_, "INSERT INTO t (id, words) VALUES (1, ?)");
  EXPECT_EQ(cause_of([&] { insert.bind(1, std::string_view("a\0b", 3)); }), Cause::data);
}

TEST_F(Statements, AParameterThatDoesNotExistIsRefused) {
  Statement insert(connection_, "INSERT INTO t (id, words) VALUES (1, ?)");
  EXPECT_EQ(cause_of([&] { insert.bind(2, "x"); }), Cause::syntax);
}

TEST_F(Statements, FailuresHaveTheirCause) {
  Statement insert(connection_, "INSERT INTO t (id) VALUES (1)");
  insert.execute();
  EXPECT_EQ(cause_of([&] { insert.execute(); }), Cause::constraint);
  EXPECT_EQ(cause_of([&] { connection_.execute("SELEC 1"); }), Cause::syntax);
  connection_.execute("PRAGMA query_only = 1");
  EXPECT_EQ(cause_of([&] { connection_.execute("DELETE FROM t"); }), Cause::read_only);
}

TEST_F(Statements, AFullDatabaseSaysSo) {
  connection_.execute("PRAGMA max_page_count = 5");
  Statement insert(connection_, "INSERT INTO t (id, words) VALUES (?, ?)");
  const std::string page(4096, 'x');
  EXPECT_EQ(cause_of([&] {
              for (int64_t i = 1; i < 100; ++i) insert.bind(1, i), insert.bind(2, page), insert.execute();
            }),
            Cause::full);
}

TEST_F(Statements, ALockedDatabaseIsBusy) {
  Connection other(environment_, connection_string());
  Transaction writing(other);
  EXPECT_EQ(cause_of([&] { Transaction second(connection_); }), Cause::busy);
}

TEST_F(Statements, AFileThatCannotBeOpenedSaysSo) {
  Failure why(Cause::other, "", "", 0, "");
  EXPECT_EQ(cause_of([&] {
              Connection missing(environment_, connection_string("", "no/such/folder/test.db"));
              missing.execute("CREATE TABLE x (a INTEGER)");
            }),
            Cause::connection_lost);
}

TEST_F(Statements, AMissingDriverIsNamedNotCrashed) {
  EXPECT_EQ(cause_of([&] { Connection missing(environment_, "Driver=NoSuchDriver;Database=x"); }), Cause::other);
}

TEST_F(Statements, AFolderWithAChineseNameWorks) {
  std::filesystem::create_directory(folder_ / "证桥 数据");
  Connection chinese(environment_, connection_string("", "证桥 数据/库.db"));
  chinese.execute("CREATE TABLE x (a INTEGER)");
  EXPECT_TRUE(std::filesystem::exists(folder_ / "证桥 数据/库.db"));
}

TEST_F(Statements, CancelFromAnotherThreadStopsARunningStatement) {
  Statement endless(connection_,
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  std::promise<void> finished;
  auto future = finished.get_future();
  std::thread stopper([&] {
    // A cancel that comes before the statement runs is lost, so go on until it has stopped.
    while (future.wait_for(std::chrono::milliseconds(5)) != std::future_status::ready) endless.cancel();
  });
  EXPECT_EQ(cause_of([&] {
              endless.execute();
              endless.fetch();
            }),
            Cause::cancelled);
  finished.set_value();
  stopper.join();
}

TEST_F(Statements, AnOpenResultIsClosedByTheNextExecute) {
  connection_.execute("INSERT INTO t (id) VALUES (1)");
  connection_.execute("INSERT INTO t (id) VALUES (2)");
  Statement select(connection_, "SELECT id FROM t ORDER BY id");
  for (int i = 0; i < 3; ++i) {
    select.execute();
    ASSERT_TRUE(select.fetch());
    EXPECT_EQ(select.integer(1), 1);
  }
}

TEST_F(Statements, AResultReadInPartLeavesNothingBehindForTheNextExecute) {
  for (int64_t id = 1; id <= 5; ++id) connection_.execute("INSERT INTO t (id) VALUES (" + std::to_string(id) + ")");
  Statement select(connection_, "SELECT id FROM t WHERE id >= ? ORDER BY id");
  for (int64_t from : {1, 3, 2}) {
    select.bind(1, from);
    select.execute();
    ASSERT_TRUE(select.fetch());
    EXPECT_EQ(select.integer(1), from);
    select.close();
  }
  // Nothing holds a read lock: another connection can empty the write-ahead log.
  Connection other(environment_, connection_string());
  Statement checkpoint(other, "PRAGMA wal_checkpoint(TRUNCATE)");
  checkpoint.execute();
  ASSERT_TRUE(checkpoint.fetch());
  EXPECT_EQ(checkpoint.integer(1), 0) << "the checkpoint found a reader in its way";
}

TEST_F(Statements, AChangeThatReturnsRowsMayReturnNone) {
  Statement change(connection_, "WITH one AS (SELECT 1) UPDATE t SET words = 'x' WHERE id = ? RETURNING id");
  change.bind(1, int64_t{1});
  change.execute();
  EXPECT_FALSE(change.fetch());
  connection_.execute("INSERT INTO t (id) VALUES (1)");
  change.execute();
  ASSERT_TRUE(change.fetch());
  EXPECT_EQ(change.integer(1), 1);
  EXPECT_FALSE(change.fetch());
  change.bind(1, int64_t{2});
  change.execute();
  EXPECT_FALSE(change.fetch());
}

TEST(ConnectionStrings, BracesAreDoubledInValues) {
  EXPECT_EQ(braced("p;w}d="), "{p;w}}d=}");
  EXPECT_THROW(braced(std::string_view("a\0", 2)), Failure);
}

}  // namespace
}  // namespace zq::odbc
