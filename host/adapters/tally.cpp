#include "adapters/tally.hpp"

namespace zq::adapters {

void Tally::taken(workflow::Lane lane, std::chrono::steady_clock::duration waited) {
  const auto at = static_cast<size_t>(lane);
  ++taken_[at];
  waited_us_[at] += static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(waited).count());
}

void Tally::read(workflow::DepartmentView& view) const {
  for (size_t n = 0; n < workflow::lane_count; ++n) {
    view.lanes[n].taken = taken_[n];
    view.lanes[n].waited = std::chrono::microseconds(waited_us_[n]);
  }
  for (size_t n = 0; n < workflow::refused_for_count; ++n) view.refused[n] = refused_[n];
  view.retries = retries_;
  view.retries_denied = retries_denied_;
  view.breaker.opened = breaker_opened_;
  view.breaker.probes = breaker_probes_;
}

}  // namespace zq::adapters
