#include "bench/worker_bench_store.hpp"

#include <algorithm>
#include <chrono>

#include "odbc/statement.hpp"

namespace zq::bench {
namespace {

constexpr int64_t hour = 3600 * 1000;
const std::string document_columns =
    "kind, id, version, series, number, state, case_id, unit, owner, person, opened_at, due_at, closed_at, body, "
    "personal";

}  // namespace

int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

FilledStore::FilledStore(bool postgresql, const std::filesystem::path& folder) {
  if (postgresql) {
    server_.emplace();
    element_ = server_->store_element(folder);
    connection_text_ = server_->connection();
    return;
  }
  element_ = R"(<store kind="sqlite" path="host.db"/>)";
  connection_text_ = "Driver=SQLite3;Database=" + (folder / "host.db").string() + ";Timeout=60000;";
}

odbc::Connection& FilledStore::connection() {
  if (!connection_) connection_ = std::make_unique<odbc::Connection>(environment_, connection_text_);
  return *connection_;
}

void FilledStore::execute(const std::string& sql) { connection().execute(sql); }

int64_t FilledStore::number(const std::string& sql) {
  odbc::Statement ask(connection(), sql);
  ask.execute();
  return ask.fetch() ? ask.integer(1).value_or(-1) : -1;
}

int64_t FilledStore::last_act() { return number("SELECT last_number FROM journal_head"); }

void FilledStore::keep_template() {
  execute("CREATE TABLE bench_letter AS SELECT * FROM document WHERE kind = 'letter' LIMIT 1");
  execute("DELETE FROM work");
}

// `timer` and `sent_before_ms` are SQL over n = 1, 2, ...: when the timers come, and how long before that the letter
// was sent. Every time in the letter's body moves with it.
void FilledStore::copy(const std::string& name, int64_t count, const std::string& timer, const std::string& sent) {
  const std::string numbers =
      "WITH RECURSIVE numbers(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM "
      "numbers WHERE n < " +
      std::to_string(count) + ") ";
  const std::string sent_text = "CAST(" + sent + " AS TEXT)",
                    due_text = "CAST(" + sent + " + due_at - opened_at AS TEXT)";
  execute(numbers + "INSERT INTO document (" + document_columns + ") SELECT kind, '" + name +
          "' || n, version, '', n, state, '" + name + "case' || n, unit, owner, person, " + sent + ", " + sent +
          " + due_at - opened_at, closed_at, replace(replace(body, CAST(opened_at AS TEXT), " + sent_text +
          "), CAST(due_at AS TEXT), " + due_text + "), personal FROM numbers, bench_letter");
  for (const auto& [prefix, kind] : {std::pair("remind:", "letter_reminder"), std::pair("overdue:", "letter_overdue")})
    execute(numbers + "INSERT INTO work (id, kind, subject, due_at, attempts, leased_until) SELECT '" + prefix + name +
            "' || n, '" + kind + "', '" + name + "' || n, " + timer + ", 0, 0 FROM numbers");
}

void FilledStore::add_open_letters(int64_t count) {
  const std::string sent = std::to_string(now_ms()) + " + n % 1000";
  copy("open", count, std::to_string(now_ms() + hour) + " + n * 7919 % " + std::to_string(48 * hour), "(" + sent + ")");
}

void FilledStore::add_late_letters(const std::string& name, int64_t count, int64_t first, int64_t spacing) {
  const std::string timer = "(" + std::to_string(first) + " + (n - 1) * " + std::to_string(spacing) + ")";
  copy(name, count, timer, "(" + timer + " - " + std::to_string(24 * hour + 2000) + ")");
}

std::vector<int64_t> FilledStore::firing_errors(int64_t behind_act, const std::string& name, int64_t first,
                                                int64_t spacing) {
  odbc::Statement ask(connection(), "SELECT subject, at FROM journal WHERE number > ? AND kind = 'letter.overdue'");
  ask.bind(1, behind_act);
  ask.execute();
  std::vector<int64_t> errors;
  while (ask.fetch()) {
    const std::string subject = ask.text(1).value_or("");
    const int64_t n = std::stoll(subject.substr(name.size() + 4));  // "<name>case<n>"
    errors.push_back(ask.integer(2).value_or(0) - first - (n - 1) * spacing);
  }
  std::sort(errors.begin(), errors.end());
  return errors;
}

}  // namespace zq::bench
