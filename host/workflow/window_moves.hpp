// How a window request is stored with its timer, and who is told of it. Private to workflow.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>

#include "domain/window.hpp"
#include "workflow/window_tools.hpp"

namespace zq::workflow {

std::string window_timer(const std::string& request);
// With the timer of its reminder, then of its deadline, while the clock runs; not looked at before `not_before`.
void save(Unit&, const WindowRequest&, std::optional<Instant> not_before);
// The text is completed with number and material; no person's data in it.
void tell_window(Unit&, const WindowTools&, const WindowRequest&, const char* event, std::vector<std::string> to,
                 const std::string& text, Instant now);

}  // namespace zq::workflow
