// A suspected violation, recorded with the act it comes from and told to the joint office (规定-21).
#pragma once
#include "domain/violation.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// Adds the violation (id, time and state are set here), its act and the notice to the unit. Returns its id. A violation
// that is certain already, such as one an investigation has found, is passed with state confirmed and its conclusion.
std::string suspect(Unit&, Ids&, Violation, const Context& found_by, Instant now);

// "violation.confirmed" ...; subject is the case, or the violation itself when there is none.
Act violation_act(const Violation&, std::string_view kind, std::string_view before, const Context&, Instant now);

}  // namespace zq::workflow
