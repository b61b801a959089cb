// AdapterHost: a small host for tests of adapters. Real log, config, secret, text and completion services over values
// the test sets; HTTP and database are service tables or functions of the test's own. AdapterCall records what an
// adapter emits. RunningAdapter takes an adapter through create, start, calls, stop, destroy, from its entry or from a
// .so.
//
//   zq::test::AdapterHost host;
//   host.settings["url"] = server.url();
//   zq::test::RunningAdapter adapter(host, zq::test::load_adapter(path), "civil_affairs");
//   zq::test::AdapterCall call;
//   EXPECT_EQ(adapter.verify(call, "marriage.status", {{"name", "张三"}}), ZQ_OK);
//   EXPECT_EQ(call.verdict, ZQ_V_CONSISTENT);
//
// The recorders may be used by several threads; set settings and functions before the adapter starts.
#pragma once
#include <dlfcn.h>
#include <time.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/charset.hpp"
#include "zq/abi.h"

namespace zq::test {

inline zq_str str(std::string_view text) { return {text.data() ? text.data() : "", text.size()}; }
inline std::string text(zq_str s) { return s.ptr ? std::string(s.ptr, s.len) : std::string(); }

struct LogLine {
  int level;
  std::string request_id, text;
};

struct HttpExchange {
  std::string method, url, body;
  std::map<std::string, std::string> headers;
};
struct HttpAnswer {
  int status = 200;
  std::string content_type = "text/xml; charset=utf-8";
  std::string body;
  zq_status failure = ZQ_OK;  // anything else: the exchange fails with it
};

class AdapterHost {
 public:
  AdapterHost() { host_.host_data = this; }
  AdapterHost(const AdapterHost&) = delete;
  AdapterHost& operator=(const AdapterHost&) = delete;

  std::map<std::string, std::string> settings, secrets;
  std::function<HttpAnswer(const HttpExchange&)> http;  // unset: the host offers no HTTP
  const zq_database* database = nullptr;                // unset: the host offers no database
  std::map<std::string, const void*> services;          // further tables by id; nullptr hides a built-in one
  void* user = nullptr;                                 // for the test's own service tables

  const zq_host* raw() const { return &host_; }
  static AdapterHost& of(const zq_host* host) { return *static_cast<AdapterHost*>(host->host_data); }
  std::vector<LogLine> log_lines() const {
    const std::lock_guard lock(mutex_);
    return log_;
  }
  std::vector<std::string> ready_tokens() const {
    const std::lock_guard lock(mutex_);
    return ready_;
  }

