// The host's part in changing a department's adapter: promotion of its shadow, the way back, and their traces.
#include "application/find_department.hpp"
#include "application/host.hpp"
#include "application/shadow_file.hpp"
#include "log/log.hpp"
#include "workflow/json_text.hpp"

namespace zq::application {
namespace {

Error no_shadow() {
  return {ErrorCode::conflict, "该部门没有影子版本可以转正；请先在部门配置中写 shadow_adapter_file"};
}

Error no_previous() {
  return {ErrorCode::conflict, "没有保存该部门适配器的上一版本，无法退回；历史见 zhengqiao departments history"};
}

}  // namespace

Result<Done> Host::promote_department(const workflow::Context& context, const DepartmentId& id) {
  const std::lock_guard lock(reload_mutex_);
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  const auto config = settings();
  const settings::Department* department = find_department(*config, id);
  if (!department) return no_such_department();
  if (department->shadow_adapter_file.empty()) return no_shadow();
  return change_adapter(context, *department, {department->shadow_adapter_file, ""});
}

Result<Done> Host::roll_back_department(const workflow::Context& context, const DepartmentId& id) {
  const std::lock_guard lock(reload_mutex_);
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  const auto config = settings();
  const settings::Department* department = find_department(*config, id);
  if (!department) return no_such_department();
  const auto previous = registry_->versions().previous(id);
  if (!previous) return no_previous();
  return change_adapter(context, *department, previous_choice(*config, *department, previous->sha256));
}

Result<Done> Host::change_adapter(const workflow::Context& context, const settings::Department& department,
                                  const settings::AdapterChoice& wanted) {
  const settings::KeptFile before(department.file);
  if (auto written = settings::set_adapter(department.file, wanted); !written) return written;
  auto taken = take_over(context);
  if (!taken) (void)before.put_back();
  return taken;
}

std::vector<workflow::AdapterVersion> Host::versions(const DepartmentId& id) const {
  std::vector<workflow::AdapterVersion> all;
  for (auto& one : registry_->versions().history(id))
    all.push_back({one.since, one.version, one.sha256, one.outcome, one.text});
  return all;
}

// Whoever changed it: office, file, or a vendor who delivered another one.
void Host::record_adapters(const std::vector<workflow::DepartmentView>& before, const workflow::Context& by) {
  workflow::Unit acts;
  for (const workflow::DepartmentView& old : before) {
    const auto now = registry_->find(old.id);
    if (!now || old.adapter_sha256.empty() || now->adapter_sha256.empty() || old.adapter_sha256 == now->adapter_sha256)
      continue;
    acts.emplace_back(workflow::AppendAct{
        {clock_.now(), "department.adapter_changed", old.id.value, by.caller.value, by.request_id, "",
         old.adapter_version, now->adapter_version,
         workflow::json_object({{"sha256_before", old.adapter_sha256}, {"sha256_after", now->adapter_sha256}})}});
  }
  if (!acts.empty()) record(std::move(acts));
}

void Host::tell_shadows() {
  std::vector<std::pair<DepartmentId, workflow::ShadowView>> shadows;
  for (const auto& department : registry_->view())
    if (auto shadow = registry_->shadow(department.id)) shadows.emplace_back(department.id, std::move(*shadow));
  std::string text = shadow_text(shadows);
  if (text == shadows_told_) return;
  if (auto written = write_shadows(state_directory(), text); !written)
    log::write("ZQ-0006", {{"reason", written.error().detail}});
  shadows_told_ = std::move(text);
}

}  // namespace zq::application
