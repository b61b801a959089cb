// One connection of the store with its prepared statements. One thread at a time. Throws odbc::Failure.
#pragma once
#include <array>
#include <memory>
#include <optional>

#include "odbc/statement.hpp"
#include "settings/settings.hpp"
#include "store/statements.hpp"

namespace zq::store {

class Session {
 public:
  // Connects and makes sure that the database keeps what it says it keeps (SQLite: write-ahead log, full sync).
  Session(odbc::Environment&, const settings::Store&);

  odbc::Connection& connection() { return connection_; }
  odbc::Kind kind() const { return connection_.kind(); }
  odbc::Statement& prepared(Named);  // prepared at first use

  // Changes inside a transaction, after begin_count(): runs a prepared change whose parameters are bound and, with
  // `count`, returns the rows it changed (else 1). Rows changed in another way are told to add(). Without `each`,
  // changes that the driver does not count are taken for 1, and all_counted() says at the end whether that was right:
  // one question for a whole batch instead of one for each change.
  void begin_count(bool each);
  bool all_counted();
  int64_t change(Named, bool count);
  void add(int64_t rows) { changes_ += rows; }

  void time_limit(std::chrono::seconds limit) { limit_ = limit; }  // of statements prepared from now on

 private:
  int64_t total_changes();
  odbc::Connection connection_;
  std::array<std::optional<odbc::Statement>, statement_count> statements_;
  std::chrono::seconds limit_{0};
  int64_t changes_ = 0;  // SQLite: what total_changes() should say
  bool count_each_ = true;
};

// For tests: the ODBC connection string that these settings mean, with the password.
std::string connection_string(const settings::Store&);

}  // namespace zq::store
