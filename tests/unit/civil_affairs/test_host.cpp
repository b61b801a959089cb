#include "test_host.hpp"

#include <dlfcn.h>
#include <iconv.h>

#include <cstring>
#include <stdexcept>

#include "odbc/statement.hpp"

namespace od = zq::odbc;

struct zq_stmt {
  zq_stmt(zq_db* owner, od::Connection& connection, std::string_view sql) : db(owner), statement(connection, sql) {}
  zq_db* db;
  od::Statement statement;
  std::map<std::uint32_t, std::optional<std::string>> cells;
};
struct zq_db {
  const zq_call* call;
  od::Connection connection;
  std::map<std::string, std::unique_ptr<zq_stmt>, std::less<>> statements;
};

namespace civil_affairs {
namespace {

std::string_view view(zq_str s) { return {s.ptr ? s.ptr : "", s.len}; }
zq_str str(std::string_view s) { return {s.data(), s.size()}; }

// Nothing when some byte or character has no counterpart; *bad is its position.
std::optional<std::string> convert(const char* to, const char* from, std::string_view text, std::size_t* bad) {
  const iconv_t converter = iconv_open(to, from);
  std::string out(text.size() * 4 + 8, '\0');
  char *in = const_cast<char*>(text.data()), *end = out.data();
  std::size_t left = text.size(), room = out.size();
  const bool whole = iconv(converter, &in, &left, &end, &room) != std::size_t(-1);
  iconv_close(converter);
  *bad = text.size() - left;
  if (!whole) return std::nullopt;
  out.resize(out.size() - room);
  return out;
}

zq_status fail(const zq_call* call, const od::Failure& failure) {
  const bool down = failure.cause == od::Cause::connection_lost || failure.cause == od::Cause::busy;
  const zq_status status = down ? ZQ_E_UNAVAILABLE : ZQ_E_INTERNAL;
  call->set_error(call, status, str(failure.what()));
  return status;
}

template <class Body>
zq_status guarded(const zq_call* call, Body body) noexcept {
  try {
    return body();
  } catch (const od::Failure& failure) {
    return fail(call, failure);
  }
}

zq_status open(const zq_host* host, const zq_call* call, const char* source, zq_db** out) noexcept {
  auto* self = static_cast<TestHost*>(host->host_data);
  if (std::strcmp(source, "main") != 0) return ZQ_E_NOT_FOUND;
  return guarded(call, [&] {
    *out = new zq_db{call, od::Connection(self->environment, self->connection_string), {}};
    return ZQ_OK;
  });
}
void close(zq_db* db) noexcept {
  if (db) db->statements.clear();
  delete db;
}
zq_status prepare(zq_db* db, zq_str sql, zq_stmt** out) noexcept {
  return guarded(db->call, [&] {
    auto& kept = db->statements[std::string(view(sql))];
    if (!kept) kept = std::make_unique<zq_stmt>(db, db->connection, view(sql));
    *out = kept.get();
    return ZQ_OK;
  });
}
zq_status bind_text(zq_stmt* s, std::uint32_t n, zq_str utf8) noexcept {
  return guarded(s->db->call, [&] {
    std::size_t bad = 0;
    const auto bytes = convert("GB18030", "UTF-8", view(utf8), &bad);
    if (!bytes) return zq_status(ZQ_E_BAD_DATA);
    s->statement.bind(int(n), std::string_view(*bytes));
    return zq_status(ZQ_OK);
  });
}
zq_status bind_int(zq_stmt* s, std::uint32_t n, std::int64_t value) noexcept {
  return guarded(s->db->call, [&] { return s->statement.bind(int(n), value), ZQ_OK; });
}
zq_status bind_null(zq_stmt* s, std::uint32_t n) noexcept {
  return guarded(s->db->call, [&] { return s->statement.bind_null(int(n)), ZQ_OK; });
}
zq_status execute(zq_stmt* s) noexcept {
  return guarded(s->db->call, [&] { return s->statement.execute(), ZQ_OK; });
}
zq_status fetch(zq_stmt* s, std::int32_t* has_row) noexcept {
  return guarded(s->db->call, [&] {
    s->cells.clear();
    *has_row = s->statement.fetch() ? 1 : 0;
    return ZQ_OK;
  });
}
zq_status column(zq_stmt* s, std::uint32_t n, zq_str* out) noexcept {
  return guarded(s->db->call, [&] {
    const auto bytes = s->statement.text(int(n));
    if (!bytes) return *out = {nullptr, 0}, zq_status(ZQ_OK);
    std::size_t bad = 0;
    auto& cell = s->cells[n] = convert("UTF-8", "GB18030", *bytes, &bad);
    if (cell) return *out = {cell->c_str(), cell->size()}, zq_status(ZQ_OK);
    s->db->call->set_error(s->db->call, ZQ_E_BAD_DATA, str("第 " + std::to_string(n) + " 列不是 GBK"));
    return zq_status(ZQ_E_BAD_DATA);
  });
}
zq_status affected(zq_stmt* s, std::int64_t* rows) noexcept {
  return guarded(s->db->call, [&] { return *rows = s->statement.affected(), ZQ_OK; });
}
zq_status no_transaction(zq_db*) noexcept { return ZQ_E_UNSUPPORTED; }

constexpr zq_database database{sizeof(zq_database), 0,       open,  close,  prepare,  bind_text,      bind_int,
                               bind_null,           execute, fetch, column, affected, no_transaction, no_transaction};

zq_status visit(const std::optional<std::string>& converted, zq_visit fn, void* user) {
  if (!converted) return ZQ_E_BAD_DATA;
  fn(user, {converted->c_str(), converted->size()});
  return ZQ_OK;
}
zq_status to_utf8(const zq_host*, const char* charset, zq_str in, std::size_t* bad, zq_visit fn, void* user) noexcept {
  return visit(convert("UTF-8", charset, view(in), bad), fn, user);
}
zq_status from_utf8(const zq_host*, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                    void* user) noexcept {
  return visit(convert(charset, "UTF-8", view(in), bad), fn, user);
}
constexpr zq_text text{sizeof(zq_text), 0, to_utf8, from_utf8};

const void* get_service(const zq_host*, const char* id) noexcept {
  if (std::strcmp(id, ZQ_SVC_DATABASE) == 0) return &database;
  return std::strcmp(id, ZQ_SVC_TEXT) == 0 ? &text : nullptr;
}

Said& said(const zq_call* call) { return *static_cast<Said*>(call->host_data); }
std::int32_t never_cancelled(const zq_call*) noexcept { return 0; }
void set_error(const zq_call* call, zq_status, zq_str why) noexcept { said(call).error = view(why); }
zq_status set_cursor(const zq_call* call, zq_str next) noexcept { return said(call).cursor = view(next), ZQ_OK; }
zq_status set_pending(const zq_call*, zq_str, std::int64_t) noexcept { return ZQ_E_UNSUPPORTED; }
zq_status emit(const zq_call* call, const zq_record* record) noexcept {
  auto& row = said(call).records.emplace_back();
  for (std::uint32_t i = 0; i < record->count; ++i) {
    const zq_field& field = record->fields[i];
    row[std::string(view(field.name))] = field.type == ZQ_T_INT ? std::to_string(field.i) : std::string(view(field.s));
  }
  return ZQ_OK;
}

template <class Table>
const Table* capability(const zq_entry* entry, zq_instance* instance, const char* id) {
  return static_cast<const Table*>(entry->get_capability(instance, id));
}

}  // namespace

TestHost::TestHost(const char* adapter_file, std::string connection) : connection_string(std::move(connection)) {
  library_ = dlopen(adapter_file, RTLD_NOW | RTLD_LOCAL);
  if (!library_) throw std::runtime_error(dlerror());
  entry_ = static_cast<const zq_entry*>(dlsym(library_, "zq_plugin_entry"));
  host_ = {sizeof(zq_host), ZQ_ABI_MAJOR, ZQ_ABI_MINOR, 0, this, get_service};
  instance_ = entry_->create(&host_, "civil_affairs");
  call([&](const zq_call* c, Said&) { return entry_->start(instance_, c); });
}

TestHost::~TestHost() {
  call([&](const zq_call* c, Said&) { return entry_->stop(instance_, c), ZQ_OK; });
  entry_->destroy(instance_);
  dlclose(library_);
}

template <class Body>
Said TestHost::call(Body body) {
  Said out;
  zq_call c{};
  c.size = sizeof c;
  c.host_data = &out;
  c.deadline_ns = INT64_MAX;
  c.now_unix_ms = 1'767'225'600'000;  // 2026-01-01T08:00:00+08:00
  c.cancelled = never_cancelled;
  c.set_error = set_error;
  c.emit = emit;
  c.set_cursor = set_cursor;
  c.set_pending = set_pending;
  out.status = body(&c, out);
  return out;
}

Said TestHost::verify(const char* check, const zq_record* declared) {
  const auto* v = capability<zq_verification>(entry_, instance_, ZQ_CAP_VERIFICATION);
  return call([&](const zq_call* c, Said& out) { return v->verify(instance_, c, str(check), declared, &out.verdict); });
}
Said TestHost::list(const std::string& cursor, std::uint32_t limit) {
  const auto* l = capability<zq_list>(entry_, instance_, ZQ_CAP_LIST);
  const zq_record none{sizeof(zq_record), 0, nullptr};
  return call([&](const zq_call* c, Said&) { return l->list(instance_, c, &none, str(cursor), limit); });
}
Said TestHost::submit(const zq_record* complaint, const std::string& key) {
  const auto* k = capability<zq_complaint>(entry_, instance_, ZQ_CAP_COMPLAINT);
  return call([&](const zq_call* c, Said&) { return k->submit(instance_, c, complaint, str(key)); });
}
Said TestHost::status(const std::string& receipt) {
  const auto* k = capability<zq_complaint>(entry_, instance_, ZQ_CAP_COMPLAINT);
  return call([&](const zq_call* c, Said&) { return k->status(instance_, c, str(receipt)); });
}
Said TestHost::health() {
  return call([&](const zq_call* c, Said&) { return entry_->health(instance_, c); });
}

}  // namespace civil_affairs
