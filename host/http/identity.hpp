// Who is asking, and what a request is called: bearer tokens, request ids, W3C trace context, request hashes. Pure,
// apart from the source of chance for fresh ids.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "settings/settings.hpp"

namespace zq::http {

// Lower-case hex digits.
std::string hex_of(std::span<const unsigned char> bytes);

// SHA-256 as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

// The caller whose token stands in "Authorization: Bearer <token>"; nullptr when there is none. Every caller is
// compared, each in constant time.
const settings::Caller* find_caller(std::string_view authorization, const std::vector<settings::Caller>& callers);

// A caller's own request id is taken over when it is 8 to 64 of [A-Za-z0-9._-].
bool is_request_id(std::string_view text);
std::string fresh_request_id();  // 32 hex digits

// "00-<trace>-<span>-<flags>" of this request: the caller's trace when `traceparent` is valid, else a new one; always a
// new span.
std::string trace_of(std::optional<std::string_view> traceparent);

// 1 to 128 visible ASCII characters.
bool is_idempotency_key(std::string_view text);

// What makes two requests the same: method, path and body.
std::string request_hash(std::string_view method, std::string_view path, std::string_view body);

}  // namespace zq::http
