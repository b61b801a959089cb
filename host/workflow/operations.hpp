// What the office does with the running host. Implemented by the application.
#pragma once
#include <string>

#include "domain/result.hpp"
#include "domain/types.hpp"
#include "workflow/context.hpp"

namespace zq::workflow {

class Operations {
 public:
  virtual ~Operations() = default;
  // Writes enabled="…" into the department's config file and reloads; returns when the new table is in force.
  // Errors: not_found, invalid_input (the config is faulty; the old one keeps running), storage.
  virtual Result<Done> set_department_enabled(const Context&, const DepartmentId&, bool enabled,
                                              std::string reason) = 0;
  virtual Result<Done> reload(const Context&) = 0;
  // ready for calls: store writes, list known, not stopping
  virtual Result<Done> ready() = 0;
};

}  // namespace zq::workflow
