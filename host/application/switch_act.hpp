// The journal's act of switching a department.
#pragma once
#include "domain/journal.hpp"
#include "settings/settings.hpp"
#include "workflow/context.hpp"
#include "workflow/json_text.hpp"

namespace zq::application {

// `now`: as it has been written. `automatic`: the host did it, at the time that was set.
inline Act switch_act(const settings::Department& now, bool was_enabled, const workflow::Context& by, Instant at,
                      bool automatic) {
  return {at,
          "department.switched",
          now.id.value,
          by.caller.value,
          by.request_id,
          "",
          was_enabled ? "on" : "off",
          now.enabled ? "on" : "off",
          workflow::json_object(
              {{"reason", now.off_reason}, {"until", now.off_until}, {"automatic", automatic ? "true" : "false"}})};
}

}  // namespace zq::application
