// Host, Settings and Call: what the host lends to an adapter.
// Host (settings, secrets, log) lives as long as the instance and may be used from any thread. A Call is one question:
// it lives until the capability function that received it returns, and carries the deadline every wait must honour.
#pragma once
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

#include "zq/failure.hpp"

namespace zq {
inline namespace sdk1 {

// The department's settings, checked as they are read: every fault is ZQ_E_CONFIG naming the key. Read them in start().
class Settings {
 public:
  Settings(const zq_host* host, const zq_config* config) noexcept : host_(host), config_(config) {}

  std::optional<std::string> optional(const char* key) const {
    if (!config_) throw Failure(ZQ_E_UNSUPPORTED, "主机不提供配置服务 " ZQ_SVC_CONFIG);
    const zq_str value = config_->get(host_, key);
    if (is_absent(value)) return std::nullopt;
    return std::string(to_view(value));
  }
  std::string text_or(const char* key, std::string fallback) const {
    return optional(key).value_or(std::move(fallback));
  }
  std::string require(const char* key) const {
    std::optional<std::string> value = optional(key);
    if (!value || value->empty()) throw wrong(key, "非空的值", value ? "空值" : "没有这一项");
    return *std::move(value);
  }
  std::int64_t integer(const char* key, std::int64_t min = 0,
                       std::int64_t max = std::numeric_limits<std::int64_t>::max()) const {
    return parse_integer(key, require(key), min, max);
  }
  std::int64_t integer_or(const char* key, std::int64_t fallback, std::int64_t min = 0,
                          std::int64_t max = std::numeric_limits<std::int64_t>::max()) const {
    const std::optional<std::string> value = optional(key);
    return value ? parse_integer(key, *value, min, max) : fallback;
  }
  // The address of a service: http:// or https://, and something behind it without blanks.
  std::string url(const char* key) const {
    const std::string value = require(key);
    const std::size_t host = value.rfind("http://", 0) == 0 ? 7 : value.rfind("https://", 0) == 0 ? 8 : 0;
    if (host != 0 && host < value.size() && value.find_first_of(" \t\r\n") == std::string::npos) return value;
    throw wrong(key, "以 http:// 或 https:// 开头的地址", value);
  }
  bool flag_or(const char* key, bool fallback) const {
    const std::optional<std::string> value = optional(key);
    if (!value) return fallback;
    if (*value == "true" || *value == "yes" || *value == "1") return true;
    if (*value == "false" || *value == "no" || *value == "0") return false;
    throw wrong(key, "true 或 false", *value);
  }
  // A Failure for a setting that is there but does not suit: throw settings.wrong("charset", "GBK 或 UTF-8", found).
  static Failure wrong(const char* key, const std::string& expected, const std::string& found) {
    return Failure(ZQ_E_CONFIG, std::string("设置 ") + key + " 有误：应为" + expected + "，实为" + found +
                                    "；请在该部门的配置文件中改正");
  }

 private:
  static std::int64_t parse_integer(const char* key, const std::string& text, std::int64_t min, std::int64_t max) {
    try {
      std::size_t used = 0;
      const std::int64_t value = std::stoll(text, &used);
      if (used == text.size() && value >= min && value <= max) return value;
    } catch (const std::logic_error&) {  // not a number, or too large for 64 bits: reported below
    }
    throw wrong(key, std::to_string(min) + " 到 " + std::to_string(max) + " 的整数", text);
  }
  const zq_host* host_;
  const zq_config* config_;
};

class Host {
 public:
  Host() noexcept = default;
  explicit Host(const zq_host* host) noexcept : host_(host) {}

  const zq_host* raw() const noexcept { return host_; }
  Settings settings() const noexcept { return Settings(host_, find<zq_config>(ZQ_SVC_CONFIG)); }

  // fn(std::string_view secret) runs once; the bytes are wiped when it returns, so do not copy them to keep. A secret
  // that is not in the config is ZQ_E_CONFIG naming it.
  template <class Function>
  void with_secret(const char* name, Function&& fn) const {
    struct Visit {
      std::remove_reference_t<Function>* fn;
      std::exception_ptr thrown;
    } visit{&fn, nullptr};
    const auto run = [](void* user, zq_str bytes) noexcept {
      auto* self = static_cast<Visit*>(user);
      try {
        (*self->fn)(to_view(bytes));
      } catch (...) {  // must not cross the host's frames; thrown again below
        self->thrown = std::current_exception();
      }
    };
    const zq_status status = service<zq_secret>(ZQ_SVC_SECRET).visit(host_, name, run, &visit);
    if (visit.thrown) std::rethrow_exception(visit.thrown);
    require_ok(status == ZQ_E_NOT_FOUND ? static_cast<zq_status>(ZQ_E_CONFIG) : status,
               std::string("取不到机密项 ") + name + "：请在该部门的配置文件中声明它的来源");
  }

  // level: ZQ_LOG_INFO ... No personal data in text. Without a log service the line is dropped.
  void log(int level, std::string_view text, std::string_view request_id = {}) const noexcept {
    if (const auto* log = find<zq_log>(ZQ_SVC_LOG)) {
      log->write(host_, level, request_id.empty() ? zq_str{nullptr, 0} : to_str(request_id), to_str(text));
    }
  }
  // "The answer to this token is here": the host polls it now. Losing it costs time only.
  void answer_ready(std::string_view token) const noexcept {
    if (const auto* completion = find<zq_completion>(ZQ_SVC_COMPLETION)) completion->ready(host_, to_str(token));
  }

  // A service table by its id; nullptr when this host does not offer it.
  template <class Table>
  const Table* find(const char* id) const noexcept {
    return host_ ? static_cast<const Table*>(host_->get_service(host_, id)) : nullptr;
  }
  template <class Table>
  const Table& service(const char* id) const {
    const Table* table = find<Table>(id);
    if (!table) throw Failure(ZQ_E_UNSUPPORTED, std::string("主机不提供服务 ") + id + "：请升级主机");
    return *table;
  }

 private:
  const zq_host* host_ = nullptr;
};

class Call {
 public:
  Call(const zq_host* host, const zq_call* call) noexcept : host_(host), call_(call) {}

  const Host& host() const noexcept { return host_; }
  Settings settings() const noexcept { return host_.settings(); }
  const zq_call* raw() const noexcept { return call_; }

  std::string_view request_id() const noexcept { return to_view(call_->request_id); }
  std::string_view case_id() const noexcept { return to_view(call_->case_id); }
  std::string_view matter() const noexcept { return to_view(call_->matter); }
  std::string_view purpose() const noexcept { return to_view(call_->purpose); }
  std::string_view requester() const noexcept { return to_view(call_->requester); }

  // The time that is left, never below zero: give the legacy system no more than this.
  std::chrono::milliseconds remaining() const noexcept {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const std::int64_t now_ns = static_cast<std::int64_t>(now.tv_sec) * 1000000000 + now.tv_nsec;
    return std::chrono::milliseconds(std::max<std::int64_t>(0, (call_->deadline_ns - now_ns) / 1000000));
  }
  bool cancelled() const noexcept { return call_->cancelled(call_) != 0; }
  // Throws ZQ_E_CANCELLED or ZQ_E_DEADLINE when there is no point in going on. Cheap: ask at least every 100 ms.
  // The deadline first: cancelled() is true as well when the time is over.
  void check() const {
    if (remaining().count() == 0) throw Failure(ZQ_E_DEADLINE, "本次调用的时限已到，前置系统尚未给出答复");
    if (cancelled()) throw Failure(ZQ_E_CANCELLED, "主机取消了本次调用");
  }
  // Waits that long, but no longer than the host wants to wait.
  void pause(std::chrono::milliseconds duration) const {
    const auto end = std::chrono::steady_clock::now() + duration;
    for (check(); std::chrono::steady_clock::now() < end; check()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      std::this_thread::sleep_for(std::clamp(left, std::chrono::milliseconds(1), std::chrono::milliseconds(50)));
    }
  }

  // The wall clock when the call began; use it instead of asking the system.
  std::int64_t now_unix_ms() const noexcept { return call_->now_unix_ms; }
  // The same in China (UTC+8) as "YYYY-MM-DDTHH:MM:SS+08:00"; today() is its first ten characters.
  std::string now() const { return china_time(0); }
  std::string today() const { return day_after(0); }
  // So many days after today; before it, when negative.
  std::string day_after(int days) const { return china_time(days).substr(0, 10); }

  void log(int level, std::string_view text) const noexcept { host_.log(level, text, request_id()); }
  // Hands a record to the host; throws when the host does not want more.
  void emit(const zq_record& record) const { require_ok(call_->emit(call_, &record)); }

 private:
  std::string china_time(int days) const {
    const time_t seconds = static_cast<time_t>(call_->now_unix_ms / 1000 + 8 * 3600 + days * 86400LL);
    tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    const std::size_t length = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S+08:00", &parts);
    return std::string(text, length);
  }

  Host host_;
  const zq_call* call_;
};

}  // namespace sdk1
}  // namespace zq
