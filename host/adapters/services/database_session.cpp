#include "adapters/services/database_session.hpp"

#include <algorithm>

namespace zq::adapters {
namespace {

constexpr size_t statements_kept = 64;

// A word other than SELECT or WITH at the front may change something.
bool may_write(std::string_view sql) {
  const size_t start = sql.find_first_not_of(" \t\r\n(");
  std::string word;
  for (size_t n = start; n < sql.size() && ((sql[n] | 32) >= 'a' && (sql[n] | 32) <= 'z'); ++n)
    word += static_cast<char>(sql[n] | 32);
  return word != "select" && word != "with";
}

}  // namespace

zq_status status_of(odbc::Cause cause, Step step) {
  switch (cause) {
    case odbc::Cause::busy:
    case odbc::Cause::connection_lost:
    case odbc::Cause::full:
    case odbc::Cause::damaged:
      return ZQ_E_UNAVAILABLE;
    case odbc::Cause::cancelled:
      return ZQ_E_DEADLINE;
    case odbc::Cause::denied:
      return ZQ_E_AUTH;
    case odbc::Cause::read_only:
      return ZQ_E_CONFIG;
    case odbc::Cause::constraint:
      return ZQ_E_INVALID;
    case odbc::Cause::data:
      return step == Step::fetch ? ZQ_E_BAD_DATA : ZQ_E_INVALID;
    case odbc::Cause::syntax:
    case odbc::Cause::other:
      return step == Step::connect ? ZQ_E_UNAVAILABLE : ZQ_E_INTERNAL;
  }
  return ZQ_E_INTERNAL;
}

zq_status tell(Call& call, const DatabasePool& pool, zq_status status, const std::string& what) {
  return call.fail(status, "database '" + pool.config().name + "': " + what);
}

zq_status failed(zq_db& db, const odbc::Failure& failure, Step step, bool writes) {
  const bool over = failure.cause == odbc::Cause::connection_lost || failure.cause == odbc::Cause::cancelled;
  if (over) db.broken = true;
  zq_status status = status_of(failure.cause, step);
  if (failure.cause == odbc::Cause::cancelled && db.call.interrupted() != ZQ_OK) status = db.call.interrupted();
  // Outside a transaction a write may have been done although its reply was lost.
  const bool unknown = over && (step == Step::commit || (step == Step::execute && writes && !db.transaction));
  return tell(db.call, db.pool, unknown ? zq_status{ZQ_E_OUTCOME_UNKNOWN} : status, failure.what());
}

zq_stmt& statement_for(zq_db& db, std::string_view sql) {
  auto& kept = db.link->statements;
  auto at = kept.find(sql);
  if (at == kept.end()) {
    if (kept.size() >= statements_kept && db.statements.empty()) kept.clear();
    at = kept.emplace(std::string(sql), std::make_unique<odbc::Statement>(db.link->connection, sql)).first;
  }
  odbc::Statement* prepared = at->second.get();
  const auto there = std::find_if(db.statements.begin(), db.statements.end(),
                                  [&](const zq_stmt& s) { return s.statement == prepared; });
  if (there != db.statements.end()) return *there;
  zq_stmt& statement = db.statements.emplace_back();
  statement.db = &db;
  statement.statement = prepared;
  statement.writes = may_write(sql);
  return statement;
}

}  // namespace zq::adapters

zq_db::~zq_db() {
  bool sound = !broken;
  try {
    for (zq_stmt& statement : statements) statement.statement->close();
  } catch (const zq::odbc::Failure&) {
    sound = false;
  }
  transaction.reset();  // rolls back what was not committed
  pool.give_back(std::move(link), sound);
}
