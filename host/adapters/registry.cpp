#include "adapters/registry.hpp"

#include <algorithm>
#include <condition_variable>
#include <system_error>
#include <thread>

#include "adapters/registry_faults.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

// A drain ends shortly after its limit: cancelled calls get their grace, stop() its own limit.
constexpr milliseconds drain_slack{7000};

bool unchanged(const settings::Department& a, const settings::Department& b) {
  return !a.fingerprint.empty() && a.fingerprint == b.fingerprint;
}

std::string off_text(const settings::Department& department) {
  std::string text = department.off_reason.empty() ? "已由配置停用" : "已停用：" + department.off_reason;
  return department.off_until.empty() ? text : text + "；将于 " + department.off_until + " 自动恢复";
}

}  // namespace

// Counts the drains that run in the background, on threads of their own.
class Registry::Draining {
 public:
  void begin() {
    const std::lock_guard lock(mutex_);
    ++count_;
  }
  void end(bool all_back) {
    const std::lock_guard lock(mutex_);
    --count_;
    if (!all_back) ++left_behind_;
    ended_.notify_all();
  }
  bool wait(SteadyTime until) {
    std::unique_lock lock(mutex_);
    return ended_.wait_until(lock, until, [&] { return count_ == 0; });
  }
  // Generations that could not be stopped wholly: some thread is, or was, still inside.
  int left_behind() const {
    const std::lock_guard lock(mutex_);
    return left_behind_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  int count_ = 0;
  int left_behind_ = 0;
};

// Stands between adapters, which may speak up at any time, and a listener that goes away with the host.
class Registry::Relay {
 public:
  void set(OnCompletion listener) {
    const std::lock_guard lock(mutex_);
    listener_ = std::move(listener);
  }
  void on_change(std::function<void()> listener) {
    const std::lock_guard lock(mutex_);
    change_listener_ = std::move(listener);
  }
  void tell(DepartmentId id, std::string token) {
    const std::lock_guard lock(mutex_);
    if (listener_) listener_(std::move(id), std::move(token));
  }
  void changed() {
    const std::lock_guard lock(mutex_);
    if (change_listener_) change_listener_();
  }

