// A prepared statement, made once and executed often: parameters are copied into buffers that stay bound, so a repeated
// execute() allocates nothing. Not thread-safe except cancel(). Lives no longer than its Connection. Failures are
// thrown. Text travels as the bytes it is (the connection decides the encoding); NUL in text is refused, because SQLite
// would cut there and PostgreSQL cannot store it.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "odbc/connection.hpp"

namespace zq::odbc {

class Statement {
 public:
  // `name`: what a Failure calls the statement ("execute work_due").
  Statement(Connection&, std::string_view sql, std::string_view name = {});
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Parameters, from 1: bind all before each execute(). The argument may go away after the call. Closes an open result.
  void bind(int parameter, std::string_view text);
  void bind(int parameter, int64_t number);
  void bind_blob(int parameter, std::string_view bytes);
  void bind_null(int parameter);
  int parameters() const noexcept { return static_cast<int>(slots_.size()); }

  // Runs; an open result is closed first. On SQLite a SELECT runs while it is fetched: its failures come from fetch().
  void execute();

  // Rows an INSERT, UPDATE or DELETE changed.
  int64_t affected();

  // The next row; false at the end, and the result is then closed (on SQLite an open result holds a read lock).
  bool fetch();
  void close();

  // Columns of the row, from 1: read each at most once, in ascending order. Any length; nullopt and false are NULL.
  std::optional<std::string> text(int column);
  bool text(int column, std::string& out);  // reuses out's memory
  std::optional<std::string> blob(int column);
  std::optional<int64_t> integer(int column);

  int columns();
  std::string column_name(int column);

  // The server stops a statement that takes longer (Cause::cancelled). Only PostgreSQL honours it; elsewhere a watchdog
  // must call cancel(). 0 = no limit.
  void time_limit(std::chrono::seconds);

  // From any thread while execute() or fetch() runs in another: that call fails with Cause::cancelled.
  void cancel() noexcept;

 private:
  struct Slot {
    enum class Bound { nothing, text, long_text, blob, number } bound = Bound::nothing;
    std::unique_ptr<char[]> buffer;
    size_t capacity = 0;
    int64_t number = 0;
    long indicator = 0;  // SQLLEN
  };
  Slot& slot(int parameter);
  void put_bytes(int parameter, std::string_view, bool is_blob);
  void attach(int parameter, Slot&, Slot::Bound);
  void give_back() noexcept;  // large buffers
  void prepare();
  void finish(bool at_end) noexcept;
  bool get(int column, short c_type, std::string& out);
  void check(short returned, std::string_view step);
  [[noreturn]] void fail(std::string_view step);

  Connection* connection_;
  std::string sql_, name_;
  void* handle_ = nullptr;
  std::vector<Slot> slots_;        // never resized: drivers hold addresses into it
  std::unique_ptr<char[]> chunk_;  // first piece of every column; allocated with the first read
  int columns_ = -1;               // unknown until the first execute
  bool open_ = false;
  bool stale_ = false;  // must be prepared again before the next execute
  std::atomic<bool> cancelled_ = false;
};

}  // namespace zq::odbc
