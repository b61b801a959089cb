// The host's part in switching departments: by order of the office, by the file, and by itself when a time off is over.
//
// A return survives a crash at any point and is recorded once: first the file says enabled with off_until still in it,
// and the table is taken over; then the act is recorded under a key of its own; then off_reason and off_until go.
#include <algorithm>
#include <future>

#include "application/find_department.hpp"
#include "application/host.hpp"
#include "application/switch_act.hpp"
#include "domain/clocks.hpp"
#include "log/log.hpp"
#include "settings/load.hpp"

namespace zq::application {
namespace {

constexpr std::chrono::minutes return_again{1};
const CallerId itself{"host"};

// Off with a time that is over.
bool is_due(const settings::Department& department, Instant now) {
  const auto until = moment_from_text(department.off_until);
  return until && *until <= now;
}

}  // namespace

Result<Done> Host::switch_department(const workflow::Context& context, const DepartmentId& id,
                                     const workflow::SwitchOrder& order) {
  if (auto faults = workflow::faults_of(order, clock_.now()); !faults.empty())
    return Error{ErrorCode::invalid_input, "启停部门的内容有误，请按提示更正", {}, std::move(faults)};
  const std::lock_guard lock(reload_mutex_);
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  const auto config = settings();
  const settings::Department* department = find_department(*config, id);
  if (!department) return no_such_department();
  settings::Switch wanted{order.enabled, "", ""};
  if (!order.enabled) wanted = {false, order.reason, order.until};
  const settings::KeptFile before(department->file);
  if (auto written = settings::set_switch(department->file, wanted); !written) return written;
  auto taken = take_over(context, order.enabled ? order.reason : "");
  if (!taken) (void)before.put_back();  // says what runs
  return taken;
}

void Host::record_switches(const settings::Settings& before, const settings::Settings& now, const workflow::Context& by,
                           const std::string& reason) {
  workflow::Unit acts;
  for (const auto& department : now.departments) {
    const settings::Department* old = find_department(before, department.id);
    if (!old || settings::switch_of(*old) == settings::switch_of(department)) continue;
    if (department.enabled && old->enabled) continue;         // only what was left of a time off has gone
    if (department.enabled && by.caller == itself) continue;  // complete_return() records it
    log::write("ZQ-5005", {{"department", department.id.value},
                           {"enabled", department.enabled ? "true" : "false"},
                           {"by", by.caller.value}});
    settings::Department written = department;
    if (department.enabled) written.off_reason = reason;
    acts.emplace_back(workflow::AppendAct{switch_act(written, old->enabled, by, clock_.now(), false)});
  }
  if (!acts.empty()) record(std::move(acts));
}

void Host::record(workflow::Unit unit) {
  std::promise<void> recorded;
  workflow::start<Result<Done>>(store_->commit(std::move(unit)), [&recorded](Result<Done> written) {
    if (!written && written.error().code != ErrorCode::in_progress)
      log::write("ZQ-3003", {{"reason", written.error().detail}});
    recorded.set_value();
  });
  recorded.get_future().wait();
}

// What a host that was killed in the middle of a return has left undone.
void Host::complete_returns() {
  const auto config = settings();
  for (const auto& department : config->departments)
    if (department.enabled && is_due(department, clock_.now())) complete_return(department);
}

void Host::return_what_is_due() {
  const auto look = settings();
  const auto due = [&](const settings::Department& one) { return !one.enabled && is_due(one, clock_.now()); };
  if (std::ranges::none_of(look->departments, due)) return;
  const std::lock_guard lock(reload_mutex_);
  const auto config = settings();
  for (const auto& department : config->departments) {
    if (stopping_ || !due(department)) continue;
    const auto again_at = return_again_at_.find(department.id);
    if (again_at == return_again_at_.end() || again_at->second <= clock_.now()) return_department(department);
  }
}

void Host::return_department(const settings::Department& department) {
  workflow::Context self;
  self.caller = itself;
  const settings::KeptFile before(department.file);
  auto done = settings::set_switch(department.file, {true, department.off_reason, department.off_until});
  if (done) {
    done = take_over(self);
    if (!done) (void)before.put_back();
  }
  if (!done) {
    return_again_at_[department.id] = clock_.now() + return_again;
    log::write("ZQ-5009", {{"department", department.id.value}, {"reason", done.error().text}});
    return;
  }
  return_again_at_.erase(department.id);
  complete_return(department);
}

void Host::complete_return(const settings::Department& department) {
  settings::Department now = department;
  now.enabled = true;
  workflow::Context self;
  self.caller = itself;
  workflow::Unit unit;
  // Its key makes a second recording of the same return impossible.
  unit.emplace_back(workflow::RememberReply{
      {itself, "return:" + now.id.value + ":" + now.off_until, std::string(64, '0'), 200, "{}", "", clock_.now()}});
  unit.emplace_back(workflow::AppendAct{switch_act(now, false, self, clock_.now(), true)});
  record(std::move(unit));
  log::write("ZQ-5008", {{"department", now.id.value}, {"until", now.off_until}});
  if (auto cleaned = settings::set_switch(now.file, {}); !cleaned)
    log::write("ZQ-5009", {{"department", now.id.value}, {"reason", cleaned.error().text}});
}

}  // namespace zq::application
