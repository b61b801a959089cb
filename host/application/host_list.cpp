// The list: its versions, its days, whom they concern, and departments' own lists.
#include "application/host.hpp"
#include "application/unit_names.hpp"

namespace zq::application {

void Host::build_list_flows() {
  const workflow::UnitOf unit_of = [this](std::string_view name) { return unit_called(*settings(), name); };
  list_ = std::make_unique<workflow::ListFlow>(*store_, *registry_, clock_);
  list_area_ = std::make_unique<workflow::ListArea>(*store_, *registry_, *list_, clock_, ids_, writs_, unit_of);
}

void Host::watch_list() {
  using workflow::Work;
  using workflow::WorkKind;
  worker_->on(WorkKind::list_day, [this](const Work& work) { return list_area_->days.day_has_come(work); });
  worker_->on(WorkKind::list_comparison, [this](const Work& work) {
    return list_area_->comparisons.time_has_come(work, settings()->list_comparison_interval);
  });
}

void Host::begin_comparisons() {
  workflow::Unit unit;
  list_area_->comparisons.schedule(unit, settings()->list_comparison_interval, clock_.now());
  record(std::move(unit));
}

}  // namespace zq::application
