// zhengqiao departments: what the office sees and does of the departments, with or without a running host.
#include <chrono>
#include <csignal>
#include <functional>
#include <iostream>
#include <thread>

#include "adapters/staging.hpp"
#include "adapters/versions.hpp"
#include "application/commands.hpp"
#include "application/shadow_file.hpp"
#include "application/status_file.hpp"
#include "application/switch_act.hpp"
#include "application/system_clock.hpp"
#include "application/usage.hpp"
#include "application/wait_for.hpp"
#include "domain/clocks.hpp"
#include "settings/load.hpp"
#include "store/store.hpp"
#include "workflow/impact.hpp"
#include "workflow/operations.hpp"

namespace zq::application {
namespace {

using settings::Department;
using settings::Settings;

const DepartmentLine* line_of(const Status& running, const DepartmentId& id) {
  for (const auto& department : running.departments)
    if (department.id == id.value) return &department;
  return nullptr;
}

// Tells the running host, if there is one, and waits for what it says. A reload that was under way already counts as
// well, but it may have read the file before it was written: so the department itself must be as wanted.
int apply_to_running_host(const Settings& config, const DepartmentId& id,
                          const std::function<bool(const DepartmentLine&)>& is_wanted) {
  auto before = read_status(config.state_directory);
  if (!before) {
    std::cout << "主机未在运行，下次启动时生效 (no running host; takes effect at the next start)\n";
    return exit_ok;
  }
  kill(before->pid, SIGHUP);
  for (int tries = 0; tries < 300; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    auto after = read_status(config.state_directory);
    if (!after || after->reloads == before->reloads) continue;
    if (after->faults.empty()) {
      const DepartmentLine* line = line_of(*after, id);
      if (!line || !is_wanted(*line)) continue;
      std::cout << "已生效 (in force)\n";
      return exit_ok;
    }
    std::cerr << "主机拒绝了新配置，原配置继续运行 (refused, the old config keeps running)：\n";
    for (const auto& fault : after->faults) std::cerr << "  " << fault << '\n';
    return exit_config;
  }
  std::cerr << "主机 30 秒内没有确认；请查看日志 (the host did not confirm within 30 s; see its log)\n";
  return exit_unavailable;
}

// Commands speak for themselves; the store's own lines belong to the host's log.
Result<std::unique_ptr<workflow::Store>> open_store(const Settings& config) { return store::open(config.store); }

// A running host records what it sees in the file; without one the command does.
void record_alone(const Settings& config, const Department& now, bool was_enabled) {
  if (read_status(config.state_directory)) return;
  auto store = open_store(config);
  if (!store) return;  // nothing has run here yet: there is no journal to write into
  const SystemClock clock;
  workflow::Context operator_here;
  operator_here.caller.value = "operator";
  workflow::Unit unit;
  unit.emplace_back(workflow::AppendAct{switch_act(now, was_enabled, operator_here, clock.now(), false)});
  if (auto written = wait_for((*store)->commit(std::move(unit))); !written) print_error(written.error());
}

int show_impact(const Settings& config, const Department& department) {
  auto store = open_store(config);
  if (!store) {
    print_error(store.error());
    return exit_io;
  }
  auto newest = (*store)->newest_list_number();
  auto list = newest ? (*store)->list_version(*newest) : Result<std::optional<ListVersion>>(newest.error());
  if (!list) {
    print_error(list.error());
    return exit_io;
  }
  const SystemClock clock;
  auto impact = workflow::impact_of(**store, list->value_or(ListVersion{}), department.id, department.name,
                                    department.manual_way, clock.now());
  if (!impact) {
    print_error(impact.error());
    return exit_io;
  }
  for (const std::string& line : workflow::sentences(*impact)) std::cout << line << '\n';
  return exit_ok;
}

int switch_to(const Settings& config, const Department& department, const workflow::SwitchOrder& order) {
  const SystemClock clock;
  auto faults = workflow::faults_of(order, clock.now());
  for (Fault& fault : faults) fault.path = "--" + fault.path.substr(1);
  if (!faults.empty()) {
    print_error(Error{ErrorCode::invalid_input, "参数有误，部门未改动", {}, std::move(faults)});
    return exit_usage;
  }
  if (!order.enabled && department.enabled && show_impact(config, department) != exit_ok)
    std::cerr << "影响暂时无法列出，停用照常进行 (the consequences cannot be shown now)\n";
  Department now = department;
  now.enabled = order.enabled;
  now.off_reason = order.reason;
  now.off_until = order.until;
  if (auto written = settings::set_switch(department.file, settings::switch_of(now)); !written) {
    print_error(written.error());
    return exit_io;
  }
  std::cout << department.name << (order.enabled ? "：启用" : "：停用") << " (" << department.file.string() << ")\n";
  record_alone(config, now, department.enabled);
  return apply_to_running_host(config, department.id,
                               [&](const DepartmentLine& line) { return (line.state != "off") == order.enabled; });
}

int list_departments(const Settings& config) {
  auto running = read_status(config.state_directory);
  if (!running) {
    std::cout << "主机未在运行；以下为配置 (not running; this is the config)：\n";
    for (const auto& d : config.departments)
      std::cout << d.id.value << '\t' << (d.enabled ? "on\t" : "off\t") << d.name << '\t'
                << (d.enabled ? "启用" : "停用") << "，适配器文件 " << d.adapter_file << '\n';
    return exit_ok;
  }
  for (const auto& d : running->departments) {
    std::cout << d.id << '\t' << d.state << '\t' << d.name << '\t' << d.state_text;
    if (!d.adapter_version.empty())
      std::cout << "，适配器 " << d.adapter_version << "，第 " << d.generation << " 代，SHA-256 " << d.adapter_sha256;
    std::cout << '\n';
    for (const std::string& worker : d.workers) std::cout << "  " << worker << '\n';
  }
  return exit_ok;
}

int no_department(const Settings& config, const std::string& id) {
  std::cerr << "没有部门 " << id << "；" << (config.departments.empty() ? "尚未配置部门" : "现有部门")
            << " (known departments)：";
  for (const auto& department : config.departments) std::cerr << ' ' << department.id.value;
  std::cerr << '\n';
  return exit_usage;
}

int enable(const Settings& config, const Department& department, const Arguments&) {
  return switch_to(config, department, {true, "", ""});
}

int disable(const Settings& config, const Department& department, const Arguments& arguments) {
  return switch_to(config, department, {false, arguments.reason, arguments.until});
}

int impact(const Settings& config, const Department& department, const Arguments&) {
  return show_impact(config, department);
}

int shadow(const Settings& config, const Department& department, const Arguments&) {
  if (department.shadow_adapter_file.empty()) {
    std::cout << department.name << "没有影子版本 (no shadow)；在部门配置中写 shadow_adapter_file 即开始静默比对\n";
    return exit_ok;
  }
  const auto view = read_status(config.state_directory) ? read_shadow(config.state_directory, department.id)
                                                        : std::optional<workflow::ShadowView>();
  if (!view) {
    std::cerr << "主机未在运行，或刚刚启动，没有比对结果 (no running host, or nothing told yet)\n";
    return exit_unavailable;
  }
  std::cout << department.name << "的影子 " << view->file << "：" << view->state_text << "，版本 " << view->version
            << "，SHA-256 " << view->sha256 << "\n自 " << moment_text(view->since) << " 起比对 " << view->compared
            << " 次，其中不同 " << view->differing << " 次，来不及比对 " << view->dropped << " 次\n";
  for (const auto& d : view->differences)
    std::cout << "  " << d.operation << '\t' << d.check << '\t' << d.field << '\t' << d.kind << '\t' << d.count
              << " 次\t" << moment_text(d.first) << " 至 " << moment_text(d.last) << '\n';
  return exit_ok;
}

int change_adapter(const Settings& config, const Department& department, const settings::AdapterChoice& wanted,
                   std::string_view done) {
  settings::Settings changed = config;
  Department with = department;
  with.adapter_file = wanted.adapter_file;
  const std::string sha256 = adapters::sha256_of(changed.adapter_of(with));
  const settings::KeptFile before(department.file);
  if (auto written = settings::set_adapter(department.file, wanted); !written) {
    print_error(written.error());
    return exit_io;
  }
  std::cout << department.name << "：" << done << "，适配器文件 " << wanted.adapter_file << "，SHA-256 " << sha256
            << '\n';
  const int applied = apply_to_running_host(config, department.id, [&](const DepartmentLine& line) {
    return line.state == "off" || line.adapter_sha256 == sha256;
  });
  if (applied != exit_config) return applied;
  (void)before.put_back();  // says again what runs
  std::cerr << "配置文件已恢复原样 (the config file is as it was)\n";
  return applied;
}

int promote(const Settings& config, const Department& department, const Arguments&) {
  if (department.shadow_adapter_file.empty()) {
    std::cerr << department.name << "没有影子版本可以转正 (no shadow to promote)\n";
    return exit_usage;
  }
  return change_adapter(config, department, {department.shadow_adapter_file, ""}, "影子转正");
}

adapters::Versions versions_of(const Settings& config) {
  return adapters::Versions(config.state_directory / "versions");
}

int roll_back(const Settings& config, const Department& department, const Arguments&) {
  const auto previous = versions_of(config).previous(department.id);
  if (!previous) {
    std::cerr << "没有保存" << department.name << "适配器的上一版本，无法退回 (no previous version is kept)\n";
    return exit_usage;
  }
  return change_adapter(config, department, previous_choice(config, department, previous->sha256),
                        "退回版本 " + previous->version);
}

int history(const Settings& config, const Department& department, const Arguments&) {
  const auto all = versions_of(config).history(department.id);
  if (all.empty()) std::cout << "尚无记录 (nothing recorded yet)\n";
  for (const adapters::Version& one : all)
    std::cout << one.since << '\t' << (one.outcome == "started" ? "启用" : "被拒绝") << '\t' << one.version << '\t'
              << one.sha256 << '\t' << one.text << '\n';
  return exit_ok;
}

struct Verb {
  std::string_view word;
  int (*run)(const Settings&, const Department&, const Arguments&);
};
constexpr Verb verbs[] = {{"enable", enable},   {"disable", disable},    {"impact", impact},  {"shadow", shadow},
                          {"promote", promote}, {"rollback", roll_back}, {"history", history}};

}  // namespace

int departments(const Arguments& arguments) {
  const auto& words = arguments.words;
  const bool list = words.empty() || (words[0] == "list" && words.size() == 1);
  const Verb* verb = nullptr;
  for (const Verb& one : verbs)
    if (words.size() == 2 && words[0] == one.word) verb = &one;
  if (!list && !verb) {
    std::cerr << usage_line("departments") << '\n';
    return exit_usage;
  }
  const SettingsPtr config = load_or_explain(arguments.config);
  if (!config) return exit_config;
  if (list) return list_departments(*config);
  for (const auto& department : config->departments)
    if (department.id.value == words[1]) return verb->run(*config, department, arguments);
  return no_department(*config, words[1]);
}

}  // namespace zq::application
