// A street's signed message: headers x-timestamp (Unix seconds) and x-signature, HMAC-SHA-256 in hexadecimal over
// timestamp, street and body, each on a line of its own. Pure.
#pragma once
#include <cstdint>
#include <string_view>

#include "zq/field_task.hpp"

namespace four_platforms {

inline constexpr std::int64_t callback_age_seconds_max = 300;

// now: Unix seconds. Throws zq::Failure: ZQ_E_AUTH when the signature is missing, wrong, too old or from the future;
// ZQ_E_INVALID when a signed body cannot be read.
zq::TaskNotice read_callback(const zq::Callback&, std::string_view key, std::int64_t now);

}  // namespace four_platforms
