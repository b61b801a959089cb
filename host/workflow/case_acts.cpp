#include "workflow/case_acts.hpp"

#include "workflow/json_text.hpp"

namespace zq::workflow {

Act asked_act(const Case& value, Instant at) {
  return {at,
          "verification.asked",
          value.id.value,
          value.caller.value,
          value.request_id,
          "规定-10.2、规定-11.1",
          "",
          "asking",
          json_object({{"entry", value.entry.value},
                       {"department", value.department.value},
                       {"check", value.check},
                       {"operator", value.operator_name}})};
}

Act answered_act(const Case& value, CaseState before, std::string_view request_id, Instant at) {
  std::string fields;
  for (const FieldVerdict& field : value.fields)
    fields += (fields.empty() ? "" : ",") + field.name + "=" + std::string(code(field.verdict));
  const std::string_view kind = value.state == CaseState::pending  ? "verification.pending"
                                : value.cannot_obtain              ? "verification.cannot_obtain"
                                : value.cause.has_value()          ? "verification.failed"
                                : value.state == CaseState::manual ? "verification.needs_review"
                                                                   : "verification.answered";
  return {at,
          std::string(kind),
          value.id.value,
          value.department.value,
          std::string(request_id),
          "核查-6",
          std::string(code(before)),
          std::string(code(value.state)),
          json_object({{"verdict", value.verdict ? code(*value.verdict) : ""},
                       {"cause", value.cause ? code(*value.cause) : ""},
                       {"fields", fields}})};
}

Act case_act(const Case& value, std::string_view kind, CaseState before, std::string actor, std::string_view request_id,
             std::string_view basis, Instant at) {
  return {at,
          std::string(kind),
          value.id.value,
          std::move(actor),
          std::string(request_id),
          std::string(basis),
          std::string(code(before)),
          std::string(code(value.state)),
          json_object({{"verdict", value.verdict ? code(*value.verdict) : ""}})};
}

}  // namespace zq::workflow