 private:
  std::mutex mutex_;
  OnCompletion listener_;
  std::function<void()> change_listener_;
};

Registry::Registry(const std::filesystem::path& state_directory, const workflow::Clock& clock,
                   const std::filesystem::path& worker)
    : clock_(clock),
      staging_(std::make_shared<Staging>(state_directory / "adapters")),
      versions_(state_directory / "versions"),
      draining_(std::make_shared<Draining>()),
      relay_(std::make_shared<Relay>()),
      supervisor_(std::make_shared<Supervisor>(worker)),
      table_(std::make_shared<const Table>()) {}

Registry::~Registry() {
  if (!closed_) shutdown(milliseconds(0));
}

void Registry::on_completion(OnCompletion callback) { relay_->set(std::move(callback)); }
void Registry::on_change(std::function<void()> callback) { relay_->on_change(std::move(callback)); }

// What goes on as it is or stands still goes into the table; the others are launched, all at once.
Registry::Table Registry::plan(const settings::Settings& settings, Launches& launches) {
  Table next;
  for (const auto& department : settings.departments) {
    const auto before = entry(department.id);
    if (before && before->running && department.enabled && unchanged(before->config, department) &&
        has_sha256(settings.adapter_of(department), before->running->description().sha256)) {
      auto goes_on = std::make_shared<Entry>(*before);
      goes_on->config = department;
      next[department.id] = std::move(goes_on);
      continue;
    }
    History& history = histories_[department.id];
    if (!department.enabled) {
      next[department.id] = std::make_shared<const Entry>(Entry{
          department, "off", off_text(department), history.generations, nullptr, history.abandoned, history.tally});
      continue;
    }
    LaunchOrder order = order_of(department, settings.adapter_of(department), history.abandoned);
    order.before = history.file;
    order.scanned = history.scanned;
    if (*history.abandoned == 0 && department.mode == settings::Department::Mode::in_process)
      order.library = history.library;
    launches.emplace_back(std::piecewise_construct, std::forward_as_tuple(department),
                          std::forward_as_tuple(std::move(order), staging_));
  }
  return next;
}

LaunchOrder Registry::order_of(const settings::Department& department, std::filesystem::path file,
                               std::shared_ptr<std::atomic<int>> abandoned) const {
  LaunchOrder order;
  order.department = department;
  order.file = std::move(file);
  order.abandoned = std::move(abandoned);
  order.on_completion = [relay = relay_](DepartmentId id, std::string token) {
    relay->tell(std::move(id), std::move(token));
  };
  order.now = clock_.now();
  order.supervisor = supervisor_;
  order.on_change = [relay = relay_] { relay->changed(); };
  return order;
}

std::shared_ptr<const Registry::Entry> Registry::entry_of(const settings::Department& config, Launched launched) {
  History& history = histories_[config.id];
  history.file = launched.file;
  history.library = launched.library;
  history.scanned = launched.scanned;
  auto running = std::make_shared<Department>(config, std::move(launched.generation), history.abandoned, history.tally);
  return std::make_shared<const Entry>(
      Entry{config, "ready", "运行中", ++history.generations, std::move(running), history.abandoned, history.tally});
}

bool Registry::may_fail(const settings::Department& department, bool first) const {
  const auto before = entry(department.id);
  return first || (before && before->state == "failed" && unchanged(before->config, department));
}

Result<Done> Registry::apply(const settings::Settings& settings, bool first) {
  const uint64_t number = ++asked_;
  const std::lock_guard lock(apply_mutex_);
  if (closed_) return Error{ErrorCode::unavailable, "主机正在停止，不再接受新配置", "the registry has been shut down"};
  if (applied_ > number) return Done{};  // a newer one has been through already
  applied_ = number;

  Launches launches, shadows;
  Table next = plan(settings, launches);
  launch_shadows(settings, next, shadows);
  std::vector<std::shared_ptr<const Entry>> fresh;
  Error faults{ErrorCode::invalid_input, "新配置未生效：有部门的适配器不能启用，原配置继续运行"};
  for (auto& [department, launch] : launches) {
    Error why;
    auto launched = launch.wait();
    try {
      if (launched) fresh.push_back(next[department.id] = entry_of(department, std::move(launched).value()));
    } catch (const std::system_error& failure) {
      launched = Error{ErrorCode::internal, "系统无法再创建线程，适配器未启动", failure.what()};
    }
    if (launched) continue;
    remember_refusal(department, settings.adapter_of(department), launched.error());
    if (may_fail(department, first)) {
      log::write("ZQ-2002", {{"department", department.id.value}, {"detail", launched.error().detail}});
      const History& history = histories_[department.id];
      next[department.id] = std::make_shared<const Entry>(Entry{
          department, "failed", launched.error().text, history.generations, nullptr, history.abandoned, history.tally});
    } else {
      add_fault(faults, department, launched.error());
    }
  }
  take_shadows(shadows, next, first, faults);
  if (!faults.faults.empty()) {
    for (const auto& entry : fresh) retire(entry->running, milliseconds(0));
    drop_shadows(next, *table());
    return faults;
  }
  for (const auto& entry : fresh) {
    log::write("ZQ-2001", {{"department", entry->config.id.value},
                           {"adapter", entry->running->description().id},
                           {"version", entry->running->description().version},
                           {"sha256", entry->running->description().sha256},
                           {"generation", entry->generation}});
    const auto kept = versions_.started(entry->config.id, histories_[entry->config.id].file,
                                        entry->running->description().version, clock_.now());
    if (!kept) log::write("ZQ-2021", {{"department", entry->config.id.value}, {"reason", kept.error().detail}});
  }
  swap(std::move(next));
  if (first) staging_->sweep();
  return Done{};
}

std::shared_ptr<const Registry::Table> Registry::table() const {
  const std::lock_guard lock(table_mutex_);
  return table_;
}

std::shared_ptr<const Registry::Table> Registry::exchange(Table next) {
  auto fresh = std::make_shared<const Table>(std::move(next));
  const std::lock_guard lock(table_mutex_);
  return std::exchange(table_, std::move(fresh));
}

void Registry::swap(Table next) {
  const auto old = exchange(std::move(next));
  const auto fresh = table();
  for (const auto& [id, entry] : *fresh)
    if (entry->running) entry->running->shadow(entry->shadow);
  drop_shadows(*old, *fresh);
  for (const auto& [id, entry] : *old) {
    const auto now = fresh->find(id);
    if (entry->running && (now == fresh->end() || now->second->running != entry->running))
      retire(entry->running, entry->config.drain_time);
  }
}

void Registry::retire(std::shared_ptr<Department> department, milliseconds drain_time) {
  std::string id = department->config().id.value;
  const SteadyTime until = Steady::now() + drain_time;
  retire(std::move(id), [department = std::move(department), until]() mutable {
    const bool all_back = department->drain(until);
    department.reset();
    return all_back;
  });
}

void Registry::retire(std::string id, std::function<bool()> drain) {
  draining_->begin();
  auto run = [id = std::move(id), drain = std::move(drain), draining = draining_] {
    const bool all_back = drain();
    log::write("ZQ-2003", {{"department", id}, {"threads_left", all_back ? "no" : "yes"}});
    draining->end(all_back);
  };
  try {
    std::thread(run).detach();
  } catch (const std::system_error&) {
    run();  // no thread to be had: better slow than never
  }
}

void Registry::remember_refusal(const settings::Department& department, const std::filesystem::path& file,
                                const Error& why) {
  const auto kept = versions_.refused(department.id, sha256_of(file), why.text, clock_.now());
  if (!kept) log::write("ZQ-2021", {{"department", department.id.value}, {"reason", kept.error().detail}});
}

int Registry::shutdown(milliseconds limit) {
  const std::lock_guard lock(apply_mutex_);
  closed_ = true;
  relay_->set(nullptr);
  relay_->on_change(nullptr);
  Table off;
  const auto before = table();
  for (const auto& [id, entry] : *before) {
    auto config = entry->config;
    off[id] = std::make_shared<const Entry>(
        Entry{config, "off", "主机正在停止", entry->generation, nullptr, entry->abandoned, entry->tally});
  }
  exchange(std::move(off));
  for (const auto& [id, entry] : *before)
    if (entry->running) retire(entry->running, std::min(limit, entry->config.drain_time));
  drop_shadows(*before, {});
  draining_->wait(Steady::now() + limit + drain_slack);
  int held = draining_->left_behind();
  for (const auto& [id, history] : histories_) held = std::max(held, history.abandoned->load());
  return held;
}

}  // namespace zq::adapters
