// HTTP to the legacy system through the host's service: HttpRequest, HttpReply, exchange.
// The call's deadline bounds the whole exchange. Refused, reset or silent is ZQ_E_UNAVAILABLE or ZQ_E_DEADLINE, a reply
// shorter than it said ZQ_E_BAD_DATA; any HTTP status comes back as a reply: judge it with require_success or yourself.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zq/call.hpp"

namespace zq {
inline namespace sdk1 {

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::uint64_t reply_bytes_max = 0;  // 0: 4 MiB
};

struct HttpReply {
  int status = 0;
  std::string content_type;  // as sent; empty when there was none
  std::string body;          // raw bytes
};

inline HttpReply exchange(const Call& call, const HttpRequest& request) {
  call.check();  // a question nobody waits for any more is not asked
  std::vector<zq_header> headers;
  headers.reserve(request.headers.size());
  for (const auto& [name, value] : request.headers) headers.push_back({to_str(name), to_str(value)});
  const zq_http_request raw{sizeof(zq_http_request), static_cast<std::uint32_t>(headers.size()),
                            headers.data(),          to_str(request.method),
                            to_str(request.url),     to_str(request.body),
                            request.reply_bytes_max};
  struct Visit {
    HttpReply reply;
    bool copied = false;
  } visit;
  const auto copy = [](void* user, const zq_http_reply* reply) noexcept {
    auto* self = static_cast<Visit*>(user);
    try {
      self->reply.status = reply->status;
      self->reply.content_type = to_view(reply->content_type);
      self->reply.body = to_view(reply->body);
      self->copied = true;
    } catch (...) {  // out of memory: copied stays false, reported below
    }
  };
  const auto& service = call.host().service<zq_http>(ZQ_SVC_HTTP);
  require_ok(service.request(call.host().raw(), call.raw(), &raw, copy, &visit));
  if (!visit.copied) throw Failure(ZQ_E_INTERNAL, "适配器没有收到 HTTP 应答的内容（内存不足）");
  return std::move(visit.reply);
}

// Throws unless the status is 2xx: 401 and 403 are ZQ_E_AUTH, other 4xx ZQ_E_BAD_DATA, the rest ZQ_E_UNAVAILABLE.
inline void require_success(const HttpReply& reply) {
  if (reply.status >= 200 && reply.status < 300) return;
  const std::string text = "前置系统应答 HTTP " + std::to_string(reply.status) + "，应为 200";
  if (reply.status == 401 || reply.status == 403) throw Failure(ZQ_E_AUTH, text + "；请核对接口账号或授权");
  if (reply.status >= 400 && reply.status < 500) throw Failure(ZQ_E_BAD_DATA, text + "；请核对接口地址与报文格式");
  throw Failure(ZQ_E_UNAVAILABLE, text + "；请联系该系统的运维");
}

}  // namespace sdk1
}  // namespace zq
