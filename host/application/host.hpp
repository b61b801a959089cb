// The composition root: builds store, departments, flows, worker and server in this order and stops them in reverse.
// One per process. reload() and set_department_enabled() may be called from any thread.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "adapters/registry.hpp"
#include "application/status_file.hpp"
#include "application/system_clock.hpp"
#include "http/api.hpp"
#include "http/server.hpp"
#include "settings/settings.hpp"
#include "settings/watcher.hpp"
#include "workflow/complaint_flow.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/operations.hpp"
#include "workflow/verification_flow.hpp"
#include "workflow/worker.hpp"

namespace zq::application {

class Host final : public workflow::Operations {
 public:
  explicit Host(std::shared_ptr<const settings::Settings>);
  ~Host() override;  // stop()

  // Errors: conflict (state directory in use), storage, unavailable (address). What was started is stopped again.
  Result<Done> start();
  void stop();
  uint16_t port() const;

  Result<Done> set_department_enabled(const workflow::Context&, const DepartmentId&, bool enabled,
                                      std::string reason) override;
  Result<Done> reload(const workflow::Context&) override;
  Result<Done> ready() override;
};

}  // namespace zq::application
