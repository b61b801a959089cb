// One link to one database over raw ODBC. Not thread-safe: one thread at a time per Connection (and its Statements),
// except Statement::cancel(). Every failure is thrown as Failure. After Cause::connection_lost throw the Connection
// away and make a new one; drivers do not come back.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "odbc/failure.hpp"

namespace zq::odbc {

// The driver manager's state; make one, keep it longer than its connections. Thread-safe. The first one of the process
// sets PGCLIENTENCODING=UTF8 in its environment: make it while no other thread reads the environment.
class Environment {
 public:
  Environment();
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  void* handle() const noexcept { return handle_; }

 private:
  void* handle_ = nullptr;
};

class Connection {
 public:
  // Connects; blocks up to `login_time` where the driver honours it (PostgreSQL does; MariaDB wants CONN_TIMEOUT in the
  // string). Any number of threads connect at once: a server that stays silent holds up nobody else. The connection
  // string holds the password: it is never part of a Failure.
  Connection(Environment&, const std::string& connection_string,
             std::chrono::seconds login_time = std::chrono::seconds{3});
  ~Connection();  // rolls back what is open
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Kind kind() const noexcept { return kind_; }

  // True when a statement has found the link lost or the driver says so. psqlodbc notices only after an error, so false
  // is no promise.
  bool dead() const noexcept;

  // One statement without parameters; a result is read and dropped. ASCII only, like all SQL text here: driver managers
  // re-encode it.
  void execute(std::string_view sql);

  // Everything below is for Statement and Transaction.
  void* handle() const noexcept { return handle_; }
  void autocommit(bool on);
  void end(bool commit);
  // Throws the diagnosis of a failed call on `handle` (of `handle_type`) and dooms the running transaction.
  [[noreturn]] void fail(short handle_type, void* handle, std::string_view step);

 private:
  friend class Transaction;
  friend class Savepoint;
  void* handle_ = nullptr;
  Kind kind_ = Kind::other;
  bool lost_ = false;
  bool doomed_ = false;  // a statement of the running transaction failed
};

// A value for a connection string: `Pwd={...}` with the closing brace doubled. Throws Failure (data) on NUL.
std::string braced(std::string_view value);

}  // namespace zq::odbc
