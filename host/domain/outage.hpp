// Recorded outage (系统故障时段, S-01, 核查-4.1): while it lasts, the clocks of the department's letters stand still.
// Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/deadline.hpp"

namespace zq {

struct Outage {
  std::string id;  // "GZ…"
  DepartmentId department;
  Instant from{};
  std::optional<Instant> until{};  // nothing: it lasts
  std::string ticket;              // of technical support; may be empty
  std::string reason;              // Chinese
  std::string recorded_by, ended_by;
  std::vector<std::string> letters{};  // ids of the open letters it was attached to
  int version = 0;
};

// All faults at once, by JSON pointer. Not in the future; not longer ago than a year.
std::vector<Fault> faults_of(const Outage&, Instant now);

// What stops the clock of a letter: one that lasts ends at `now`.
std::vector<Pause> pauses_of(const std::vector<Outage>&, Instant now);

}  // namespace zq
