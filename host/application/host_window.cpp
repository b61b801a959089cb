// The service window and the joint office, and their clocks.
#include "application/host.hpp"

namespace zq::application {

void Host::build_window() {
  const workflow::Handlers tools{*store_, *registry_, *list_, ids_, law_, writs_};
  const workflow::UnitsOf units = [this]() -> std::shared_ptr<const Organisations> {
    auto settings = this->settings();
    const Organisations* all = &settings->organisations;
    return {std::move(settings), all};
  };
  window_ = std::make_unique<workflow::ServiceWindow>(workflow::WindowTools{tools, units});
}

void Host::watch_window() {
  using workflow::Work;
  using workflow::WorkKind;
  worker_->on(WorkKind::window_clock,
              [this](const Work& work) { return window_->requests.clock_due(work, clock_.now()); });
}

}  // namespace zq::application
