#include "odbc/transaction.hpp"

#include "odbc/statement.hpp"
#include "sqlite_fixture.hpp"

namespace zq::odbc {
namespace {

class Transactions : public OdbcOnSqlite {
 protected:
  Transactions() : connection_(environment_, connection_string()) {
    connection_.execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
  }
  int64_t rows() {
    Statement count(connection_, "SELECT count(*) FROM t");
    count.execute();
    count.fetch();
    return count.integer(1).value_or(-1);
  }
  Connection connection_;
};

TEST_F(Transactions, WhatIsNotCommittedIsGone) {
  {
    Transaction all(connection_);
    connection_.execute("INSERT INTO t VALUES (1)");
  }
  EXPECT_EQ(rows(), 0);
  Transaction all(connection_);
  connection_.execute("INSERT INTO t VALUES (1)");
  all.commit();
  EXPECT_EQ(rows(), 1);
}

TEST_F(Transactions, AfterAFailedStatementCommitRefuses) {
  {
    Transaction all(connection_);
    connection_.execute("INSERT INTO t VALUES (1)");
    EXPECT_THROW(connection_.execute("INSERT INTO t VALUES (1)"), Failure);
    EXPECT_THROW(all.commit(), Failure);
  }
  EXPECT_EQ(rows(), 0);
  Transaction next(connection_);
  connection_.execute("INSERT INTO t VALUES (2)");
  next.commit();
  EXPECT_EQ(rows(), 1);
}

TEST_F(Transactions, ASavepointUndoesItsPartAlone) {
  Transaction all(connection_);
  connection_.execute("INSERT INTO t VALUES (1)");
  Savepoint part(connection_);
  connection_.execute("INSERT INTO t VALUES (2)");
  EXPECT_THROW(connection_.execute("INSERT INTO t VALUES (1)"), Failure);
  part.undo();
  Savepoint kept(connection_);
  connection_.execute("INSERT INTO t VALUES (3)");
  kept.keep();
  all.commit();
  EXPECT_EQ(rows(), 2);
}

}  // namespace
}  // namespace zq::odbc
