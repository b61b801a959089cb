// The numbered migrations, embedded from schema/*.sql. A file that has been released is never edited: a change is a new
// number, with a twin for each dialect.
#pragma once
#include <span>
#include <string_view>

namespace zq::store {

struct Migration {
  int number;
  std::string_view sqlite, postgresql;  // statements, each ended by ";" at the end of a line
};

std::span<const Migration> migrations();  // 1, 2, ... without gaps
int newest_schema();

}  // namespace zq::store
