// The tables of the civil affairs database, as data: names are the department's own (pinyin initials).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "odbc/failure.hpp"

namespace zq::sample::civil {

struct Column {
  const char* name;
  const char* type;  // "VARCHAR(40)", "CHAR(20)", "INTEGER", "SERIAL" (numbers itself)
};
struct Table {
  const char* name;
  std::span<const Column> columns;
  const char* key;                           // columns of the primary key; "" when a column says SERIAL
  std::span<const char* const> indexes;      // columns, one index each
  std::span<const char* const> unique = {};  // columns, one unique index each
};

extern const Table marriages;   // RC_MARRY
extern const Table households;  // DIBAO_JT
extern const Table members;     // DIBAO_CY
extern const Table cremations;  // HH_HUOHUA
extern const Table list;        // QD_ZMCL
extern const Table complaints;  // TS_JUBAO
std::span<const Table* const> all_tables();

std::string create_sql(const Table& table, odbc::Kind kind);
std::vector<std::string> index_sql(const Table& table);
// INSERT with `rows` groups of placeholders, for all columns but a SERIAL one.
std::string insert_sql(const Table& table, std::size_t rows);
std::size_t insert_width(const Table& table);
// Which cell of a row belongs to a column (for tables without a SERIAL column).
std::size_t place_of(const Table& table, std::string_view column);

}  // namespace zq::sample::civil
