// Adjustments of the list, and their clock.
#include "application/host.hpp"
#include "application/unit_names.hpp"
#include "http/identity.hpp"

namespace zq::application {

void Host::build_adjusting() {
  const workflow::Handlers handlers{*store_, *registry_, *list_, ids_, law_, writs_};
  adjusting_ = std::make_unique<workflow::Adjusting>(workflow::AdjustmentTools{
      handlers, list_area_->publication, [this](std::string_view name) { return unit_called(*settings(), name); },
      [this](std::string_view id) { return name_of_unit(*settings(), id); },
      [](std::string_view text) { return http::sha256_hex(text); }});
}

void Host::watch_adjusting() {
  worker_->on(workflow::WorkKind::adjustment_clock,
              [this](const workflow::Work& work) { return adjusting_->adjustments.due(work, clock_.now()); });
}

}  // namespace zq::application
