// A fresh SQLite file in its own folder, removed afterwards.
#pragma once
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "odbc/connection.hpp"

namespace zq::odbc {

class OdbcOnSqlite : public testing::Test {
 protected:
  OdbcOnSqlite() {
    std::string pattern = (std::filesystem::temp_directory_path() / "zq-odbc-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~OdbcOnSqlite() override { std::filesystem::remove_all(folder_); }

  std::string connection_string(const std::string& more = "", const std::string& file = "test.db") const {
    return "Driver=SQLite3;Database=" + (folder_ / file).string() +
           ";JournalMode=WAL;SyncPragma=FULL;Timeout=200;FKSupport=1;BigInt=1;StepAPI=1;" + more;
  }

  std::filesystem::path folder_;
  Environment environment_;
};

// The cause of the Failure that `act` throws.
template <class Act>
Cause cause_of(Act act) {
  try {
    act();
  } catch (const Failure& failure) {
    return failure.cause;
  }
  ADD_FAILURE() << "expected a Failure, found none";
  return Cause::other;
}

}  // namespace zq::odbc
