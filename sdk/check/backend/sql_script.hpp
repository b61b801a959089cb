// SQL scripts of fixtures: statements that end in a semicolon at the end of a line, in UTF-8. Texts that are not ASCII
// become parameters in the charset of the database, so that no driver re-encodes them. Pure but for run_script.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "text/charset.hpp"

namespace zq::check {

struct SqlStatement {
  std::string sql;                 // ASCII
  std::vector<std::string> texts;  // UTF-8, one for each '?'
};
std::vector<SqlStatement> read_script(std::string_view script);

// Runs the script against a fresh database. Throws Unready naming the statement.
void run_script(const std::string& connection, Encoding charset, std::string_view script);
// The first column of the first row as a number. Throws Unready.
std::int64_t count(const std::string& connection, std::string_view sql);

}  // namespace zq::check
