// Whether a request really comes from a department's system: HMAC-SHA256 over the raw body with the department's secret
// `callback`, in "X-Zhengqiao-Signature: sha256=<64 hex digits>". Pure.
#pragma once
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "settings/settings.hpp"

namespace zq::http {

inline constexpr std::string_view callback_secret = "callback";

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

// False also when the department has no such secret. Compared in constant time.
bool is_signed_by(const settings::Department&, const Request&);

}  // namespace zq::http
