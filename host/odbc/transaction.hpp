// Guards around several statements of one Connection: all or nothing. The doom rule: once a statement has failed,
// commit() throws, because psqlodbc reports success for a COMMIT that the server turned into a ROLLBACK.
#pragma once
#include "odbc/connection.hpp"

namespace zq::odbc {

class Transaction {
 public:
  // SQLite: BEGIN IMMEDIATE (a deferred one fails at its first write when somebody else writes, whatever the timeout).
  explicit Transaction(Connection&);
  ~Transaction();  // rolls back unless committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Throws Failure; when its cause is connection_lost the outcome is unknown.
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// A part of a Transaction that can be undone alone; undoing it also lifts the doom its own statements brought.
class Savepoint {
 public:
  explicit Savepoint(Connection&);
  void keep();
  void undo();

 private:
  Connection& connection_;
};

}  // namespace zq::odbc
