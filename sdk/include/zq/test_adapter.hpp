// AdapterCall and RunningAdapter: an adapter in a test, from create() to destroy(), and what it said on each call.
// Included by zq/test_host.hpp, which has the host. A call may be looked at when the adapter has returned from it.
#pragma once
#include <dlfcn.h>
#include <time.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zq/abi.h"
#include "zq/test_text.hpp"

namespace zq::test {

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
  template <class Host>
  RunningAdapter(Host& host, const zq_entry& entry, const std::string& department)
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
  zq_status push_task(AdapterCall& call, const Fields& task, std::string_view key) {
    const auto* table = capability<zq_field_task>(ZQ_CAP_FIELD_TASK);
    return with_record(task, [&](const zq_record* r) { return table->push(instance_, call.raw(), r, str(key)); });
  }
  zq_status task_status(AdapterCall& call, std::string_view reference) {
    return capability<zq_field_task>(ZQ_CAP_FIELD_TASK)->status(instance_, call.raw(), str(reference));
  }
  // headers: names in lower case.
  zq_status task_callback(AdapterCall& call, std::string_view path, const Fields& headers, std::string_view body) {
    std::vector<zq_header> raw;
    for (const auto& [name, value] : headers) raw.push_back({str(name), str(value)});
    const zq_callback message{sizeof(zq_callback), static_cast<std::uint32_t>(raw.size()), raw.data(), str(path),
                              str(body)};
    return capability<zq_field_task>(ZQ_CAP_FIELD_TASK)->callback(instance_, call.raw(), &message);
  }
  zq_status withdraw_task(AdapterCall& call, std::string_view receipt, std::string_view reason) {
    const auto* table = capability<zq_field_task>(ZQ_CAP_FIELD_TASK);
    return table->withdraw(instance_, call.raw(), str(receipt), str(reason));
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
