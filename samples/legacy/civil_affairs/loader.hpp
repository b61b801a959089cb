// Writes rows of one table in groups, as GBK bytes. Lives inside a transaction its user opens; finish() before commit.
#pragma once
#include <cstddef>
#include <vector>

#include "civil_affairs/rows.hpp"
#include "civil_affairs/schema.hpp"
#include "odbc/connection.hpp"
#include "odbc/statement.hpp"

namespace zq::sample::civil {

class Loader {
 public:
  Loader(odbc::Connection& connection, const Table& table);
  void add(const Cells& row);
  void finish();
  std::size_t rows() const noexcept { return rows_; }

 private:
  static constexpr std::size_t group = 20;  // rows per INSERT: the server round trip is the cost
  void write(odbc::Statement& statement, std::size_t begin, std::size_t count);
  odbc::Statement many_, one_;
  std::size_t width_;
  std::vector<Cells> waiting_;
  std::size_t rows_ = 0;
};

}  // namespace zq::sample::civil
