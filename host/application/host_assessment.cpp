// Assessment: what it takes from the configuration, and the clock of its periods.
#include <algorithm>

#include "application/host.hpp"

namespace zq::application {
namespace {

// Lives as long as the settings it is part of.
std::shared_ptr<const AssessmentSchemes> schemes_of(const std::shared_ptr<const settings::Settings>& config) {
  return {config, &config->assessment};
}
std::shared_ptr<const Organisations> units_of(const std::shared_ptr<const settings::Settings>& config) {
  return {config, &config->organisations};
}

// The organisation a caller belongs to, as its entry and the register say now.
std::string unit_of(const settings::Settings& settings, const CallerId& id) {
  const auto caller = std::ranges::find(settings.callers, id, &settings::Caller::id);
  if (caller == settings.callers.end()) return {};
  return workflow::unit_id(settings.organisations, caller->unit.empty() ? caller->department : caller->unit);
}

}  // namespace

void Host::build_assessment(const workflow::OriginOf& origin_of) {
  const workflow::AssessmentGround ground{[this] { return schemes_of(settings()); },
                                          [this] { return units_of(settings()); }, origin_of,
                                          [this](const CallerId& id) { return unit_of(*settings(), id); }};
  assessing_ =
      std::make_unique<workflow::Assessing>(workflow::AssessmentTools{*store_, ids_, law_, writs_, ground}, *list_);
}

void Host::watch_periods() {
  worker_->on(workflow::WorkKind::period_close,
              [this](const workflow::Work& work) { return assessing_->periods.close(work, clock_.now()); });
}

void Host::begin_periods() {
  // What the store cannot write it tells itself.
  workflow::start<Result<Done>>(store_->commit(assessing_->periods.begin(clock_.now())), [](const Result<Done>&) {});
}

}  // namespace zq::application