 private:
  static const void* get_service(const zq_host* host, const char* id) noexcept {
    static constexpr zq_log log{sizeof(zq_log), 0, &write_log};
    static constexpr zq_config config{sizeof(zq_config), 0, &get_setting};
    static constexpr zq_secret secret{sizeof(zq_secret), 0, &visit_secret};
    static constexpr zq_text text{sizeof(zq_text), 0, &to_utf8, &from_utf8};
    static constexpr zq_http http{sizeof(zq_http), 0, &request};
    static constexpr zq_completion completion{sizeof(zq_completion), 0, &answer_ready};
    AdapterHost& self = of(host);
    const std::string_view name(id);
    if (const auto own = self.services.find(id); own != self.services.end()) return own->second;
    if (name == ZQ_SVC_LOG) return &log;
    if (name == ZQ_SVC_CONFIG) return &config;
    if (name == ZQ_SVC_SECRET) return &secret;
    if (name == ZQ_SVC_TEXT) return &text;
    if (name == ZQ_SVC_COMPLETION) return &completion;
    if (name == ZQ_SVC_HTTP && self.http) return &http;
    if (name == ZQ_SVC_DATABASE) return self.database;
    return nullptr;
  }
  static void write_log(const zq_host* host, std::int32_t level, zq_str request_id, zq_str line) noexcept {
    const std::lock_guard lock(of(host).mutex_);
    of(host).log_.push_back({level, test::text(request_id), test::text(line)});
  }
  static zq_str get_setting(const zq_host* host, const char* key) noexcept {
    const auto& all = of(host).settings;
    const auto found = all.find(key);
    return found == all.end() ? zq_str{nullptr, 0} : str(found->second);
  }
  static zq_status visit_secret(const zq_host* host, const char* name, zq_visit fn, void* user) noexcept {
    const auto& all = of(host).secrets;
    const auto found = all.find(name);
    if (found == all.end()) return ZQ_E_NOT_FOUND;
    std::string lent = found->second;
    fn(user, str(lent));
    lent.assign(lent.size(), '\0');
    return ZQ_OK;
  }
  using Convert = Result<std::string> (*)(Encoding, std::string_view, BadBytes*);
  static zq_status convert(Convert function, const char* charset, zq_str in, std::size_t* bad_offset, zq_visit fn,
                           void* user) noexcept {
    const auto encoding = encoding_named(charset);
    if (!encoding) return ZQ_E_UNSUPPORTED;
    BadBytes bad;
    const Result<std::string> out = function(*encoding, {in.ptr, in.len}, &bad);
    if (!out.ok()) {
      *bad_offset = bad.offset;
      return ZQ_E_BAD_DATA;
    }
    fn(user, str(*out));
    return ZQ_OK;
  }
  static zq_status to_utf8(const zq_host*, const char* charset, zq_str in, std::size_t* bad_offset, zq_visit fn,
                           void* user) noexcept {
    return convert(&decode_text, charset, in, bad_offset, fn, user);
  }
  static zq_status from_utf8(const zq_host*, const char* charset, zq_str in, std::size_t* bad_offset, zq_visit fn,
                             void* user) noexcept {
    return convert(&encode_text, charset, in, bad_offset, fn, user);
  }
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    HttpExchange exchange{text(request->method), text(request->url), text(request->body), {}};
    for (std::uint32_t i = 0; i < request->header_count; ++i) {
      exchange.headers[text(request->headers[i].name)] = text(request->headers[i].value);
    }
    const HttpAnswer answer = of(host).http(exchange);
    if (answer.failure != ZQ_OK) {
      call->set_error(call, answer.failure, str("the exchange failed"));
      return answer.failure;
    }
    const zq_http_reply reply{sizeof(zq_http_reply), answer.status, str(answer.content_type), str(answer.body)};
    fn(user, &reply);
    return ZQ_OK;
  }
  static void answer_ready(const zq_host* host, zq_str token) noexcept {
    const std::lock_guard lock(of(host).mutex_);
    of(host).ready_.push_back(text(token));
  }

  zq_host host_{sizeof(zq_host), ZQ_ABI_MAJOR, ZQ_ABI_MINOR, 0, nullptr, &get_service};
  mutable std::mutex mutex_;
  std::vector<LogLine> log_;
  std::vector<std::string> ready_;
};

// One record as a map: numbers in decimal, text as it is.
using RecordedFields = std::map<std::string, std::string>;

class AdapterCall {
 public:
  explicit AdapterCall(std::chrono::milliseconds time = std::chrono::seconds(10)) {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    call_.host_data = this;
    call_.deadline_ns = now.tv_sec * 1000000000 + now.tv_nsec + time.count() * 1000000;
  }
  AdapterCall(const AdapterCall&) = delete;
  AdapterCall& operator=(const AdapterCall&) = delete;

  std::vector<RecordedFields> records;
  zq_verdict verdict = 0;
  zq_status error_status = ZQ_OK;
  std::string error_text, cursor, token;
  std::int64_t poll_after_ms = 0;
  zq_status emit_answer = ZQ_OK;  // what emit returns
  std::atomic<bool> cancelled{false};

  zq_call* raw() { return &call_; }
  // The emitted verdict on one field; 0 when there was none.
  zq_verdict field_verdict(const std::string& field) const {
    for (const RecordedFields& record : records) {
      if (record.at("field") == field) return std::atoi(record.at("verdict").c_str());
    }
    return 0;
  }

 private:
  static AdapterCall& of(const zq_call* call) { return *static_cast<AdapterCall*>(call->host_data); }
  static std::int32_t is_cancelled(const zq_call* call) noexcept { return of(call).cancelled; }
  static void set_error(const zq_call* call, zq_status status, zq_str why) noexcept {
    of(call).error_status = status;
    of(call).error_text = text(why);
  }
  static zq_status emit(const zq_call* call, const zq_record* record) noexcept {
    if (of(call).emit_answer != ZQ_OK) return of(call).emit_answer;
    RecordedFields fields;
    for (std::uint32_t i = 0; i < record->count; ++i) {
      const zq_field& field = record->fields[i];
      const bool number = field.type == ZQ_T_INT || field.type == ZQ_T_BOOL;
      fields[text(field.name)] = number ? std::to_string(field.i) : text(field.s);
    }
    of(call).records.push_back(std::move(fields));
    return ZQ_OK;
  }
  static zq_status set_cursor(const zq_call* call, zq_str next) noexcept {
    of(call).cursor = text(next);
    return ZQ_OK;
  }
  static zq_status set_pending(const zq_call* call, zq_str pending, std::int64_t poll_after) noexcept {
    of(call).token = text(pending);
    of(call).poll_after_ms = poll_after;
    return pending.len <= 256 ? ZQ_OK : ZQ_E_INVALID;
  }

