// Shadows in the registry: launched with the departments, taken over or refused with them, and let go.
#include "adapters/registry.hpp"
#include "adapters/registry_faults.hpp"
#include "log/log.hpp"

namespace zq::adapters {

// Those that go on as they are stay in `next`; the others are launched.
void Registry::launch_shadows(const settings::Settings& settings, const Table& next, Launches& launches) {
  for (const auto& department : settings.departments) {
    if (!department.enabled || department.shadow_adapter_file.empty()) continue;
    const auto planned = next.find(department.id);
    const bool goes_on = planned != next.end() && planned->second->shadow &&
                         has_sha256(settings.shadow_of(department), planned->second->shadow->description().sha256);
    if (goes_on) continue;
    LaunchOrder order =
        order_of(department, settings.shadow_of(department), histories_[department.id].shadow_abandoned);
    order.department.workers = 1;  // it has one thread
    launches.emplace_back(std::piecewise_construct, std::forward_as_tuple(department),
                          std::forward_as_tuple(std::move(order), staging_));
  }
}

void Registry::take_shadows(Launches& launches, Table& next, bool first, Error& faults) {
  for (auto& [id, entry] : next) {
    if (!entry->shadow || !entry->config.shadow_adapter_file.empty()) continue;
    auto without = std::make_shared<Entry>(*entry);
    without->shadow.reset();
    entry = std::move(without);
  }
  for (auto& [department, launch] : launches) {
    auto launched = launch.wait();
    const auto planned = next.find(department.id);
    if (planned == next.end() || !planned->second->running) {
      if (launched) launched->generation->stop(std::chrono::steady_clock::now() + department.start_time);
      continue;  // the department itself does not run
    }
    auto with = std::make_shared<Entry>(*planned->second);
    with->shadow.reset();
    with->shadow_failed.clear();
    if (launched) {
      with->shadow = std::make_shared<Shadow>(department, std::move(launched->generation), clock_.now());
      log::write("ZQ-2022", {{"department", department.id.value},
                             {"version", with->shadow->description().version},
                             {"sha256", with->shadow->description().sha256}});
    } else if (first) {
      log::write("ZQ-2002", {{"department", department.id.value}, {"detail", launched.error().detail}});
      with->shadow_failed = launched.error().text;
    } else {
      Error why = launched.error();
      why.text = "影子版本：" + why.text;
      add_fault(faults, department, why);
    }
    planned->second = std::move(with);
  }
}

void Registry::drop_shadows(const Table& of, const Table& but) {
  for (const auto& [id, entry] : of) {
    if (!entry->shadow) continue;
    const auto other = but.find(id);
    if (other == but.end() || other->second->shadow != entry->shadow)
      retire_shadow(entry->shadow, id.value, entry->config.call_time);
  }
}

void Registry::retire_shadow(std::shared_ptr<Shadow> shadow, std::string id, std::chrono::milliseconds limit) {
  const SteadyTime until = std::chrono::steady_clock::now() + limit;
  retire(std::move(id), [shadow = std::move(shadow), until]() mutable {
    const bool back = shadow->stop(until);
    shadow.reset();
    return back;
  });
}

std::optional<workflow::ShadowView> Registry::shadow(const DepartmentId& id) const {
  const auto found = entry(id);
  if (!found || found->config.shadow_adapter_file.empty()) return std::nullopt;
  workflow::ShadowView view;
  view.file = found->config.shadow_adapter_file;
  view.state = found->shadow ? "running" : "failed";
  view.state_text = found->shadow                  ? "静默比对中"
                    : !found->running              ? "部门未运行，影子也不运行"
                    : found->shadow_failed.empty() ? "未启动"
                                                   : found->shadow_failed;
  if (found->shadow) found->shadow->report(view);
  return view;
}

}  // namespace zq::adapters
