// Rules a whole Reply must satisfy, wherever it comes from: an adapter in this process, or a worker that may say
// anything. Pure.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "adapters/generation.hpp"

namespace zq::adapters {

constexpr size_t error_bytes_max = 1000;
constexpr size_t token_bytes_max = 256;
constexpr size_t cursor_bytes_max = 1024;
constexpr std::chrono::milliseconds poll_after_max = std::chrono::hours(24);

// Tokens and cursors come back to the adapter as they are, and stand in the store: plain text only.
bool is_handle(std::string_view, size_t bytes_max);

// Sets broken_rule (and an unknown status to ZQ_E_INTERNAL) when status, verdict or token do not fit the question.
// A rule that is broken already stands.
void check_reply(const Request&, bool can_poll, Reply&);

}  // namespace zq::adapters