  zq_call call_{sizeof(zq_call),  0, nullptr,       str("req-1"),  str("case-1"), str("matter"), str("purpose"),
                str("requester"), 0, 1767225600000, &is_cancelled, &set_error,    &emit,         &set_cursor,
                &set_pending};
};

// The entry of a plugin file, which stays loaded. Throws when it cannot be loaded.
inline const zq_entry& load_adapter(const std::string& path) {
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  const void* entry = library ? dlsym(library, "zq_plugin_entry") : nullptr;
  if (!entry) throw std::runtime_error(dlerror());
  return *static_cast<const zq_entry*>(entry);
}

// Started on construction; stopped and destroyed at the end. Throws with the adapter's own text when start fails.
class RunningAdapter {
 public:
  RunningAdapter(AdapterHost& host, const zq_entry& entry, const std::string& department)
      : entry_(entry), instance_(entry.create(host.raw(), department.c_str())) {
    if (!instance_) throw std::runtime_error("create returned NULL");
    AdapterCall call;
    const zq_status status = entry_.start(instance_, call.raw());
    if (status == ZQ_OK) return;
    entry_.destroy(instance_);
    throw std::runtime_error("start: status " + std::to_string(status) + ": " + call.error_text);
  }
  RunningAdapter(const RunningAdapter&) = delete;
  RunningAdapter& operator=(const RunningAdapter&) = delete;
  ~RunningAdapter() {
    AdapterCall call;
    entry_.stop(instance_, call.raw());
    entry_.destroy(instance_);
  }

  using Fields = std::vector<std::pair<std::string, std::string>>;
  zq_status verify(AdapterCall& call, std::string_view check, const Fields& declared) {
    const auto* table = capability<zq_verification>(ZQ_CAP_VERIFICATION);
    const zq_status status = with_record(declared, [&](const zq_record* r) {
      return table->verify(instance_, call.raw(), str(check), r, &call.verdict);
    });
    for (const RecordedFields& record : call.records) require_asked(record.at("field"), declared);
    return status;
  }
  zq_status poll(AdapterCall& call, std::string_view token) {
    return capability<zq_verification>(ZQ_CAP_VERIFICATION)->poll(instance_, call.raw(), str(token), &call.verdict);
  }
  zq_status list(AdapterCall& call, std::string_view cursor, std::uint32_t limit, const Fields& filter = {}) {
    const auto* table = capability<zq_list>(ZQ_CAP_LIST);
    return with_record(filter,
                       [&](const zq_record* r) { return table->list(instance_, call.raw(), r, str(cursor), limit); });
  }
  zq_status submit(AdapterCall& call, const Fields& complaint, std::string_view key) {
    const auto* table = capability<zq_complaint>(ZQ_CAP_COMPLAINT);
    return with_record(complaint,
                       [&](const zq_record* r) { return table->submit(instance_, call.raw(), r, str(key)); });
  }
  zq_status complaint_status(AdapterCall& call, std::string_view receipt) {
    return capability<zq_complaint>(ZQ_CAP_COMPLAINT)->status(instance_, call.raw(), str(receipt));
  }
  zq_status health(AdapterCall& call) { return entry_.health(instance_, call.raw()); }

 private:
  // The host refuses an answer with a verdict on anything else.
  static void require_asked(const std::string& field, const Fields& declared) {
    for (const auto& [name, value] : declared) {
      if (name == field && !value.empty()) return;
    }
    throw std::runtime_error("a verdict on the field " + field + ", which was not declared");
  }
  template <class Table>
  const Table* capability(const char* id) {
    const void* table = entry_.get_capability(instance_, id);
    if (!table) throw std::runtime_error(std::string("the adapter does not offer ") + id);
    return static_cast<const Table*>(table);
  }
  template <class Function>
  static zq_status with_record(const Fields& values, Function function) {
    std::vector<zq_field> fields;
    for (const auto& [name, value] : values) fields.push_back({str(name), ZQ_T_TEXT, 0, 0, str(value)});
    const zq_record record{sizeof(zq_record), static_cast<std::uint32_t>(fields.size()), fields.data()};
    return function(&record);
  }

  const zq_entry& entry_;
  zq_instance* instance_;
};

}  // namespace zq::test
