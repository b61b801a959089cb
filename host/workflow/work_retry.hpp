// What becomes of work that has failed: tried again later and later, then parked for a person (dead letter). Pure.
#pragma once
#include <chrono>
#include <optional>

#include "workflow/store_port.hpp"

namespace zq::workflow {

inline constexpr int tries_most = 15;  // the last about an hour after the first

// 1 s, 2 s ... 5 min, a fifth more or less; `chance` from 0 to 1.
std::chrono::milliseconds retry_delay(int attempts, double chance);

// Nothing: the store itself failed, so nothing can be recorded; the lease brings the work back. A conflict, when
// someone else has moved the subject on meanwhile, is tried again at once.
std::optional<Change> after_failure(const Work&, const Error&, Instant now, double chance);

}  // namespace zq::workflow
