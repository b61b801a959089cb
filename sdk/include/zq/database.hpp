// Database: the department's legacy database through the host's service. RAII over zq_db and zq_stmt.
//
//   zq::Database db(call, "main");                       // leases a connection; given back by the destructor
//   auto rows = db.query("SELECT xm, bz FROM ry WHERE sfzh = ?", id);
//   while (auto row = rows.next()) use(row->trimmed(1), row->optional(2));
//
// Text goes in and comes out as UTF-8; the call's deadline bounds every function. A failure is thrown as Failure; the
// host has then already reported its reason. A statement is prepared once per connection, so one Rows per SQL text may
// be open at a time: read it to its end, or drop it, before the same text is run again. One thread at a time.
#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "zq/answers.hpp"
#include "zq/call.hpp"

namespace zq {
inline namespace sdk1 {

// Without the blanks that pad CHAR columns (spaces, tabs, U+3000 at the end).
inline std::string_view trim_padding(std::string_view text) noexcept {
  constexpr std::string_view ideographic_space("\xE3\x80\x80", 3);
  for (;;) {
    if (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
      text.remove_suffix(1);
    } else if (text.size() >= 3 && text.substr(text.size() - 3) == ideographic_space) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

// One row under the cursor; good until the next next(). Columns count from 1.
class Row {
 public:
  // The value as stored; NULL is nothing.
  std::optional<std::string> optional(std::uint32_t column) const {
    zq_str value{nullptr, 0};
    require_ok(service_->column(statement_, column, &value));
    if (is_absent(value)) return std::nullopt;
    return std::string(to_view(value));
  }
  // The value as stored, with its padding; NULL is the empty text.
  std::string text(std::uint32_t column) const { return optional(column).value_or(std::string()); }
  // The value without padding; NULL is the empty text.
  std::string trimmed(std::uint32_t column) const { return std::string(trim_padding(text(column))); }
  bool is_null(std::uint32_t column) const { return !optional(column).has_value(); }
  // A whole number; NULL is nothing, anything else ZQ_E_BAD_DATA.
  std::optional<std::int64_t> integer(std::uint32_t column) const {
    const std::optional<std::string> value = optional(column);
    if (!value) return std::nullopt;
    const std::string digits(trim_padding(*value));
    try {
      std::size_t used = 0;
      const std::int64_t number = std::stoll(digits, &used);
      if (used == digits.size()) return number;
    } catch (const std::logic_error&) {  // not a number: reported below
    }
    throw Failure(ZQ_E_BAD_DATA, "数据库第 " + std::to_string(column) + " 列应为整数，实际不是（" +
                                     std::to_string(value->size()) + " 字节）");
  }

 private:
  friend class Rows;
  Row(const zq_database* service, zq_stmt* statement) noexcept : service_(service), statement_(statement) {}
  const zq_database* service_;
  zq_stmt* statement_;
};

// The rows of an executed statement. Must not outlive its Database.
class Rows {
 public:
  // The next row, or nothing at the end.
  std::optional<Row> next() {
    std::int32_t has_row = 0;
    require_ok(service_->fetch(statement_, &has_row));
    if (!has_row) return std::nullopt;
    return Row(service_, statement_);
  }
  // Every further row, as read(row) makes a value of it.
  template <class Read>
  auto all(const Read& read) {
    std::vector<std::decay_t<decltype(read(std::declval<const Row&>()))>> values;
    while (const auto row = next()) values.push_back(read(*row));
    return values;
  }
  // The next row as read(row) makes a value of it; nothing when there is none.
  template <class Read>
  auto first(const Read& read) {
    const auto row = next();
    return row ? std::optional(read(*row)) : std::nullopt;
  }

 private:
  friend class Database;
  Rows(const zq_database* service, zq_stmt* statement) noexcept : service_(service), statement_(statement) {}
  const zq_database* service_;
  zq_stmt* statement_;
};

class Database {
 public:
  // source: the name of the department's <database>.
  Database(Call& call, const std::string& source) : service_(&call.host().service<zq_database>(ZQ_SVC_DATABASE)) {
    require_ok(service_->open(call.host().raw(), call.raw(), source.c_str(), &db_));
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { service_->close(db_); }  // rolls back what was not committed

  // Placeholders are '?'. Arguments: text, whole numbers, std::optional of these, nullptr for NULL.
  template <class... Arguments>
  Rows query(std::string_view sql, const Arguments&... arguments) {
    return Rows(service_, run(sql, arguments...));
  }
  // For INSERT, UPDATE, DELETE: the number of rows changed.
  template <class... Arguments>
  std::int64_t execute(std::string_view sql, const Arguments&... arguments) {
    std::int64_t rows = 0;
    require_ok(service_->affected(run(sql, arguments...), &rows));
    return rows;
  }
  // Without begin() every statement commits by itself.
  void begin() { require_ok(service_->begin(db_)); }
  // ZQ_E_OUTCOME_UNKNOWN when the line broke while committing: never repeat the write blindly.
  void commit() { require_ok(service_->commit(db_)); }

 private:
  template <class... Arguments>
  zq_stmt* run(std::string_view sql, const Arguments&... arguments) {
    zq_stmt* statement = nullptr;
    require_ok(service_->prepare(db_, to_str(sql), &statement));
    std::uint32_t n = 0;
    (bind(statement, ++n, arguments), ...);
    require_ok(service_->execute(statement));
    return statement;
  }
  template <class Value>
  void bind(zq_stmt* statement, std::uint32_t n, const Value& value) {
    if constexpr (std::is_same_v<Value, std::nullptr_t>) {
      require_ok(service_->bind_null(statement, n));
    } else if constexpr (std::is_integral_v<Value>) {
      require_ok(service_->bind_int(statement, n, static_cast<std::int64_t>(value)));
    } else {
      require_ok(service_->bind_text(statement, n, to_str(value)));
    }
  }
  template <class Value>
  void bind(zq_stmt* statement, std::uint32_t n, const std::optional<Value>& value) {
    if (value) {
      bind(statement, n, *value);
    } else {
      require_ok(service_->bind_null(statement, n));
    }
  }

  const zq_database* service_;
  zq_db* db_ = nullptr;
};

// One page of a department's own list, read by key: the statement selects the rows whose code is greater than the
// cursor, in order of code, and no more than limit + 1 of them, for the one too many tells that there is another page.
//   zq::key_page(db.query("SELECT BM, ... WHERE BM > ? ORDER BY BM LIMIT ?", cursor, limit + 1LL), limit, list_row);
template <class Read>
ListPage key_page(Rows rows, std::uint32_t limit, const Read& read) {
  ListPage page;
  page.rows = rows.all(read);
  if (page.rows.size() <= limit) return page;
  page.rows.resize(limit);
  page.next = page.rows.back().code;
  return page;
}

}  // namespace sdk1
}  // namespace zq
