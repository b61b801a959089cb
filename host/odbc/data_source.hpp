// What a connection string says, and what it leaves to odbc.ini by naming a data source there (DSN=…) instead of a
// driver. Reads odbc.ini as the driver manager will (ODBCINI, ~/.odbc.ini, /etc/odbc.ini). Thread-safe.
#pragma once
#include <string>
#include <string_view>

#include "odbc/failure.hpp"

namespace zq::odbc {

class DataSource {
 public:
  explicit DataSource(std::string_view connection_string);

  // Whose driver it is, by the driver's name or file; other when neither tells.
  Kind kind() const;
  // Whether the string or its data source gives this option a value. Case does not matter.
  bool sets(std::string_view option) const;

 private:
  std::string value_of(std::string_view option) const;   // in the string, lower case
  std::string looked_up(std::string_view option) const;  // in the data source; empty: not there

  const std::string text_;  // lower case
  std::string name_;        // of the data source, as written; empty: none
};

}  // namespace zq::odbc
