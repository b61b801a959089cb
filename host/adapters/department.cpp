#include "adapters/department.hpp"

#include <chrono>

#include "adapters/department_core.hpp"

namespace zq::adapters {

Department::Department(settings::Department config, std::shared_ptr<Generation> generation,
                       std::shared_ptr<std::atomic<int>> abandoned, std::shared_ptr<Tally> tally)
    : core_(std::make_shared<Core>(std::move(config), std::move(generation), std::move(abandoned), std::move(tally))) {
  core_->run();
}

Department::~Department() {
  if (!core_->drained()) core_->drain(std::chrono::steady_clock::now());
}

bool Department::ask(Request& request, OnOutcome& done) { return core_->ask(request, done); }
bool Department::drain(SteadyTime until) { return core_->drain(until); }
void Department::shadow(std::shared_ptr<Shadow> shadow) { core_->shadow(std::move(shadow)); }
const settings::Department& Department::config() const { return core_->config(); }
const Description& Department::description() const { return core_->description(); }
void Department::load(workflow::DepartmentView& view) const { core_->load(view); }

}  // namespace zq::adapters
