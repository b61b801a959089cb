#include "workflow/work_retry.hpp"

#include <algorithm>

#include "log/log.hpp"

namespace zq::workflow {

using std::chrono::milliseconds;

milliseconds retry_delay(int attempts, double chance) {
  const milliseconds whole = std::min(milliseconds{1000} * (1 << std::min(attempts, 9)), milliseconds{300000});
  return milliseconds(static_cast<int64_t>(static_cast<double>(whole.count()) * (0.8 + 0.4 * chance)));
}

std::optional<Change> after_failure(const Work& work, const Error& error, Instant now, double chance) {
  if (error.code == ErrorCode::storage) return std::nullopt;
  const std::string& why = error.detail.empty() ? error.text : error.detail;
  const bool conflict = error.code == ErrorCode::conflict;
  if (work.attempts + 1 >= tries_most) {
    log::write("ZQ-4007", {{"work", work.id}, {"kind", code(work.kind)}, {"reason", why}});
    return ParkWork{work.id, now, why};
  }
  if (!conflict) log::write("ZQ-4002", {{"work", work.id}, {"kind", code(work.kind)}, {"reason", why}});
  const milliseconds delay =
      conflict ? milliseconds(50 + static_cast<int>(200 * chance)) : retry_delay(work.attempts, chance);
  return RetryWork{work.id, now + delay, why};
}

}  // namespace zq::workflow
