// How the store reads: one row by its key, or a page behind a position. Throws odbc::Failure and Corrupt.
#pragma once
#include <limits>
#include <optional>
#include <string>

#include "store/cursor.hpp"
#include "store/rows.hpp"
#include "store/session.hpp"

namespace zq::store {

inline const Position before_all{std::numeric_limits<int64_t>::max(), ""};

inline int64_t millis(Instant at) { return at.time_since_epoch().count(); }

// One row or none, found by one or two texts.
template <class T>
std::optional<T> find(Session& session, Named named, T (*read)(Row&), const std::string& first,
                      const std::string* second = nullptr) {
  odbc::Statement& statement = session.prepared(named);
  statement.bind(1, first);
  if (second) statement.bind(2, *second);
  statement.execute();
  Row row(statement);
  if (!row.next()) return std::nullopt;
  return read(row);
}

// Binds what follows the filters, reads one row more than asked: it tells whether there is a next page.
template <class T, class PositionOf>
workflow::Page<T> page(odbc::Statement& statement, T (*read)(Row&), int limit, PositionOf position_of_item) {
  statement.execute();
  workflow::Page<T> page;
  Row row(statement);
  while (row.next()) {
    if (static_cast<int>(page.items.size()) == limit) {
      page.next = position_of_item(page.items.back());
      break;
    }
    page.items.push_back(read(row));
  }
  return page;
}

template <class T>
std::vector<T> waiting(Session& session, Named named, T (*read)(Row&), const DepartmentId& department, int limit) {
  odbc::Statement& statement = session.prepared(named);
  statement.bind(1, department.value);
  statement.bind(2, int64_t{limit});
  statement.execute();
  std::vector<T> all;
  for (Row row(statement); row.next();) all.push_back(read(row));
  return all;
}

inline int64_t waiting_count(Session& session, Named named, const DepartmentId& department) {
  const auto number = +[](Row& row) { return row.number(); };
  return find(session, named, number, department.value).value_or(0);
}

}  // namespace zq::store
