// A letter whose archive cannot be read, and its reminder, which the worker has given up.
#pragma once
#include <string>

#include "odbc/connection.hpp"
#include "scenarios/world.hpp"

namespace zq::test {

class GivenUpLetter {
 public:
  // Into the SQLite database of the running host, with one try left; returns when the worker has parked it.
  GivenUpLetter(World&, const std::string& id);
  ~GivenUpLetter();  // takes letter and reminder away
  GivenUpLetter(const GivenUpLetter&) = delete;
  GivenUpLetter& operator=(const GivenUpLetter&) = delete;

 private:
  const std::string id_;
  odbc::Environment environment_;
  odbc::Connection connection_;
};

// The host's SQLite database, from outside.
std::string database_of(const World&);

}  // namespace zq::test
