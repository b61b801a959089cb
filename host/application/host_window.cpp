// The service window and the joint office, and their clocks.
#include "application/host.hpp"
#include "log/log.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::application {
namespace {

// What could not be recorded is tried again at the next start.
void run(workflow::Task<Result<Done>> task) {
  workflow::start<Result<Done>>(std::move(task), [](Result<Done> written) {
    if (!written.ok()) log::write("ZQ-3003", {{"reason", written.error().detail}});
  });
}

}  // namespace

void Host::build_window() {
  const workflow::Handlers tools{*store_, *registry_, *list_, ids_, law_, writs_};
  const workflow::UnitsOf units = [this]() -> std::shared_ptr<const Organisations> {
    auto settings = this->settings();
    const Organisations* all = &settings->organisations;
    return {std::move(settings), all};
  };
  window_ = std::make_unique<workflow::ServiceWindow>(workflow::WindowTools{tools, units});
  office_ = std::make_unique<workflow::JointOffice>(workflow::WindowTools{tools, units});
}

void Host::watch_window() {
  using workflow::Work;
  using workflow::WorkKind;
  worker_->on(WorkKind::window_clock,
              [this](const Work& work) { return window_->requests.clock_due(work, clock_.now()); });
  worker_->on(WorkKind::minutes_clock, [this](const Work& work) {
    return is_month(work) ? office_->interviews.month_over(work, clock_.now())
                          : office_->work.item_due(work, clock_.now());
  });
}

void Host::begin_office() {
  run(office_->posts.seed(clock_.now()));
  run(office_->interviews.schedule(clock_.now()));
}

void Host::tell_adapters() {
  workflow::Unit unit;
  const Instant now = clock_.now();
  for (Notice& notice : alarm_.look(registry_->view(), now)) notify(unit, ids_, std::move(notice), now);
  if (!unit.empty()) record(std::move(unit));
}

}  // namespace zq::application
