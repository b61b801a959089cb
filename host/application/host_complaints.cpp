// Complaints, supervision notices, and their clocks.
#include <algorithm>

#include "application/host.hpp"

namespace zq::application {

void Host::build_complaints(const workflow::OriginOf& origin_of) {
  passing_ = std::make_unique<workflow::ComplaintPassingFlow>(*store_, *registry_, clock_,
                                                              settings()->complaint_read_interval);
  const auto organisations = [this] {
    const auto now = settings();
    return std::shared_ptr<const Organisations>(now, &now->organisations);
  };
  const auto account_of = [this](const CallerId& id) -> std::optional<workflow::Account> {
    const auto now = settings();
    const auto caller = std::ranges::find(now->callers, id, &settings::Caller::id);
    if (caller == now->callers.end()) return std::nullopt;
    const Organisation* unit = now->organisations.named(caller->unit);
    if (!unit) unit = now->organisations.named(caller->department);
    return workflow::Account{unit ? unit->id : caller->unit, caller->roles};
  };
  complaints_ = std::make_unique<workflow::ComplaintArea>(
      workflow::ComplaintTools{
          {*store_, *registry_, *list_, ids_, law_, writs_}, clock_, *passing_, organisations, account_of, origin_of},
      *passing_);
}

void Host::watch_complaints() {
  using workflow::Work;
  using workflow::WorkKind;
  worker_->on(WorkKind::pass_complaint,
              [this](const Work& work) { return passing_->pass_on(ComplaintId{work.subject}); });
  worker_->on(WorkKind::read_complaint,
              [this](const Work& work) { return passing_->read_status(ComplaintId{work.subject}); });
  worker_->on(WorkKind::complaint_clock,
              [this](const Work& work) { return complaints_->flow.alarm(work, clock_.now()); });
  worker_->on(WorkKind::supervision_clock,
              [this](const Work& work) { return complaints_->notices.alarm(work, clock_.now()); });
}

}  // namespace zq::application
