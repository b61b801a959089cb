#include "odbc/transaction.hpp"

namespace zq::odbc {

Transaction::Transaction(Connection& connection) : connection_(connection) {
  if (connection_.kind() == Kind::sqlite)
    connection_.execute("BEGIN IMMEDIATE");
  else
    connection_.autocommit(false);
  connection_.doomed_ = false;
}

void Transaction::commit() {
  if (connection_.doomed_)
    throw Failure(connection_.lost_ ? Cause::connection_lost : Cause::other, "commit", "25P02", 0,
                  "a statement of the transaction failed before");
  if (connection_.kind() == Kind::sqlite) {
    connection_.execute("COMMIT");
  } else {
    connection_.end(true);
    if (connection_.dead()) {
      connection_.lost_ = true;
      throw Failure(Cause::connection_lost, "commit", "08007", 0, "the link was lost while committing");
    }
    open_ = false;  // the rest cannot undo it any more
    connection_.autocommit(true);
  }
  open_ = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    if (connection_.kind() == Kind::sqlite) {
      connection_.execute("ROLLBACK");
    } else {
      connection_.end(false);
      connection_.autocommit(true);
    }
  } catch (const Failure&) {
    // SQLite has rolled back by itself, or the link is gone and the server rolls back.
  }
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) { connection_.execute("SAVEPOINT part"); }

void Savepoint::keep() { connection_.execute("RELEASE SAVEPOINT part"); }

void Savepoint::undo() {
  connection_.execute("ROLLBACK TO SAVEPOINT part");
  connection_.execute("RELEASE SAVEPOINT part");
  connection_.doomed_ = false;
}

}  // namespace zq::odbc
