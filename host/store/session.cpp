#include "store/session.hpp"

namespace zq::store {
namespace {

using settings::Store;

bool has_key(const std::string& connection, std::string_view key) {
  std::string lower;
  for (char c : connection) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return lower.find(key) != std::string::npos;
}

void expect(odbc::Connection& connection, std::string_view pragma, std::string_view value) {
  odbc::Statement ask(connection, "PRAGMA " + std::string(pragma), pragma);
  ask.execute();
  const std::string found = ask.fetch() ? ask.text(1).value_or("") : "";
  if (found != value)
    throw odbc::Failure(odbc::Cause::other, "open", "", 0,
                        std::string(pragma) + ": expected " + std::string(value) + ", found " + found);
}

// A fresh file is turned to its write-ahead log by whoever holds it alone for a moment. The driver tries once and keeps
// silent; of several processes that start together the others would be left without. So whoever finds the file held
// waits for its lock, as any writer does, and tries again.
void turn_to_write_ahead_log(odbc::Connection& connection) {
  constexpr int tries_max = 100;
  for (int tries = 1;; ++tries) {
    try {
      return connection.execute("PRAGMA journal_mode=WAL");
    } catch (const odbc::Failure& failure) {
      if (failure.cause != odbc::Cause::busy || tries == tries_max) throw;
    }
    connection.execute("BEGIN IMMEDIATE");
    connection.execute("COMMIT");
  }
}

}  // namespace

std::string connection_string(const Store& settings) {
  if (settings.kind == Store::Kind::sqlite)
    return "Driver=SQLite3;Database=" + settings.path.string() +
           ";JournalMode=WAL;SyncPragma=FULL;Timeout=5000;FKSupport=1;BigInt=1;StepAPI=1;";
  std::string text = settings.connection;
  if (!text.empty() && text.back() != ';') text += ';';
  if (!has_key(text, "driver=")) text = "Driver={PostgreSQL Unicode};" + text;
  // Without it psqlodbc hides failed statements inside a transaction.
  if (!has_key(text, "protocol=")) text += "Protocol=7.4-0;";
  // A black hole in the network would hold a thread for ever.
  if (!has_key(text, "pqopt=")) text += "pqopt={tcp_user_timeout=5000};";
  if (!settings.password.empty()) text += "Pwd=" + odbc::braced(settings.password.reveal()) + ";";
  return text;
}

Session::Session(odbc::Environment& environment, const Store& settings)
    : connection_(environment, connection_string(settings)) {
  if (kind() != odbc::Kind::sqlite) {
    // A host that dies in the middle of a commit must not hold up the others until its link times out, and nobody waits
    // longer for a lock than SQLite's Timeout.
    connection_.execute(
        "SELECT set_config('idle_in_transaction_session_timeout', '10000', false), set_config('lock_timeout', '5000', "
        "false)");
    return;
  }
  turn_to_write_ahead_log(connection_);
  expect(connection_, "journal_mode", "wal");
  expect(connection_, "synchronous", "2");
  expect(connection_, "foreign_keys", "1");
}

odbc::Statement& Session::prepared(Named named) {
  auto& place = statements_[static_cast<size_t>(named)];
  if (!place) {
    const Sql& what = sql(named, kind());
    place.emplace(connection_, what.text, what.name);
    if (limit_.count() > 0) place->time_limit(limit_);
  }
  return *place;
}

int64_t Session::total_changes() {
  odbc::Statement& ask = prepared(Named::total_changes);
  ask.execute();
  const int64_t total = ask.fetch() ? ask.integer(1).value_or(-1) : -1;
  ask.close();
  return total;
}

void Session::begin_count(bool each) {
  count_each_ = each;
  if (kind() == odbc::Kind::sqlite) changes_ = total_changes();
}

bool Session::all_counted() { return kind() != odbc::Kind::sqlite || total_changes() == changes_; }

int64_t Session::change(Named named, bool count) {
  odbc::Statement& statement = prepared(named);
  statement.execute();
  const bool uncounted = sql(named, kind()).uncounted;
  int64_t rows = 1;
  if (uncounted) {
    if (count && count_each_) rows = total_changes() - changes_;
  } else if (count || kind() == odbc::Kind::sqlite) {
    rows = statement.affected();
  }
  if (uncounted && (rows < 0 || rows > 1))
    throw odbc::Failure(odbc::Cause::other, "count changes", "", 0, "the driver lost a change");
  changes_ += rows;
  return rows;
}

}  // namespace zq::store
