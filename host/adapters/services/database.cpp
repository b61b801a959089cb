// The C face of the legacy databases. A failed function has told the call why; texts name the source, the step and the
// column, never a value.
#include "adapters/services/database.hpp"

#include <algorithm>

#include "adapters/services/database_session.hpp"
#include "adapters/services/services.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

constexpr size_t sql_bytes_max = 64 * 1024;

zq_status open(const zq_host* host, const zq_call* c, const char* source, zq_db** out) noexcept {
  Services* services = Services::of(host);
  Call* call = Call::of(c);
  if (services == nullptr || call == nullptr || source == nullptr || out == nullptr) return ZQ_E_INVALID;
  *out = nullptr;
  return fenced(call, [&]() -> zq_status {
    DatabasePool* pool = services->databases().find(source);
    if (pool == nullptr)
      return call->fail(ZQ_E_NOT_FOUND, "the department's config has no database '" + printable(source, 64) + "'");
    if (!pool->charset())
      return tell(*call, *pool, ZQ_E_CONFIG,
                  "unknown charset '" + pool->config().charset + "', expected GB18030, GBK, GB2312, CP936 or UTF-8");
    if (const zq_status stop = call->interrupted(); stop != ZQ_OK)
      return tell(*call, *pool, stop, "no time left to connect");
    try {
      auto link = pool->take(*call);
      if (!link) return call->interrupted();
      auto db = std::make_shared<zq_db>(*pool, services->databases().watchdog(), *call, std::move(link));
      call->hold(db);
      *out = db.get();
      return ZQ_OK;
    } catch (const odbc::Failure& failure) {
      return tell(*call, *pool, status_of(failure.cause, Step::connect), failure.what());
    }
  });
}

void close(zq_db* db) noexcept {
  if (db == nullptr) return;
  Call& call = db->call;
  fenced(&call, [&]() -> zq_status {
    call.let_go(db);
    return ZQ_OK;
  });
}

zq_status prepare(zq_db* db, zq_str sql, zq_stmt** out) noexcept {
  if (out == nullptr) return ZQ_E_INVALID;
  *out = nullptr;
  return step(db, Step::prepare, false, [&]() -> zq_status {
    const std::string_view text = view(sql);
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
    if (!is_str(sql) || text.empty() || text.size() > sql_bytes_max || !ascii)
      return tell(db->call, db->pool, ZQ_E_INVALID,
                  "SQL text must be 1 to 65536 bytes of ASCII; bind other text as a parameter");
    *out = &statement_for(*db, text);
    return ZQ_OK;
  });
}

void forget_row(zq_stmt& statement) {
  statement.on_row = false;
  statement.row.clear();
}

bool is_parameter(const zq_stmt& statement, uint32_t n) {
  return n >= 1 && n <= static_cast<uint32_t>(statement.statement->parameters());
}

template <class F>
zq_status bind(zq_stmt* statement, uint32_t n, F&& body) noexcept {
  return step(statement, Step::bind, [&]() -> zq_status {
    zq_db& db = *statement->db;
    if (!is_parameter(*statement, n))
      return tell(db.call, db.pool, ZQ_E_INVALID,
                  "parameter " + std::to_string(n) + ", but the statement has " +
                      std::to_string(statement->statement->parameters()));
    forget_row(*statement);
    return body(db, static_cast<int>(n));
  });
}

zq_status bind_text(zq_stmt* statement, uint32_t n, zq_str utf8) noexcept {
  return bind(statement, n, [&](zq_db& db, int parameter) -> zq_status {
    const auto wrong = [&](zq_status status, const std::string& why) {
      return tell(db.call, db.pool, status, "parameter " + std::to_string(n) + " " + why);
    };
    if (!is_str(utf8)) return wrong(ZQ_E_INVALID, "has a length but no bytes");
    if (view(utf8).find('\0') != std::string_view::npos) return wrong(ZQ_E_INVALID, "holds a NUL");
    BadBytes bad;
    const auto encoded = encode_text(*db.pool.charset(), view(utf8), &bad);
    if (!encoded)
      return wrong(ZQ_E_BAD_DATA, "has a character at byte " + std::to_string(bad.offset) + " that " +
                                      db.pool.config().charset + " cannot hold");
    statement->statement->bind(parameter, *encoded);
    return ZQ_OK;
  });
}

