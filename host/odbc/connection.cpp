#include "odbc/connection.hpp"

#include <dlfcn.h>
#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <mutex>

#include "odbc/data_source.hpp"

namespace zq::odbc {
namespace {

struct Diagnosis {
  std::string state;
  int native = 0;
  std::string message;
};

Diagnosis diagnose(short handle_type, void* handle) {
  Diagnosis all;
  for (SQLSMALLINT record = 1; record <= 8; ++record) {
    std::array<SQLCHAR, 6> state{};
    std::array<SQLCHAR, 1024> text{};
    SQLINTEGER native = 0;
    SQLSMALLINT length = 0;
    auto done = SQLGetDiagRec(handle_type, handle, record, state.data(), &native, text.data(), text.size(), &length);
    if (!SQL_SUCCEEDED(done)) break;
    const size_t size = std::min<size_t>(text.size() - 1, length < 0 ? 0 : static_cast<size_t>(length));
    if (record == 1) {
      all.state = reinterpret_cast<const char*>(state.data());
      all.native = native;
    } else {
      all.message += "; ";
    }
    all.message.append(reinterpret_cast<const char*>(text.data()), size);
  }
  if (all.state.empty()) all = {"HY000", 0, "the driver failed without a diagnosis"};
  return all;
}

Kind kind_named(std::string_view product) {
  std::string lower(product);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  if (lower.find("sqlite") != std::string::npos) return Kind::sqlite;
  if (lower.find("postgres") != std::string::npos) return Kind::postgresql;
  if (lower.find("maria") != std::string::npos || lower.find("mysql") != std::string::npos) return Kind::mariadb;
  return Kind::other;
}

// Where the driver does not tell, its name must.
Kind kind_of_connection(SQLHDBC connection, const std::string& connection_string) {
  std::array<SQLCHAR, 128> product{};
  SQLSMALLINT length = 0;
  if (SQL_SUCCEEDED(SQLGetInfo(connection, SQL_DBMS_NAME, product.data(), product.size(), &length)))
    return kind_named(reinterpret_cast<const char*>(product.data()));
  return DataSource(connection_string).kind();
}

// SQLite counts its memory under one lock for the whole process, which threads with connections of their own then wait
// for (a third of a busy host's time); the statistics serve nobody here. Works only before the library's first use,
// later it is refused and nothing changes.
void stop_sqlite_statistics() {
  constexpr int config_memory_statistics = 9;  // SQLITE_CONFIG_MEMSTATUS
  static void* const library = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;  // no SQLite driver on this machine
  using Configure = int (*)(int, ...);
  static const auto configure = reinterpret_cast<Configure>(dlsym(library, "sqlite3_config"));
  static std::once_flag once;
  if (configure) std::call_once(once, [] { configure(config_memory_statistics, 0); });
}

// In every connect psqlodbc asks the process's locale for an encoding by setlocale(), which races with every other
// thread that reads the locale. It asks only when this variable does not tell; UTF-8 is what this layer speaks to all
// drivers.
void settle_postgresql_encoding() {
  static std::once_flag once;
  std::call_once(once, [] { setenv("PGCLIENTENCODING", "UTF8", 1); });
}

}  // namespace

Environment::Environment() {
  stop_sqlite_statistics();
  settle_postgresql_encoding();
  if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &handle_)))
    throw Failure(Cause::other, "environment", "", 0, "the ODBC driver manager gives no environment");
  SQLSetEnvAttr(handle_, SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
}

Environment::~Environment() { SQLFreeHandle(SQL_HANDLE_ENV, handle_); }

