// AdapterHost: a small host for the tests of an adapter, in the test's own process. Real log, config, secret, text and
// completion services over values the test sets; HTTP and database are functions and tables of the test, or a recording
// (zq/replay.hpp). zq/test_adapter.hpp, included here, takes an adapter through its life.
//
//   zq::test::AdapterHost host;
//   host.settings["url"] = server.url();
//   zq::test::RunningAdapter adapter(host, zq::test::load_adapter(path), "housing");
//   zq::test::AdapterCall call;
//   assert(adapter.verify(call, "deed.owner", {{"name", "张三"}, {"id_number", "331099199001010017"}}) == ZQ_OK);
//   assert(call.verdict == ZQ_V_CONSISTENT);
//
// What was logged and announced may be read by any thread; set settings and functions before the adapter starts.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "zq/abi.h"
#include "zq/test_adapter.hpp"
#include "zq/test_text.hpp"

namespace zq::test {

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
  zq_status failure = ZQ_OK;  // anything else: the exchange fails with it, and body says why
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
    static constexpr zq_http http{sizeof(zq_http), 0, &request};
    static constexpr zq_completion completion{sizeof(zq_completion), 0, &answer_ready};
    AdapterHost& self = of(host);
    const std::string_view name(id);
    if (const auto own = self.services.find(id); own != self.services.end()) return own->second;
    if (name == ZQ_SVC_LOG) return &log;
    if (name == ZQ_SVC_CONFIG) return &config;
    if (name == ZQ_SVC_SECRET) return &secret;
    if (name == ZQ_SVC_TEXT) return &TextService::table;
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
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    HttpExchange exchange{text(request->method), text(request->url), text(request->body), {}};
    for (std::uint32_t i = 0; i < request->header_count; ++i) {
      exchange.headers[text(request->headers[i].name)] = text(request->headers[i].value);
    }
    const HttpAnswer answer = of(host).http(exchange);
    if (answer.failure != ZQ_OK) {
      call->set_error(call, answer.failure, str(answer.body.empty() ? "the exchange failed" : answer.body));
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

}  // namespace zq::test
