// The service window (专窗): requests for proofs, and whatever else its assistants do.
#pragma once
#include "workflow/window_desk.hpp"
#include "workflow/window_requests.hpp"

namespace zq::workflow {

struct ServiceWindow {
  explicit ServiceWindow(const WindowTools& tools) : requests(tools), desk(tools) {}
  WindowRequests requests;
  WindowDesk desk;
};

}  // namespace zq::workflow
