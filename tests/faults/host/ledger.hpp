// A look into the host's database from outside, beside the running host: what must hold after any fault.
#pragma once
#include <string>
#include <vector>

#include "odbc/connection.hpp"

namespace zq::test {

class Ledger {
 public:
  explicit Ledger(const std::string& connection) : connection_(environment_, connection) {}
  static std::string sqlite(const std::string& file) { return "Driver=SQLite3;Database=" + file + ";Timeout=10000;"; }

  long count(const std::string& sql);  // the first column of the only row
  // Each rule that does not hold, as a sentence with the number of rows that break it. Every rule is one statement, so
  // it may be asked while the host works.
  std::vector<std::string> broken_rules();
  void execute(const std::string& sql) { connection_.execute(sql); }

 private:
  odbc::Environment environment_;
  odbc::Connection connection_;
};

}  // namespace zq::test