zq_status bind_int(zq_stmt* statement, uint32_t n, int64_t value) noexcept {
  return bind(statement, n, [&](zq_db&, int parameter) -> zq_status {
    statement->statement->bind(parameter, value);
    return ZQ_OK;
  });
}

zq_status bind_null(zq_stmt* statement, uint32_t n) noexcept {
  return bind(statement, n, [&](zq_db&, int parameter) -> zq_status {
    statement->statement->bind_null(parameter);
    return ZQ_OK;
  });
}

zq_status execute(zq_stmt* statement) noexcept {
  return step(statement, Step::execute, [&]() -> zq_status {
    forget_row(*statement);
    const Watchdog::Guard guard(statement->db->dog, *statement->statement, statement->db->call);
    statement->statement->execute();
    return ZQ_OK;
  });
}

zq_status fetch(zq_stmt* statement, int32_t* has_row) noexcept {
  if (has_row == nullptr) return ZQ_E_INVALID;
  *has_row = 0;
  return step(statement, Step::fetch, [&]() -> zq_status {
    forget_row(*statement);
    const Watchdog::Guard guard(statement->db->dog, *statement->statement, statement->db->call);
    statement->on_row = statement->statement->fetch();
    *has_row = statement->on_row ? 1 : 0;
    return ZQ_OK;
  });
}

zq_status bad_column(zq_stmt& statement, int column, const BadBytes& bad) {
  zq_db& db = *statement.db;
  return tell(db.call, db.pool, ZQ_E_BAD_DATA,
              "column " + std::to_string(column) + " (" + printable(statement.statement->column_name(column), 64) +
                  ") is no " + db.pool.config().charset + " at byte " + std::to_string(bad.offset));
}

zq_status column(zq_stmt* statement, uint32_t col, zq_str* utf8) noexcept {
  if (utf8 == nullptr) return ZQ_E_INVALID;
  *utf8 = {};
  return step(statement, Step::fetch, [&]() -> zq_status {
    zq_db& db = *statement->db;
    const int columns = statement->on_row ? statement->statement->columns() : 0;
    if (col < 1 || col > static_cast<uint32_t>(columns))
      return tell(db.call, db.pool, ZQ_E_INVALID,
                  statement->on_row ? "column " + std::to_string(col) + ", but the row has " + std::to_string(columns)
                                    : "column was read without a row");
    statement->row.reserve(static_cast<size_t>(columns));  // what was handed out must not move
    while (statement->row.size() < col) {
      const int next = static_cast<int>(statement->row.size()) + 1;
      const auto bytes = statement->statement->text(next);
      if (!bytes) {
        statement->row.emplace_back();
        continue;
      }
      BadBytes bad;
      auto decoded = decode_text(*db.pool.charset(), *bytes, &bad);
      if (!decoded) return bad_column(*statement, next, bad);
      statement->row.emplace_back(std::move(decoded).value());
    }
    if (const auto& value = statement->row[col - 1]) *utf8 = str(*value);
    return ZQ_OK;
  });
}

zq_status affected(zq_stmt* statement, int64_t* rows) noexcept {
  if (rows == nullptr) return ZQ_E_INVALID;
  *rows = 0;
  return step(statement, Step::execute, [&]() -> zq_status {
    *rows = statement->statement->affected();
    return ZQ_OK;
  });
}

zq_status begin(zq_db* db) noexcept {
  return step(db, Step::execute, false, [&]() -> zq_status {
    if (db->transaction) return tell(db->call, db->pool, ZQ_E_INVALID, "begin inside a transaction");
    db->transaction.emplace(db->link->connection);
    return ZQ_OK;
  });
}

zq_status commit(zq_db* db) noexcept {
  return step(db, Step::commit, true, [&]() -> zq_status {
    if (!db->transaction) return tell(db->call, db->pool, ZQ_E_INVALID, "commit without begin");
    db->transaction->commit();
    db->transaction.reset();
    return ZQ_OK;
  });
}

}  // namespace

const zq_database database_table = {sizeof(zq_database), 0,       open,  close,  prepare,  bind_text, bind_int,
                                    bind_null,           execute, fetch, column, affected, begin,     commit};

}  // namespace zq::adapters
