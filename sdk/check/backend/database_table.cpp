#include "check/backend/database_table.hpp"

#include <poll.h>

#include <deque>
#include <map>
#include <mutex>

#include "adapters/services/database_session.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"
#include "check/backend/context.hpp"
#include "check/backend/trouble.hpp"

namespace zq::check {
namespace {

const zq_database& real = adapters::database_table;
constexpr const char* lost_text = "the connection was lost";

struct Memory {
  std::mutex mutex;
  int executed = 0;
  std::vector<std::string> statements, unknown;
  std::function<std::optional<std::string>(const std::string&)> rewrite;
  std::function<void()> on_cut;
  std::map<zq_stmt*, std::deque<std::string>> texts;  // handed out instead of the real ones
};
Memory& memory() {
  static Memory all;
  return all;
}

bool applies(Trouble trouble) {
  if (!Troubles::is(trouble)) return false;
  Troubles::note_applied();
  return true;
}

zq_status say(zq_db& db, zq_status status, const std::string& text) {
  return adapters::tell(db.call, db.pool, status, text);
}

zq_status lose(zq_db& db, zq_status status) {
  db.broken = true;
  return say(db, status, lost_text);
}

// Nothing comes until the call is over.
zq_status wait_silently(zq_db& db) {
  while (Troubles::is(Trouble::db_slow) && db.call.interrupted() == ZQ_OK) ::poll(nullptr, 0, 2);
  const zq_status stop = db.call.interrupted();
  return stop == ZQ_OK ? lose(db, ZQ_E_UNAVAILABLE) : (db.broken = true, say(db, stop, "no answer in time"));
}

zq_status open(const zq_host* host, const zq_call* call, const char* source, zq_db** out) noexcept {
  const InHost mark;
  adapters::Call* const known = adapters::Call::of(call);
  if (known && out && applies(Trouble::db_refused)) {
    *out = nullptr;
    return known->fail(ZQ_E_UNAVAILABLE, "the database refuses the connection");
  }
  const zq_status status = real.open(host, call, source, out);
  if (status == ZQ_E_NOT_FOUND && source) {
    const std::lock_guard lock(memory().mutex);
    memory().unknown.push_back(adapters::printable(source, 64));
  }
  return status;
}

void close(zq_db* db) noexcept {
  const InHost mark;
  if (db) {
    const std::lock_guard lock(memory().mutex);
    for (zq_stmt& statement : db->statements) memory().texts.erase(&statement);
  }
  real.close(db);
}

zq_status prepare(zq_db* db, zq_str sql, zq_stmt** out) noexcept {
  const InHost mark;
  if (db && out && applies(Trouble::db_no_column)) {
    *out = nullptr;
    return say(*db, ZQ_E_INTERNAL, "no such column");
  }
  {
    const std::lock_guard lock(memory().mutex);
    if (memory().statements.size() < 1000) memory().statements.emplace_back(adapters::view(sql));
  }
  return real.prepare(db, sql, out);
}

zq_status execute(zq_stmt* statement) noexcept {
  const InHost mark;
  {
    const std::lock_guard lock(memory().mutex);
    ++memory().executed;
    memory().texts.erase(statement);
  }
  if (!statement) return real.execute(statement);
  if (applies(Trouble::db_lost))
    return lose(*statement->db, statement->writes ? ZQ_E_OUTCOME_UNKNOWN : ZQ_E_UNAVAILABLE);
  if (applies(Trouble::db_slow)) return wait_silently(*statement->db);
  const zq_status status = real.execute(statement);
  if (status != ZQ_OK || !statement->writes || !applies(Trouble::db_cut_after)) return status;
  std::function<void()> told;
  {
    const std::lock_guard lock(memory().mutex);
    told = memory().on_cut;
  }
  if (told) told();
  return lose(*statement->db, ZQ_E_OUTCOME_UNKNOWN);
}

zq_status fetch(zq_stmt* statement, std::int32_t* has_row) noexcept {
  const InHost mark;
  if (statement && has_row && applies(Trouble::db_lost_fetch)) {
    *has_row = 0;
    return lose(*statement->db, ZQ_E_UNAVAILABLE);
  }
  {
    const std::lock_guard lock(memory().mutex);
    memory().texts.erase(statement);
  }
  return real.fetch(statement, has_row);
}

// As the real service decodes what it got from the driver.
zq_status decoded(zq_stmt* statement, std::uint32_t column, const std::string& bytes, zq_str* utf8) {
  BadBytes bad;
  auto text = decode_text(*statement->db->pool.charset(), bytes, &bad);
  if (!text) {
    *utf8 = {};
    return say(*statement->db, ZQ_E_BAD_DATA,
               "column " + std::to_string(column) + " is no " + statement->db->pool.config().charset + " at byte " +
                   std::to_string(bad.offset));
  }
  const std::lock_guard lock(memory().mutex);
  *utf8 = adapters::str(memory().texts[statement].emplace_back(std::move(text).value()));
  return ZQ_OK;
}

zq_status column(zq_stmt* statement, std::uint32_t col, zq_str* utf8) noexcept {
  const InHost mark;
  const zq_status status = real.column(statement, col, utf8);
  if (status != ZQ_OK || !utf8->ptr || utf8->len == 0) return status;
  if (applies(Trouble::db_bad_bytes)) return decoded(statement, col, "\xC4\xFF", utf8);
  std::function<std::optional<std::string>(const std::string&)> rewrite;
  {
    const std::lock_guard lock(memory().mutex);
    rewrite = memory().rewrite;
  }
  const auto bytes = rewrite ? rewrite(std::string(adapters::view(*utf8))) : std::nullopt;
  return bytes ? decoded(statement, col, *bytes, utf8) : status;
}

// The others are the real ones, marked as the host's own work.
template <auto Function, class... Arguments>
zq_status marked(Arguments... arguments) noexcept {
  const InHost mark;
  return (real.*Function)(arguments...);
}

zq_status commit(zq_db* db) noexcept {
  const InHost mark;
  const zq_status status = real.commit(db);
  if (status != ZQ_OK || !db || !applies(Trouble::db_cut_after)) return status;
  return lose(*db, ZQ_E_OUTCOME_UNKNOWN);
}

}  // namespace

const zq_database troubled_database = {sizeof(zq_database),
                                       0,
                                       open,
                                       close,
                                       prepare,
                                       marked<&zq_database::bind_text, zq_stmt*, std::uint32_t, zq_str>,
                                       marked<&zq_database::bind_int, zq_stmt*, std::uint32_t, std::int64_t>,
                                       marked<&zq_database::bind_null, zq_stmt*, std::uint32_t>,
                                       execute,
                                       fetch,
                                       column,
                                       marked<&zq_database::affected, zq_stmt*, std::int64_t*>,
                                       marked<&zq_database::begin, zq_db*>,
                                       commit};

int DatabaseWatch::executed() {
  const std::lock_guard lock(memory().mutex);
  return memory().executed;
}
std::vector<std::string> DatabaseWatch::statements() {
  const std::lock_guard lock(memory().mutex);
  return memory().statements;
}
std::vector<std::string> DatabaseWatch::unknown_sources() {
  const std::lock_guard lock(memory().mutex);
  return memory().unknown;
}
void DatabaseWatch::forget() {
  const std::lock_guard lock(memory().mutex);
  memory().executed = 0;
  memory().statements.clear();
  memory().unknown.clear();
}
void DatabaseWatch::rewrite(std::function<std::optional<std::string>(const std::string&)> by) {
  const std::lock_guard lock(memory().mutex);
  memory().rewrite = std::move(by);
}
void DatabaseWatch::on_cut(std::function<void()> told) {
  const std::lock_guard lock(memory().mutex);
  memory().on_cut = std::move(told);
}

}  // namespace zq::check
