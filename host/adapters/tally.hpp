// What is counted of a department, over all its generations: counters only grow while the host runs. Thread-safe,
// without locks.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

#include "workflow/ports.hpp"

namespace zq::adapters {

using workflow::RefusedFor;

class Tally {
 public:
  void refused(RefusedFor why) { ++refused_[static_cast<size_t>(why)]; }
  // A call left the queue for the adapter.
  void taken(workflow::Lane, std::chrono::steady_clock::duration waited);
  void retried(bool granted) { ++(granted ? retries_ : retries_denied_); }
  void opened() { ++breaker_opened_; }
  void probed() { ++breaker_probes_; }

  // Fills lanes (all but queued), refused, retries, breaker.opened and breaker.probes.
  void read(workflow::DepartmentView&) const;

 private:
  using Counter = std::atomic<uint64_t>;
  std::array<Counter, workflow::refused_for_count> refused_{};
  std::array<Counter, workflow::lane_count> taken_{}, waited_us_{};
  Counter retries_{0}, retries_denied_{0}, breaker_opened_{0}, breaker_probes_{0};
};

}  // namespace zq::adapters
