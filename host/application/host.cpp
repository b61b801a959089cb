#include "application/host.hpp"

#include <chrono>
#include <future>
#include <set>

#include "http/render.hpp"
#include "log/log.hpp"
#include "settings/load.hpp"
#include "settings/start_only.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"
#include "workflow/json_text.hpp"

namespace zq::application {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds server_stop_limit = seconds(10);
constexpr milliseconds department_stop_limit = seconds(10);

void log_refusal(const Error& error) {
  log::write("ZQ-5002", {{"reason", error.detail.empty() ? error.text : error.detail}});
  for (const Fault& fault : error.faults)
    log::write("ZQ-5003",
               {{"at", fault.path}, {"text", fault.text}, {"expected", fault.expected}, {"found", fault.found}});
}

std::vector<std::string> lines_of(const Error& error) {
  std::vector<std::string> lines;
  if (error.faults.empty()) lines.push_back(error.text);
  for (const Fault& fault : error.faults)
    lines.push_back(fault.path + "：" + fault.text + "；应为：" + fault.expected + "；实为：" + fault.found);
  return lines;
}

std::set<std::filesystem::path> adapter_folders(const settings::Settings& config) {
  std::set<std::filesystem::path> folders{config.adapter_directory};
  for (const auto& department : config.departments) folders.insert(config.adapter_of(department).parent_path());
  return folders;
}

const settings::Department* find(const settings::Settings& config, const DepartmentId& id) {
  for (const auto& department : config.departments)
    if (department.id == id) return &department;
  return nullptr;
}

}  // namespace

Host::Host(std::shared_ptr<const settings::Settings> settings) : started_with_(settings), settings_(settings) {}

Host::~Host() { stop(); }

Result<Done> Host::start() {
  auto lock = DirectoryLock::take(state_directory());
  if (!lock) return std::move(lock).error();
  lock_.emplace(std::move(*lock));
  if (auto opened = open_store(); !opened) return opened;
  registry_ = std::make_unique<adapters::Registry>(state_directory(), clock_);
  build_flows();
  if (auto taken = list_->refresh(); !taken) return taken;
  registry_->on_completion([this](DepartmentId department, std::string token) {
    worker_->answer_ready(std::move(department), std::move(token));
  });
  if (auto applied = registry_->apply(*settings(), true); !applied) return applied;
  if (auto started = start_server(); !started) return started;
  registry_->on_change([this] { rewrite_status(); });
  worker_->start();
  tell_status(nullptr);
  const std::lock_guard no_reload(reload_mutex_);  // until the watcher stands here: it may call at once
  watcher_ = std::make_unique<settings::Watcher>(settings()->file, [this] {
    const std::lock_guard one(reload_mutex_);
    if (!stopping_) (void)take_over("file");
  });
  watcher_->adapter_folders(adapter_folders(*settings()));
  return Done{};
}

Result<Done> Host::open_store() {
  if (auto migrated = store::migrate(settings()->store); !migrated) return std::move(migrated).error();
  auto opened = store::open(settings()->store);
  if (!opened) return std::move(opened).error();
  store_ = std::move(*opened);
  return Done{};
}

void Host::build_flows() {
  list_ = std::make_unique<workflow::ListFlow>(*store_, *registry_, clock_);
  verifications_ = std::make_unique<workflow::VerificationFlow>(*store_, *registry_, *list_, clock_, ids_,
                                                                http::case_renderer(*list_));
  complaints_ = std::make_unique<workflow::ComplaintFlow>(*store_, *registry_, clock_, ids_, http::complaint_renderer(),
                                                          settings()->complaint_read_interval);
  worker_ = std::make_unique<workflow::Worker>(*store_, *registry_, clock_, *verifications_, *complaints_, *list_);
}

Result<Done> Host::start_server() {
  api_ = std::make_unique<http::Api>(http::Services{*verifications_, *list_, *complaints_, *registry_, *store_, *this,
                                                    clock_, [this] { return settings(); }});
  server_ = std::make_unique<http::Server>(settings()->server,
                                           [this](http::Request request, std::shared_ptr<http::Exchange> exchange) {
                                             (*api_)(std::move(request), std::move(exchange));
                                           });
  api_->watch(*server_);
  return server_->start();
}

