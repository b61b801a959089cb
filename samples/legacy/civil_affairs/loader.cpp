#include "civil_affairs/loader.hpp"

#include <cassert>

#include "civil_affairs/gbk.hpp"

namespace zq::sample::civil {

Loader::Loader(odbc::Connection& connection, const Table& table)
    : many_(connection, insert_sql(table, group)),
      one_(connection, insert_sql(table, 1)),
      width_(insert_width(table)) {}

void Loader::add(const Cells& row) {
  assert(row.size() == width_);
  waiting_.push_back(row);
  if (waiting_.size() < group) return;
  write(many_, 0, group);
  waiting_.clear();
}

void Loader::finish() {
  for (std::size_t i = 0; i < waiting_.size(); ++i) write(one_, i, 1);
  waiting_.clear();
}

void Loader::write(odbc::Statement& statement, std::size_t begin, std::size_t count) {
  int parameter = 0;
  for (std::size_t i = begin; i < begin + count; ++i)
    for (const Value& value : waiting_[i])
      if (value)
        statement.bind(++parameter, to_gbk(*value));
      else
        statement.bind_null(++parameter);
  statement.execute();
  rows_ += count;
}

}  // namespace zq::sample::civil
