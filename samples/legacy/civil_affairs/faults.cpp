#include "civil_affairs/faults.hpp"

#include <stdexcept>
#include <thread>

#include "civil_affairs/gbk.hpp"
#include "civil_affairs/loader.hpp"
#include "civil_affairs/rows.hpp"
#include "odbc/statement.hpp"
#include "odbc/transaction.hpp"

namespace zq::sample::civil {
namespace {

void wait_for(const std::function<bool()>& released) {
  while (!released()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

std::string table_names(const char* between) {
  std::string names;
  for (const Table* table : all_tables()) names += (names.empty() ? "" : between) + std::string(table->name);
  return names;
}

int set_name(odbc::Connection& connection, const Population& people, Index index, const std::string& bytes) {
  const std::string who = people.sex(index) == Sex::male ? "MAN" : "WOMAN";
  odbc::Statement statement(connection, "UPDATE RC_MARRY SET NAME_" + who + " = ? WHERE CERT_NUM_" + who + " = ?");
  statement.bind(1, bytes);
  statement.bind(2, padded(people.written_id(index, Office::civil_affairs)));
  statement.execute();
  return int(statement.affected());
}

}  // namespace

void lock_all(odbc::Connection& connection, const std::function<bool()>& released) {
  switch (connection.kind()) {
    case odbc::Kind::mariadb:
      connection.execute("LOCK TABLES " + table_names(" WRITE, ") + " WRITE");
      wait_for(released);
      connection.execute("UNLOCK TABLES");
      return;
    case odbc::Kind::postgresql: {
      odbc::Transaction transaction(connection);
      connection.execute("LOCK TABLE " + table_names(", ") + " IN ACCESS EXCLUSIVE MODE");
      wait_for(released);
      return;
    }
    case odbc::Kind::sqlite:
    case odbc::Kind::other:
      connection.execute("BEGIN EXCLUSIVE");
      wait_for(released);
      connection.execute("ROLLBACK");
  }
}

int corrupt_encoding(odbc::Connection& connection, const Population& people, Index index) {
  if (connection.kind() == odbc::Kind::mariadb)
    throw std::invalid_argument(
        "MariaDB 的 gbk 列不接受非法字节，请在 SQLite 或 PostgreSQL 的副本上使用 --corrupt-encoding");
  return set_name(connection, people, index, to_gbk(people.name(index)) + "\x81\x20\xFF");
}

int question_mark(odbc::Connection& connection, const Population& people, Index index) {
  std::string name = to_gbk(people.name(index));
  return set_name(connection, people, index, name.substr(0, name.size() - 2) + "?");
}

int two_rows(odbc::Connection& connection, const Population& people, Index index) {
  const Cells row = contradicting_row(people, index);
  if (row.empty()) return 0;
  Loader loader(connection, marriages);
  loader.add(row);
  loader.finish();
  return 1;
}

int repair(odbc::Connection& connection, const Population& people, Index index) {
  odbc::Transaction transaction(connection);
  for (const char* who : {"MAN", "WOMAN"}) {
    odbc::Statement statement(connection, std::string("DELETE FROM RC_MARRY WHERE CERT_NUM_") + who + " = ?");
    statement.bind(1, padded(people.written_id(index, Office::civil_affairs)));
    statement.execute();
  }
  Loader loader(connection, marriages);
  const Value id = padded(people.written_id(index, Office::civil_affairs));
  for (const Cells& row : marriage_rows(people, family_of(index)))
    if (row[place_of(marriages, "CERT_NUM_MAN")] == id || row[place_of(marriages, "CERT_NUM_WOMAN")] == id)
      loader.add(row);
  loader.finish();
  transaction.commit();
  return int(loader.rows());
}

}  // namespace zq::sample::civil
