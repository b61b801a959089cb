// A lease of one connection for one call, as the adapter's zq_db and zq_stmt: what database.cpp works on, and how a
// step against the database is run so that its failure reaches the call. One thread at a time.
#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/call.hpp"
#include "adapters/services/database.hpp"
#include "adapters/services/fence.hpp"
#include "odbc/failure.hpp"
#include "odbc/transaction.hpp"

struct zq_stmt {
  zq_db* db = nullptr;
  zq::odbc::Statement* statement = nullptr;  // owned by the Link
  bool writes = false;
  bool on_row = false;
  std::vector<std::optional<std::string>> row;  // columns read so far, decoded
};

struct zq_db {
  zq_db(zq::adapters::DatabasePool& p, zq::adapters::Watchdog& d, zq::adapters::Call& c,
        std::unique_ptr<zq::adapters::Link> l)
      : pool(p), dog(d), call(c), link(std::move(l)) {}
  ~zq_db();  // rolls back what was not committed and gives the connection back
  zq::adapters::DatabasePool& pool;
  zq::adapters::Watchdog& dog;
  zq::adapters::Call& call;
  std::unique_ptr<zq::adapters::Link> link;
  std::optional<zq::odbc::Transaction> transaction;
  std::deque<zq_stmt> statements;
  bool broken = false;
};

namespace zq::adapters {

enum class Step { connect, prepare, bind, execute, fetch, commit };

zq_status status_of(odbc::Cause, Step);

// Tells the call why, naming the source. Returns `status`.
zq_status tell(Call&, const DatabasePool&, zq_status status, const std::string& what);
zq_status failed(zq_db&, const odbc::Failure&, Step, bool writes);

// The statement for this text, prepared once per connection.
zq_stmt& statement_for(zq_db&, std::string_view sql);

// Runs one step against the database.
template <class F>
zq_status step(zq_db* db, Step which, bool writes, F&& body) noexcept {
  if (db == nullptr) return ZQ_E_INVALID;
  return fenced(&db->call, [&]() -> zq_status {
    if (const zq_status stop = db->call.interrupted(); stop != ZQ_OK)
      return tell(db->call, db->pool, stop, stop == ZQ_E_CANCELLED ? "the call was cancelled" : "no time left");
    try {
      return body();
    } catch (const odbc::Failure& failure) {
      return failed(*db, failure, which, writes);
    }
  });
}

template <class F>
zq_status step(zq_stmt* statement, Step which, F&& body) noexcept {
  if (statement == nullptr) return ZQ_E_INVALID;
  return step(statement->db, which, statement->writes, std::forward<F>(body));
}

}  // namespace zq::adapters