Connection::Connection(Environment& environment, const std::string& connection_string,
                       std::chrono::seconds login_time) {
  if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_DBC, environment.handle(), &handle_)))
    throw Failure(Cause::other, "connect", "", 0, "the ODBC driver manager gives no connection");
  SQLSetConnectAttr(handle_, SQL_ATTR_LOGIN_TIMEOUT, reinterpret_cast<SQLPOINTER>(login_time.count()), 0);
  std::string text = connection_string;  // the interface wants it writable
  auto done = SQLDriverConnect(handle_, nullptr, reinterpret_cast<SQLCHAR*>(text.data()),
                               static_cast<SQLSMALLINT>(text.size()), nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT);
  if (SQL_SUCCEEDED(done)) {
    kind_ = kind_of_connection(handle_, connection_string);
    return;
  }
  kind_ = DataSource(connection_string).kind();
  Diagnosis why = diagnose(SQL_HANDLE_DBC, handle_);
  SQLFreeHandle(SQL_HANDLE_DBC, handle_);
  throw Failure(classify(kind_, why.state, why.native, why.message), "connect", why.state, why.native, why.message);
}

Connection::~Connection() {
  SQLEndTran(SQL_HANDLE_DBC, handle_, SQL_ROLLBACK);
  SQLDisconnect(handle_);
  SQLFreeHandle(SQL_HANDLE_DBC, handle_);
}

bool Connection::dead() const noexcept {
  if (lost_) return true;
  SQLUINTEGER dead = SQL_CD_FALSE;
  return SQL_SUCCEEDED(SQLGetConnectAttr(handle_, SQL_ATTR_CONNECTION_DEAD, &dead, sizeof dead, nullptr)) &&
         dead == SQL_CD_TRUE;
}

void Connection::execute(std::string_view sql) {
  SQLHSTMT statement = nullptr;
  if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, handle_, &statement))) fail(SQL_HANDLE_DBC, handle_, "statement");
  struct Free {
    SQLHSTMT statement;
    ~Free() { SQLFreeHandle(SQL_HANDLE_STMT, statement); }
  } free{statement};
  std::string text(sql);
  auto done = SQLExecDirect(statement, reinterpret_cast<SQLCHAR*>(text.data()), static_cast<SQLINTEGER>(text.size()));
  if (!SQL_SUCCEEDED(done) && done != SQL_NO_DATA) fail(SQL_HANDLE_STMT, statement, "execute");
  if (done == SQL_NO_DATA) return;
  SQLSMALLINT columns = 0;
  if (!SQL_SUCCEEDED(SQLNumResultCols(statement, &columns)) || columns == 0) return;
  while (done = SQLFetch(statement), SQL_SUCCEEDED(done))
    continue;  // SQLite runs what has a result only while it is read
  if (done != SQL_NO_DATA) fail(SQL_HANDLE_STMT, statement, "execute");
}

void Connection::autocommit(bool on) {
  auto mode = reinterpret_cast<SQLPOINTER>(static_cast<SQLULEN>(on ? SQL_AUTOCOMMIT_ON : SQL_AUTOCOMMIT_OFF));
  if (!SQL_SUCCEEDED(SQLSetConnectAttr(handle_, SQL_ATTR_AUTOCOMMIT, mode, SQL_IS_UINTEGER)))
    fail(SQL_HANDLE_DBC, handle_, "autocommit");
}

void Connection::end(bool commit) {
  if (!SQL_SUCCEEDED(SQLEndTran(SQL_HANDLE_DBC, handle_, commit ? SQL_COMMIT : SQL_ROLLBACK)))
    fail(SQL_HANDLE_DBC, handle_, commit ? "commit" : "roll back");
}

void Connection::fail(short handle_type, void* handle, std::string_view step) {
  Diagnosis why = diagnose(handle_type, handle);
  Cause cause = classify(kind_, why.state, why.native, why.message);
  doomed_ = true;
  if (cause == Cause::connection_lost) lost_ = true;
  throw Failure(cause, step, why.state, why.native, std::move(why.message));
}

std::string braced(std::string_view value) {
  if (value.find('\0') != std::string_view::npos)
    throw Failure(Cause::data, "connection string", "", 0, "a value contains NUL");
  std::string text = "{";
  for (char c : value) {
    text += c;
    if (c == '}') text += c;
  }
  return text + "}";
}

}  // namespace zq::odbc
