// The list: its versions, its days, and whom they concern.
#include "application/host.hpp"
#include "application/unit_names.hpp"

namespace zq::application {

void Host::build_list_flows() {
  const workflow::UnitOf unit_of = [this](std::string_view name) { return unit_called(*settings(), name); };
  list_ = std::make_unique<workflow::ListFlow>(*store_, *registry_, clock_);
  publication_ = std::make_unique<workflow::ListPublication>(*store_, ids_, writs_, unit_of);
  list_days_ = std::make_unique<workflow::ListDays>(*store_, *list_, clock_, ids_, unit_of);
}

void Host::watch_list() {
  worker_->on(workflow::WorkKind::list_day,
              [this](const workflow::Work& work) { return list_days_->day_has_come(work); });
}

}  // namespace zq::application
