// Acts of the joint office, for the journal. Private to workflow.
#pragma once
#include <string>

#include "domain/journal.hpp"
#include "workflow/context.hpp"

namespace zq::workflow {

struct OfficeStep {
  std::string kind, subject, basis, before, after, unit, by;
};
Act office_act(const OfficeStep&, const Context&, Instant now);
// The unit a caller acts for; the office where its caller has none of its own.
std::string acting_unit(const Context&);

}  // namespace zq::workflow
