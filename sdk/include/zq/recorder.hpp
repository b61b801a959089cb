// Recorder: a host between an adapter and its real host that takes down what goes to the legacy system and what comes
// back: every statement and its rows, every HTTP exchange. Give raw() to create() instead of the real host; the calls
// go through unchanged. Secrets that the adapter was shown are remembered, so that the masked recording holds none of
// them. Bodies that are neither UTF-8 nor GB18030 cannot be masked and are left out. Any thread; it must outlive the
// instance.
#pragma once
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zq/masking.hpp"
#include "zq/recording.hpp"

namespace zq {
inline namespace sdk1 {

class Recorder {
 public:
  explicit Recorder(const zq_host* inner) : inner_(inner) {
    host_.abi_minor = inner->abi_minor;
    host_.host_data = this;
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  const zq_host* raw() const noexcept { return &host_; }

  // One call of the adapter and what it said; whoever makes the calls tells.
  void add(RecordedCall call) {
    const std::lock_guard lock(mutex_);
    recording_.entries.insert(recording_.entries.begin() + static_cast<std::ptrdiff_t>(calls_from_), std::move(call));
    calls_from_ = recording_.entries.size();
  }
  // Everything so far, masked.
  Recording masked(Masking& masking) const {
    const std::lock_guard lock(mutex_);
    return masking.masked(recording_, secrets_);
  }

 private:
  struct Line;
  struct Statement {
    Line* line;
    zq_stmt* inner;
    std::string sql;
    RecordedRow bound;
    std::size_t entry;  // of the execution under way
    bool runs = false;
  };
  struct Line {
    Recorder* recorder;
    const zq_database* service;
    zq_db* inner;
    std::string source;
    std::list<Statement> statements;
  };

  static Recorder& of(const zq_host* host) noexcept { return *static_cast<Recorder*>(host->host_data); }
  static std::string text(zq_str s) { return s.ptr ? std::string(s.ptr, s.len) : std::string(); }
  static Line* line(zq_db* db) noexcept { return static_cast<Line*>(static_cast<void*>(db)); }
  static Statement* statement(zq_stmt* s) noexcept { return static_cast<Statement*>(static_cast<void*>(s)); }
  template <class Table>
  const Table* inner(const char* id) const noexcept {
    return static_cast<const Table*>(inner_->get_service(inner_, id));
  }

  static const void* get_service(const zq_host* host, const char* id) noexcept {
    static constexpr zq_log log{sizeof(zq_log), 0, &write_log};
    static constexpr zq_config config{sizeof(zq_config), 0, &get_setting};
    static constexpr zq_secret secret{sizeof(zq_secret), 0, &visit_secret};
    static constexpr zq_text text{sizeof(zq_text), 0, &to_utf8, &from_utf8};
    static constexpr zq_completion completion{sizeof(zq_completion), 0, &ready};
    static constexpr zq_http http{sizeof(zq_http), 0, &request};
    static constexpr zq_database database{
        sizeof(zq_database), 0,        &open,  &close,  &prepare,  &bind_text, &bind_int,
        &bind_null,          &execute, &fetch, &column, &affected, &begin,     &commit};
    const std::pair<std::string_view, const void*> ours[] = {
        {ZQ_SVC_LOG, &log},   {ZQ_SVC_CONFIG, &config},         {ZQ_SVC_SECRET, &secret},    {ZQ_SVC_TEXT, &text},
        {ZQ_SVC_HTTP, &http}, {ZQ_SVC_COMPLETION, &completion}, {ZQ_SVC_DATABASE, &database}};
    if (!id || !of(host).inner<void>(id)) return nullptr;
    for (const auto& [known, table] : ours)
      if (known == id) return table;
    return nullptr;
  }

  // ---- services that are only passed on
  static void write_log(const zq_host* host, std::int32_t level, zq_str request_id, zq_str line) noexcept {
    const Recorder& self = of(host);
    self.inner<zq_log>(ZQ_SVC_LOG)->write(self.inner_, level, request_id, line);
  }
  static zq_str get_setting(const zq_host* host, const char* key) noexcept {
    const Recorder& self = of(host);
    return self.inner<zq_config>(ZQ_SVC_CONFIG)->get(self.inner_, key);
  }
  static zq_status to_utf8(const zq_host* host, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                           void* user) noexcept {
    const Recorder& self = of(host);
    return self.inner<zq_text>(ZQ_SVC_TEXT)->to_utf8(self.inner_, charset, in, bad, fn, user);
  }
  static zq_status from_utf8(const zq_host* host, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                             void* user) noexcept {
    const Recorder& self = of(host);
    return self.inner<zq_text>(ZQ_SVC_TEXT)->from_utf8(self.inner_, charset, in, bad, fn, user);
  }
  static void ready(const zq_host* host, zq_str token) noexcept {
    const Recorder& self = of(host);
    self.inner<zq_completion>(ZQ_SVC_COMPLETION)->ready(self.inner_, token);
  }

  struct SecretVisit {
    Recorder* recorder;
    zq_visit fn;
    void* user;
  };
  static zq_status visit_secret(const zq_host* host, const char* name, zq_visit fn, void* user) noexcept {
    SecretVisit visit{&of(host), fn, user};
    const auto remember = [](void* raw, zq_str bytes) noexcept {
      auto* self = static_cast<SecretVisit*>(raw);
      self->recorder->keep_secret(text(bytes));
      self->fn(self->user, bytes);
    };
    return visit.recorder->inner<zq_secret>(ZQ_SVC_SECRET)->visit(visit.recorder->inner_, name, remember, &visit);
  }
  void keep_secret(std::string secret) {
    const std::lock_guard lock(mutex_);
    for (const std::string& known : secrets_)
      if (known == secret) return;
    secrets_.push_back(std::move(secret));
  }

  // ---- HTTP
  struct ReplyVisit {
    Recorder* recorder;
    RecordedExchange* exchange;
    zq_http_visit fn;
    void* user;
    bool readable = true;
  };
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    Recorder& self = of(host);
    const std::string url = text(request->url);
    const std::size_t authority = url.find("://"), path = url.find('/', authority == url.npos ? 0 : authority + 3);
    RecordedExchange exchange{text(request->method), path == url.npos ? "/" : url.substr(path)};
    ReplyVisit visit{&self, &exchange, fn, user};
    visit.readable = self.read_body(request->body, exchange.request, exchange.charset);
    const auto keep = [](void* raw, const zq_http_reply* reply) noexcept {
      auto* v = static_cast<ReplyVisit*>(raw);
      v->exchange->status = reply->status;
      v->exchange->content_type = text(reply->content_type);
      v->readable = v->recorder->read_body(reply->body, v->exchange->reply, v->exchange->reply_charset) && v->readable;
      v->fn(v->user, reply);
    };
    exchange.failure = self.inner<zq_http>(ZQ_SVC_HTTP)->request(self.inner_, call, request, keep, &visit);
    const zq_status status = exchange.failure;
    if (visit.readable) self.append(std::move(exchange));
    return status;
  }
  // The body as UTF-8, and what it was; false when nobody can read it.
  bool read_body(zq_str body, std::string& utf8, std::string& charset) const {
    const auto keep = [](void* user, zq_str bytes) noexcept { *static_cast<std::string*>(user) = text(bytes); };
    for (const char* name : {"UTF-8", "GB18030"}) {
      std::size_t bad = 0;
      if (body.len == 0) return true;
      charset = name;
      if (inner<zq_text>(ZQ_SVC_TEXT)->to_utf8(inner_, name, body, &bad, keep, &utf8) == ZQ_OK) return true;
    }
    return false;
  }
  template <class Entry>
  std::size_t append(Entry entry) {
    const std::lock_guard lock(mutex_);
    recording_.entries.emplace_back(std::move(entry));
    return recording_.entries.size() - 1;
  }

  // ---- database
  static zq_status open(const zq_host* host, const zq_call* call, const char* source, zq_db** db) noexcept {
    Recorder& self = of(host);
    const auto* service = self.inner<zq_database>(ZQ_SVC_DATABASE);
    zq_db* opened = nullptr;
    const zq_status status = service->open(self.inner_, call, source, &opened);
    if (status == ZQ_OK) *db = static_cast<zq_db*>(static_cast<void*>(new Line{&self, service, opened, source, {}}));
    return status;
  }
  static void close(zq_db* db) noexcept {
    const std::unique_ptr<Line> own(line(db));
    own->service->close(own->inner);
  }
  static zq_status prepare(zq_db* db, zq_str sql, zq_stmt** out) noexcept {
    zq_stmt* prepared = nullptr;
    const zq_status status = line(db)->service->prepare(line(db)->inner, sql, &prepared);
    if (status != ZQ_OK) return status;
    line(db)->statements.push_back({line(db), prepared, text(sql), {}, 0});
    *out = static_cast<zq_stmt*>(static_cast<void*>(&line(db)->statements.back()));
    return ZQ_OK;
  }
  static void keep_bound(Statement* s, std::uint32_t n, RecordedCell cell) {
    if (n == 0 || n > 1000) return;
    if (s->bound.size() < n) s->bound.resize(n);
    s->bound[n - 1] = std::move(cell);
  }
  static zq_status bind_text(zq_stmt* raw, std::uint32_t n, zq_str value) noexcept {
    keep_bound(statement(raw), n, {RecordedCell::Kind::text, text(value)});
    return statement(raw)->line->service->bind_text(statement(raw)->inner, n, value);
  }
  static zq_status bind_int(zq_stmt* raw, std::uint32_t n, std::int64_t value) noexcept {
    keep_bound(statement(raw), n, {RecordedCell::Kind::text, std::to_string(value)});
    return statement(raw)->line->service->bind_int(statement(raw)->inner, n, value);
  }
  static zq_status bind_null(zq_stmt* raw, std::uint32_t n) noexcept {
    keep_bound(statement(raw), n, {RecordedCell::Kind::null});
    return statement(raw)->line->service->bind_null(statement(raw)->inner, n);
  }
  static zq_status execute(zq_stmt* raw) noexcept {
    Statement* s = statement(raw);
    RecordedQuery query{s->line->source, s->sql, s->bound};
    query.status = s->line->service->execute(s->inner);
    const zq_status status = query.status;
    s->entry = s->line->recorder->append(std::move(query));
    return status;
  }
  // Entries may have moved when a call was put in front of them; calls are added between questions, never during one.
  template <class Change>
  static void change(Statement* s, Change&& change) {
    const std::lock_guard lock(s->line->recorder->mutex_);
    change(std::get<RecordedQuery>(s->line->recorder->recording_.entries[s->entry]));
  }
  static zq_status fetch(zq_stmt* raw, std::int32_t* has_row) noexcept {
    Statement* s = statement(raw);
    const zq_status status = s->line->service->fetch(s->inner, has_row);
    if (status != ZQ_OK) return status;
    change(s, [&](RecordedQuery& query) {
      if (*has_row) query.rows.emplace_back();
      query.ended = !*has_row;
    });
    return status;
  }
  static zq_status column(zq_stmt* raw, std::uint32_t n, zq_str* value) noexcept {
    Statement* s = statement(raw);
    const zq_status status = s->line->service->column(s->inner, n, value);
    if (status != ZQ_OK || n == 0) return status;
    change(s, [&](RecordedQuery& query) {
      RecordedRow& row = query.rows.back();
      if (row.size() < n) row.resize(n);
      row[n - 1] =
          value->ptr ? RecordedCell{RecordedCell::Kind::text, text(*value)} : RecordedCell{RecordedCell::Kind::null};
    });
    return status;
  }
  static zq_status affected(zq_stmt* raw, std::int64_t* rows) noexcept {
    Statement* s = statement(raw);
    const zq_status status = s->line->service->affected(s->inner, rows);
    if (status == ZQ_OK) change(s, [&](RecordedQuery& query) { query.affected = *rows; });
    return status;
  }
  static zq_status begin(zq_db* db) noexcept { return line(db)->service->begin(line(db)->inner); }
  static zq_status commit(zq_db* db) noexcept { return line(db)->service->commit(line(db)->inner); }

  const zq_host* inner_;
  zq_host host_{sizeof(zq_host), ZQ_ABI_MAJOR, 0, 0, nullptr, &get_service};
  mutable std::mutex mutex_;
  Recording recording_;
  std::size_t calls_from_ = 0;  // where the entries of the call under way begin
  std::vector<std::string> secrets_;
};

}  // namespace sdk1
}  // namespace zq
