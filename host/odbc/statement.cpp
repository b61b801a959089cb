#include "odbc/statement.hpp"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

namespace zq::odbc {
namespace {

static_assert(std::is_same_v<SQLLEN, long>, "Slot::indicator is handed to the driver as SQLLEN");

constexpr size_t long_text = 4000;        // above it drivers want SQL_LONGVARCHAR
constexpr size_t kept_bytes = 64 * 1024;  // larger buffers are given back after use
constexpr size_t first_chunk = 8 * 1024;
constexpr size_t later_chunk = 256 * 1024;

}  // namespace

Statement::Statement(Connection& connection, std::string_view sql, std::string_view name)
    : connection_(&connection), sql_(sql), name_(name) {
  if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, connection.handle(), &handle_)))
    connection.fail(SQL_HANDLE_DBC, connection.handle(), "statement");
  try {
    prepare();
    SQLSMALLINT count = 0;
    check(SQLNumParams(handle_, &count), "count parameters");
    slots_.resize(static_cast<size_t>(std::max<SQLSMALLINT>(count, 0)));
  } catch (...) {
    SQLFreeHandle(SQL_HANDLE_STMT, handle_);
    throw;
  }
}

Statement::~Statement() {
  if (handle_) SQLFreeHandle(SQL_HANDLE_STMT, handle_);
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      sql_(std::move(other.sql_)),
      name_(std::move(other.name_)),
      handle_(std::exchange(other.handle_, nullptr)),
      slots_(std::move(other.slots_)),
      chunk_(std::move(other.chunk_)),
      columns_(other.columns_),
      open_(std::exchange(other.open_, false)),
      stale_(other.stale_),
      cancelled_(other.cancelled_.load()) {}

void Statement::prepare() {
  check(SQLPrepare(handle_, reinterpret_cast<SQLCHAR*>(sql_.data()), static_cast<SQLINTEGER>(sql_.size())), "prepare");
  stale_ = false;
}

void Statement::check(short returned, std::string_view step) {
  if (!SQL_SUCCEEDED(returned)) fail(step);
}

void Statement::fail(std::string_view step) {
  if (name_.empty()) connection_->fail(SQL_HANDLE_STMT, handle_, step);
  connection_->fail(SQL_HANDLE_STMT, handle_, std::string(step) + " " + name_);
}

Statement::Slot& Statement::slot(int parameter) {
  if (parameter < 1 || parameter > parameters())
    throw Failure(Cause::syntax, "bind", "07009", 0, "no parameter " + std::to_string(parameter));
  close();  // an open result may still read the parameters it was executed with
  return slots_[static_cast<size_t>(parameter - 1)];
}

// Tells the driver where the parameter's value will be found from now on.
void Statement::attach(int parameter, Slot& slot, Slot::Bound bound) {
  SQLSMALLINT c_type = SQL_C_CHAR, sql_type = SQL_VARCHAR;
  if (bound == Slot::Bound::long_text) sql_type = SQL_LONGVARCHAR;
  if (bound == Slot::Bound::blob) c_type = SQL_C_BINARY, sql_type = SQL_LONGVARBINARY;
  const bool number = bound == Slot::Bound::number;
  if (number) c_type = SQL_C_SBIGINT, sql_type = SQL_BIGINT;
  SQLPOINTER value = number ? static_cast<void*>(&slot.number) : slot.buffer.get();
  const size_t size = number ? sizeof slot.number : slot.capacity;
  check(SQLBindParameter(handle_, static_cast<SQLUSMALLINT>(parameter), SQL_PARAM_INPUT, c_type, sql_type,
                         number ? 19 : size, 0, value, static_cast<SQLLEN>(size), &slot.indicator),
        "bind");
  slot.bound = bound;
}

void Statement::put_bytes(int parameter, std::string_view bytes, bool is_blob) {
  Slot& target = slot(parameter);
  bool moved = false;
  if (bytes.size() > target.capacity || !target.buffer) {
    size_t capacity = 64;
    while (capacity < bytes.size()) capacity *= 2;
    target.buffer = std::make_unique<char[]>(capacity);
    target.capacity = capacity;
    moved = true;
  }
  auto bound = is_blob ? Slot::Bound::blob : target.capacity > long_text ? Slot::Bound::long_text : Slot::Bound::text;
  if (!bytes.empty()) std::memcpy(target.buffer.get(), bytes.data(), bytes.size());
  target.indicator = static_cast<long>(bytes.size());
  if (moved || target.bound != bound) attach(parameter, target, bound);
}

void Statement::bind(int parameter, std::string_view text) {
  if (text.find('\0') != std::string_view::npos)
    throw Failure(Cause::data, "bind", "", 0, "text contains NUL, which no database keeps");
  put_bytes(parameter, text, false);
}

void Statement::bind_blob(int parameter, std::string_view bytes) { put_bytes(parameter, bytes, true); }

void Statement::bind(int parameter, int64_t number) {
  Slot& target = slot(parameter);
  target.number = number;
  target.indicator = sizeof number;
  if (target.bound != Slot::Bound::number) attach(parameter, target, Slot::Bound::number);
}

void Statement::bind_null(int parameter) {
  Slot& target = slot(parameter);
  if (target.bound == Slot::Bound::nothing) put_bytes(parameter, "", false);
  target.indicator = SQL_NULL_DATA;
}

void Statement::execute() {
  close();
  if (stale_) prepare();
  cancelled_ = false;
  auto done = SQLExecute(handle_);
  if (done != SQL_NO_DATA) check(done, "execute");
  if (columns_ < 0) {
    SQLSMALLINT count = 0;
    check(SQLNumResultCols(handle_, &count), "count columns");
    columns_ = count;
  }
  open_ = columns_ > 0 && done != SQL_NO_DATA;  // a change without a row has no result, whatever RETURNING promised
  if (!open_) give_back();
}

void Statement::give_back() noexcept {
  for (Slot& slot : slots_) {
    if (slot.capacity <= kept_bytes) continue;
    slot.buffer.reset();
    slot.capacity = 0;
    slot.bound = Slot::Bound::nothing;
  }
}

int64_t Statement::affected() {
  SQLLEN rows = 0;
  check(SQLRowCount(handle_, &rows), "count rows");
  return rows;
}

bool Statement::fetch() {
  if (!open_) return false;
  auto done = SQLFetch(handle_);
  if (SQL_SUCCEEDED(done)) return true;
  if (done == SQL_NO_DATA) return finish(true), false;
  struct Finish {  // after the diagnosis has been read
    Statement& statement;
    ~Finish() { statement.finish(false); }
  } finish_at_end{*this};
  fail("fetch");
}

// SQLite's driver does not rewind a result that was not read to its end: the next execute would go on where it stopped,
// with the old parameters, and until then it holds its read lock. Nearly always the end is one fetch away (a look-up by
// key); otherwise the statement is prepared anew.
void Statement::close() {
  if (!open_) return;
  bool at_end = connection_->kind() != Kind::sqlite;
  if (!at_end && !cancelled_) at_end = SQLFetch(handle_) == SQL_NO_DATA;
  finish(at_end);
}

void Statement::finish(bool at_end) noexcept {
  open_ = false;
  SQLFreeStmt(handle_, SQL_CLOSE);
  if (!at_end && connection_->kind() == Kind::sqlite) {
    auto text = reinterpret_cast<SQLCHAR*>(sql_.data());
    stale_ = !SQL_SUCCEEDED(SQLPrepare(handle_, text, static_cast<SQLINTEGER>(sql_.size())));
  }
  give_back();
}

// Most columns come whole in the first piece; the rest of a long one is read straight into `out`.
bool Statement::get(int column, short c_type, std::string& out) {
  const size_t terminator = c_type == SQL_C_CHAR ? 1 : 0;  // drivers end each piece of text with a NUL
  if (!chunk_) chunk_ = std::make_unique<char[]>(first_chunk);
  SQLLEN left = 0;
  auto index = static_cast<SQLUSMALLINT>(column);
  auto done = SQLGetData(handle_, index, c_type, chunk_.get(), first_chunk, &left);
  if (done == SQL_NO_DATA) return out.clear(), true;
  check(done, "read column");
  if (left == SQL_NULL_DATA) return false;
  if (done == SQL_SUCCESS && left >= 0 && static_cast<size_t>(left) <= first_chunk - terminator) {
    out.assign(chunk_.get(), static_cast<size_t>(left));
    return true;
  }
  size_t used = first_chunk - terminator;
  out.assign(chunk_.get(), used);
  while (true) {
    out.resize(used + later_chunk);
    done = SQLGetData(handle_, index, c_type, out.data() + used, later_chunk, &left);
    if (done == SQL_NO_DATA) break;
    check(done, "read column");
    const size_t room = later_chunk - terminator;
    const bool last = done == SQL_SUCCESS && left != SQL_NO_TOTAL;
    used += last || (left >= 0 && static_cast<size_t>(left) < room) ? static_cast<size_t>(left) : room;
    if (last) break;
  }
  out.resize(used);
  return true;
}

bool Statement::text(int column, std::string& out) { return get(column, SQL_C_CHAR, out); }

std::optional<std::string> Statement::text(int column) {
  std::string out;
  if (!get(column, SQL_C_CHAR, out)) return std::nullopt;
  return out;
}

std::optional<std::string> Statement::blob(int column) {
  std::string out;
  if (!get(column, SQL_C_BINARY, out)) return std::nullopt;
  return out;
}

std::optional<int64_t> Statement::integer(int column) {
  int64_t value = 0;
  SQLLEN indicator = 0;
  check(SQLGetData(handle_, static_cast<SQLUSMALLINT>(column), SQL_C_SBIGINT, &value, sizeof value, &indicator),
        "read column");
  if (indicator == SQL_NULL_DATA) return std::nullopt;
  return value;
}

int Statement::columns() {
  if (columns_ >= 0) return columns_;
  SQLSMALLINT count = 0;
  check(SQLNumResultCols(handle_, &count), "count columns");
  return count;
}

std::string Statement::column_name(int column) {
  std::array<SQLCHAR, 256> name{};
  SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
  SQLULEN size = 0;
  check(SQLDescribeCol(handle_, static_cast<SQLUSMALLINT>(column), name.data(), name.size(), &length, &type, &size,
                       &digits, &nullable),
        "describe column");
  return reinterpret_cast<const char*>(name.data());
}

void Statement::time_limit(std::chrono::seconds limit) {
  SQLSetStmtAttr(handle_, SQL_ATTR_QUERY_TIMEOUT, reinterpret_cast<SQLPOINTER>(limit.count()), 0);
}

void Statement::cancel() noexcept {
  cancelled_ = true;
  SQLCancel(handle_);
}

}  // namespace zq::odbc
