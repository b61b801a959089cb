#include "workflow/operations.hpp"

#include "domain/clocks.hpp"
#include "domain/text_limits.hpp"

namespace zq::workflow {
namespace {
constexpr std::chrono::days longest{366};
}  // namespace

std::vector<Fault> faults_of(const SwitchOrder& order, Instant now) {
  std::vector<Fault> faults;
  check_text(faults, "/reason", "原因", order.reason, order.enabled ? 0 : 1, 200);
  if (order.until.empty()) return faults;
  const auto until = moment_from_text(order.until);
  if (order.enabled)
    faults.push_back({"/until", "启用时没有恢复时间", "no until", "until"});
  else if (!until)
    faults.push_back({"/until", "恢复时间的写法不对", "2026-12-01T08:00:00+08:00", "another form"});
  else if (*until <= now || *until > now + longest)
    faults.push_back({"/until", "恢复时间应在此后一年之内", "a moment within 366 days from now", order.until});
  return faults;
}

}  // namespace zq::workflow
