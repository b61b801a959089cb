// The database service as an adapter under check gets it: the real one, over real ODBC, with troubles between.
// Remembers what was asked. Process-wide, like Troubles; thread-safe.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "zq/abi.h"

namespace zq::check {

extern const zq_database troubled_database;

struct DatabaseWatch {
  static int executed();                              // statements, since forget()
  static std::vector<std::string> statements();       // their texts
  static std::vector<std::string> unknown_sources();  // that the fixtures do not have
  static void forget();
  // What stands in the legacy database instead of this text: raw bytes in its charset. Empty function: nothing changes.
  static void rewrite(std::function<std::optional<std::string>(const std::string& utf8)>);
  static void on_cut(std::function<void()>);  // db_cut_after: it is written, and the reply is not there yet
};

}  // namespace zq::check
