// What the office does with the running host. Implemented by the application.
#pragma once
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "domain/types.hpp"
#include "workflow/context.hpp"

namespace zq::workflow {

// Switching a department on or off. Off needs a reason; `until` (domain/clocks.hpp: moment_text) may say when the host
// switches it on again by itself.
struct SwitchOrder {
  bool enabled = true;
  std::string reason, until;
};
// All faults at once, by JSON pointer.
std::vector<Fault> faults_of(const SwitchOrder&, Instant now);

struct AdapterVersion {
  std::string since;            // RFC 3339, Beijing
  std::string version, sha256;  // version: empty when it was refused
  std::string outcome;          // started, refused
  std::string text;             // refused: why, Chinese
};

class Operations {
 public:
  virtual ~Operations() = default;
  // Writes the order into the department's config file and reloads; returns when the new table is in force.
  // Errors: not_found, invalid_input (the order or the config is faulty; the old one keeps running), storage.
  virtual Result<Done> switch_department(const Context&, const DepartmentId&, const SwitchOrder&) = 0;
  // The department's shadow becomes its adapter, or its previous version does again. In force when this returns; when
  // it is refused nothing has changed. Errors: not_found, conflict (there is no shadow, no previous version), and those
  // above.
  virtual Result<Done> promote_department(const Context&, const DepartmentId&) = 0;
  virtual Result<Done> roll_back_department(const Context&, const DepartmentId&) = 0;
  // The versions of the department's adapter, the oldest first; empty also for a department that is unknown.
  virtual std::vector<AdapterVersion> versions(const DepartmentId&) const = 0;
  virtual Result<Done> reload(const Context&) = 0;
  // ready for calls: store writes, list known, not stopping
  virtual Result<Done> ready() = 0;
};

}  // namespace zq::workflow
