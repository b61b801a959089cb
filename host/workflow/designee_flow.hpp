// Designees of the departments (规定-11.2a, 核查-6.1b): appointed together, kept with their history. Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "domain/designee.hpp"
#include "workflow/context.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class DesigneeFlow {
 public:
  DesigneeFlow(Store& store, const Clock& clock, Ids& ids) : store_(store), clock_(clock), ids_(ids) {}

  // All that ever were, the newest first. Errors: forbidden (neither its department nor the joint office), storage.
  Result<Page<Designee>> history(const Context&, const DepartmentId&, const std::string& cursor, int limit);
  // These replace whoever is appointed; nobody: none is left. Errors: forbidden, invalid_input with all faults,
  // conflict (another appointment at the same moment), storage.
  Task<Result<std::vector<Designee>>> appoint(Context, DepartmentId, std::vector<Designee>, std::string by);

 private:
  Store& store_;
  const Clock& clock_;
  Ids& ids_;
};

}  // namespace zq::workflow
