#include "check/calls/bench_host.hpp"

#include <algorithm>
#include <utility>

#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"
#include "check/backend/context.hpp"
#include "check/backend/database_table.hpp"
#include "check/backend/trouble.hpp"

namespace zq::check {

using adapters::view;

namespace {
constexpr std::size_t kept_max = 20000;
}

struct BenchHost::Tables {
  static void write(const zq_host* host, std::int32_t, zq_str, zq_str text) noexcept {
    const InHost mark;
    if (adapters::is_str(text)) of(host).note(of(host).log_texts_, std::string(view(text)));
  }
  static zq_str get(const zq_host* host, const char* key) noexcept {
    const InHost mark;
    return adapters::config_table.get(host, key);
  }
  static zq_status visit(const zq_host* host, const char* name, zq_visit fn, void* user) noexcept {
    const InHost mark;
    if (name) of(host).note(of(host).secrets_asked_, name);
    return adapters::secret_table.visit(host, name, fn, user);
  }
  static zq_status to_utf8(const zq_host* host, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                           void* user) noexcept {
    const InHost mark;
    return adapters::text_table.to_utf8(host, charset, in, bad, fn, user);
  }
  static zq_status from_utf8(const zq_host* host, const char* charset, zq_str in, std::size_t* bad, zq_visit fn,
                             void* user) noexcept {
    const InHost mark;
    return adapters::text_table.from_utf8(host, charset, in, bad, fn, user);
  }
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    const InHost mark;
    if (request && adapters::is_str(request->url)) {
      const std::string_view url = view(request->url);
      of(host).note(of(host).urls_,
                    std::string(url.substr(0, url.find('/', std::min(url.size(), url.find("://") + 3)))));
    }
    if (Troubles::is(Trouble::refused)) Troubles::note_applied();
    return adapters::http_table.request(host, call, request, fn, user);
  }
  static void ready(const zq_host* host, zq_str token) noexcept {
    const InHost mark;
    if (adapters::is_str(token)) of(host).note(of(host).ready_tokens_, std::string(view(token)));
  }
  static const void* find(const zq_host*, const char* id) noexcept {
    static constexpr zq_log log{sizeof(zq_log), 0, write};
    static constexpr zq_config config{sizeof(zq_config), 0, get};
    static constexpr zq_secret secret{sizeof(zq_secret), 0, visit};
    static constexpr zq_text text{sizeof(zq_text), 0, to_utf8, from_utf8};
    static constexpr zq_http http{sizeof(zq_http), 0, request};
    static constexpr zq_completion completion{sizeof(zq_completion), 0, ready};
    const std::pair<std::string_view, const void*> tables[] = {{ZQ_SVC_LOG, &log},
                                                               {ZQ_SVC_CONFIG, &config},
                                                               {ZQ_SVC_SECRET, &secret},
                                                               {ZQ_SVC_TEXT, &text},
                                                               {ZQ_SVC_HTTP, &http},
                                                               {ZQ_SVC_COMPLETION, &completion},
                                                               {ZQ_SVC_DATABASE, &troubled_database}};
    for (const auto& [name, table] : tables)
      if (id && name == id) return table;
    return nullptr;
  }
};

BenchHost::BenchHost(settings::Department department) : services_(std::move(department), {}) {
  face_.abi = *services_.abi();
  face_.abi.get_service = &Tables::find;
  face_.self = this;
}

BenchHost& BenchHost::of(const zq_host* host) { return *reinterpret_cast<const Face*>(host)->self; }

void BenchHost::note(std::vector<std::string>& into, std::string text) {
  const std::lock_guard lock(mutex_);
  if (into.size() < kept_max) into.push_back(std::move(text));
}

std::vector<std::string> BenchHost::log_texts() const {
  const std::lock_guard lock(mutex_);
  return log_texts_;
}
std::vector<std::string> BenchHost::secrets_asked() const {
  const std::lock_guard lock(mutex_);
  return secrets_asked_;
}
std::vector<std::string> BenchHost::urls() const {
  const std::lock_guard lock(mutex_);
  return urls_;
}
std::vector<std::string> BenchHost::ready_tokens() const {
  const std::lock_guard lock(mutex_);
  return ready_tokens_;
}
void BenchHost::forget() {
  const std::lock_guard lock(mutex_);
  log_texts_.clear();
  secrets_asked_.clear();
  urls_.clear();
  ready_tokens_.clear();
}

}  // namespace zq::check