int Host::stop() {
  stopping_ = true;
  { const std::lock_guard last_reload(reload_mutex_); }
  watcher_.reset();
  if (server_) server_->stop(server_stop_limit);
  if (api_) api_->stop();
  if (worker_) worker_->stop();
  const int held = registry_ ? registry_->shutdown(department_stop_limit) : 0;
  if (lock_) std::filesystem::remove(state_directory() / "status.tsv");
  store_.reset();  // records what is queued and completes every task that still waits
  lock_.reset();
  return held;
}

Result<Done> Host::take_over(const std::string& asked_by) {
  log::write("ZQ-5004", {{"by", asked_by}});
  auto loaded = settings::load(settings()->file);
  Result<Done> applied = loaded ? registry_->apply(**loaded) : Result<Done>(loaded.error());
  ++reloads_;
  if (!applied) {
    log_refusal(applied.error());
    tell_status(&applied.error());
    return applied;
  }
  settings_.set(*loaded);
  if (watcher_) watcher_->adapter_folders(adapter_folders(**loaded));
  log::write("ZQ-5001", {{"departments", (*loaded)->departments.size()}});
  for (const std::string& attribute : settings::start_only_changes(*started_with_, **loaded))
    log::write("ZQ-5007", {{"attribute", attribute}});
  tell_status(nullptr);
  return Done{};
}

void Host::tell_status(const Error* refused) {
  {
    const std::lock_guard lock(status_mutex_);
    refused_ = refused ? lines_of(*refused) : std::vector<std::string>();
    told_reloads_ = reloads_;
  }
  rewrite_status();
}

void Host::rewrite_status() {
  const std::lock_guard lock(status_mutex_);
  Status status = status_of(registry_->view());
  status.port = server_->port();
  status.reloads = told_reloads_;
  status.faults = refused_;
  if (auto written = write_status(state_directory(), status); !written)
    log::write("ZQ-0006", {{"reason", written.error().detail}});
}

Result<Done> Host::reload(const workflow::Context& context) {
  const std::lock_guard lock(reload_mutex_);
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  return take_over(context.caller.value);
}

Result<Done> Host::set_department_enabled(const workflow::Context& context, const DepartmentId& id, bool enabled,
                                          std::string reason) {
  const std::lock_guard lock(reload_mutex_);
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  const auto config = settings();
  const settings::Department* department = find(*config, id);
  if (!department) return Error{ErrorCode::not_found, "没有这个部门"};
  if (auto written = settings::set_enabled(department->file, enabled); !written) return written;
  auto taken = take_over(context.caller.value);
  if (!taken) {
    (void)settings::set_enabled(department->file, department->enabled);  // the file says again what runs
    return taken;
  }
  log::write("ZQ-5005",
             {{"department", id.value}, {"enabled", enabled ? "true" : "false"}, {"by", context.caller.value}});
  record_switch(context, id, enabled, reason);
  return Done{};
}

void Host::record_switch(const workflow::Context& context, const DepartmentId& id, bool enabled,
                         const std::string& reason) {
  workflow::Unit unit;
  unit.emplace_back(workflow::AppendAct{{clock_.now(), "department.switched", id.value, context.caller.value,
                                         context.request_id, "", enabled ? "off" : "on", enabled ? "on" : "off",
                                         workflow::json_object({{"reason", reason}})}});
  std::promise<void> recorded;
  workflow::start<Result<Done>>(store_->commit(std::move(unit)), [&recorded](Result<Done> written) {
    if (!written) log::write("ZQ-3003", {{"reason", written.error().detail}});
    recorded.set_value();
  });
  recorded.get_future().wait();
}

Result<Done> Host::ready() {
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  if (list_->in_force()->number == 0)
    return Error{ErrorCode::unavailable, "尚未公布证明材料取消清单，请先执行 zhengqiao import-list"};
  return store_->ready();
}

}  // namespace zq::application
