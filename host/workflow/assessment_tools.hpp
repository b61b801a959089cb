// What the verbs of oversight and assessment need, and the few things they share. Thread-safe.
#pragma once
#include <string>

#include "domain/law.hpp"
#include "workflow/assessment_ground.hpp"
#include "workflow/context.hpp"
#include "workflow/current.hpp"
#include "workflow/ports.hpp"
#include "workflow/writs.hpp"

namespace zq::workflow {

struct AssessmentTools {
  Store& store;
  Ids& ids;
  const Current<Law>& law;
  const Writs& writs;
  const AssessmentGround ground;
};

// An act about one of these objects; `detail`: a JSON object.
Act oversight_act(std::string kind, std::string subject, const Context&, std::string_view basis,
                  std::string_view before, std::string_view after, std::string detail, Instant now);
// Tells a unit, or the joint office.
void tell_unit(Unit&, const AssessmentTools&, const std::string& to, std::string event, const std::string& subject,
               std::string text, Instant now);
// The registered unit of this id or name. Error: invalid_input at /unit.
Result<Organisation> registered_unit(const AssessmentTools&, const std::string& id_or_name);

// Work that is due at the end of a period or a limit (T-16): "evaluation:2026-Q4", "finding:DC…".
Work period_work(const std::string& subject, Instant due);

}  // namespace zq::workflow
