// What people see of the departments.
#include <algorithm>

#include "adapters/registry.hpp"

namespace zq::adapters {

using std::chrono::milliseconds;

std::shared_ptr<const Registry::Entry> Registry::entry(const DepartmentId& id) const {
  const auto now = table();
  const auto at = now->find(id);
  return at == now->end() ? nullptr : at->second;
}

workflow::DepartmentView Registry::view_of(const Entry& entry) const {
  workflow::DepartmentView view;
  view.id = entry.config.id;
  view.name = entry.config.name;
  view.enabled = entry.config.enabled;
  view.state = entry.state;
  view.state_text = entry.state_text;
  view.mode = entry.config.mode == settings::Department::Mode::isolated ? "isolated" : "in_process";
  if (!view.enabled) {
    view.off_reason = entry.config.off_reason;
    view.off_until = entry.config.off_until;
  }
  view.manual_way = entry.config.manual_way;
  view.generation = entry.generation;
  view.breaker.state = "closed";
  view.abandoned = entry.abandoned->load();
  entry.tally->read(view);
  if (!entry.running) return view;
  const Description& description = entry.running->description();
  view.adapter_id = description.id;
  view.adapter_version = description.version;
  view.adapter_sha256 = description.sha256;
  view.capabilities = description.capabilities;
  view.idempotent_complaints = description.idempotent_submit;
  entry.running->load(view);
  if (entry.shadow) view.shadow = entry.shadow->counts();
  const auto waits = [](const workflow::WorkerView& worker) { return worker.state != "ready"; };
  if (!view.workers.empty() && std::all_of(view.workers.begin(), view.workers.end(), waits)) {
    view.state = "restarting";
    view.state_text = "工作进程" + view.workers.front().reason + "，" + view.workers.front().state_text;
  }
  return view;
}

std::vector<workflow::DepartmentView> Registry::view() const {
  std::vector<workflow::DepartmentView> views;
  const auto now = table();
  for (const auto& [id, entry] : *now) views.push_back(view_of(*entry));
  return views;
}

std::optional<workflow::DepartmentView> Registry::find(const DepartmentId& id) const {
  const auto found = entry(id);
  if (!found) return std::nullopt;
  return view_of(*found);
}

milliseconds Registry::call_limit(const DepartmentId& id) const {
  const auto found = entry(id);
  return found ? found->config.call_time : milliseconds(0);
}

}  // namespace zq::adapters
