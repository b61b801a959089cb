#include "application/host.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "http/render.hpp"
#include "log/log.hpp"
#include "settings/load.hpp"
#include "settings/start_only.hpp"
#include "store/migrate.hpp"
#include "store/store.hpp"

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
  for (const auto& department : config.departments) {
    folders.insert(config.adapter_of(department).parent_path());
    if (!department.shadow_adapter_file.empty()) folders.insert(config.shadow_of(department).parent_path());
  }
  return folders;
}

workflow::Context by(std::string_view who) {
  workflow::Context context;
  context.caller.value = who;
  return context;
}

// Lives as long as the settings it is part of.
std::shared_ptr<const Law> law_of(const std::shared_ptr<const settings::Settings>& config) {
  return {config, &config->law};
}
std::shared_ptr<const WritTemplates> templates_of(const std::shared_ptr<const settings::Settings>& config) {
  return {config, &config->writs};
}

}  // namespace

Host::Host(std::shared_ptr<const settings::Settings> settings)
    : started_with_(settings), settings_(settings), law_(law_of(settings)), writ_templates_(templates_of(settings)) {}

Host::~Host() { stop(); }

// Where the cases of a caller come from: as its entry and the register of organisations say now.
Origin Host::origin_of(const CallerId& id) const {
  const auto config = settings();
  const auto caller = std::ranges::find(config->callers, id, &settings::Caller::id);
  if (caller == config->callers.end()) return {};
  const Organisation* unit = config->organisations.named(caller->unit);
  if (!unit) unit = config->organisations.named(caller->department);
  return {caller->in_centre, unit ? unit->supervising : std::string()};
}

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
  begin_periods();
  begin_comparisons();
  worker_->start();
  tell_status(nullptr);
  const std::lock_guard no_reload(reload_mutex_);  // until the watcher stands here: it may call at once
  watcher_ = std::make_unique<settings::Watcher>(settings()->file, [this] {
    const std::lock_guard one(reload_mutex_);
    if (!stopping_) (void)take_over(by("file"));
  });
  watcher_->adapter_folders(adapter_folders(*settings()));
  complete_returns();
  begin_office();
  ticker_ = std::make_unique<Ticker>(std::chrono::seconds(1), [this] {
    return_what_is_due();
    tell_shadows();
    tell_adapters();
  });
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
  build_list_flows();
  build_letter_flows();
  on_site_ = std::make_unique<workflow::OnSiteBeginning>([this] { return settings()->routing; }, *letter_sender_, ids_);
  verifications_ = std::make_unique<workflow::VerificationFlow>(
      *store_, *registry_, *list_, *letter_sender_, clock_, ids_, http::case_renderer(*list_), law_, on_site_.get());
  field_tasks_ =
      std::make_unique<workflow::FieldTaskFlow>(*store_, *registry_, *list_, *on_site_, *letter_sender_, clock_, ids_);
  const workflow::OriginOf where_from = [this](const CallerId& id) { return origin_of(id); };
  oversight_ = std::make_unique<workflow::Oversight>(*store_, *registry_, clock_, where_from);
  build_complaints(where_from);
  build_assessment(where_from);
  handling_ = std::make_unique<workflow::Handling>(workflow::Handlers{*store_, *registry_, *list_, ids_, law_, writs_});
  batches_ = std::make_unique<workflow::BatchFlow>(*store_, *registry_, clock_, ids_, *list_, *verifications_,
                                                   http::batch_renderer());
  build_window();
  build_adjusting();
  worker_ = std::make_unique<workflow::Worker>(*store_, *registry_, clock_, *list_);
  parked_ = std::make_unique<workflow::ParkedFlow>(*store_, clock_, *worker_);
  using workflow::Work;
  using workflow::WorkKind;
  worker_->on(WorkKind::poll_verification,
              [this](const Work& work) { return verifications_->poll(CaseId{work.subject}); });
  worker_->on(WorkKind::push_task, [this](const Work& work) { return field_tasks_->push(work); });
  worker_->on(WorkKind::read_task, [this](const Work& work) { return field_tasks_->read(work); });
  worker_->on(WorkKind::task_overdue, [this](const Work& work) { return field_tasks_->overdue(work); });
  worker_->on(WorkKind::commitment_check,
              [this](const Work& work) { return handling_->commitments.check_due(work, clock_.now()); });
  worker_->on(WorkKind::order_reminder,
              [this](const Work& work) { return handling_->commitments.order_due(work, clock_.now()); });
  worker_->on(WorkKind::batch_rows, [this](const Work& work) { return batches_->run(work); });
  watch_letters();
  watch_window();
  watch_complaints();
  watch_periods();
  watch_list();
  watch_adjusting();
}

Result<Done> Host::start_server() {
  api_ = std::make_unique<http::Api>(http::Services{.verifications = *verifications_,
                                                    .list = *list_,
                                                    .list_area = *list_area_,
                                                    .complaints = *complaints_,
                                                    .attachments = *attachments_,
                                                    .letters = *letters_,
                                                    .overdue = *overdue_,
                                                    .outages = *outages_,
                                                    .designees = *designees_,
                                                    .notices = *notices_,
                                                    .handling = *handling_,
                                                    .batches = *batches_,
                                                    .parked = *parked_,
                                                    .field_tasks = *field_tasks_,
                                                    .window = *window_,
                                                    .office = *office_,
                                                    .departments = *registry_,
                                                    .store = *store_,
                                                    .operations = *this,
                                                    .oversight = *oversight_,
                                                    .assessing = *assessing_,
                                                    .adjusting = *adjusting_,
                                                    .clock = clock_,
                                                    .settings = [this] { return settings(); },
                                                    .writs = *writ_reading_});
  server_ = std::make_unique<http::Server>(
      settings()->server,
      [this](http::Request request, std::shared_ptr<http::Exchange> exchange) {
        (*api_)(std::move(request), std::move(exchange));
      },
      [this](const http::Request& head) { return api_->large_body(head); });
  api_->watch(*server_);
  return server_->start();
}

int Host::stop() {
  stopping_ = true;
  ticker_.reset();
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

Result<Done> Host::take_over(const workflow::Context& asked_by, const std::string& reason) {
  log::write("ZQ-5004", {{"by", asked_by.caller.value}});
  auto loaded = settings::load(settings()->file);
  const auto running = registry_->view();
  Result<Done> applied = loaded ? keeps_versions(**loaded) : Result<Done>(loaded.error());
  if (applied) applied = registry_->apply(**loaded);
  ++reloads_;
  if (!applied) {
    log_refusal(applied.error());
    tell_status(&applied.error());
    return applied;
  }
  const auto before = settings();
  settings_.set(*loaded);
  law_.set(law_of(*loaded));
  writ_templates_.set(templates_of(*loaded));
  if (watcher_) watcher_->adapter_folders(adapter_folders(**loaded));
  log::write("ZQ-5001", {{"departments", (*loaded)->departments.size()}});
  for (const std::string& attribute : settings::start_only_changes(*started_with_, **loaded))
    log::write("ZQ-5007", {{"attribute", attribute}});
  begin_comparisons();  // of departments that are new, and when the interval is another one
  record_switches(*before, **loaded, asked_by, reason);
  record_adapters(running, asked_by);
  tell_status(nullptr);
  return Done{};
}

// What was issued is read with the version it was issued under.
Result<Done> Host::keeps_versions(const settings::Settings& next) const {
  const auto lost = versions_lost(settings()->writs, next.writs, beijing_day(clock_.now()));
  if (lost.empty()) return Done{};
  Error error{ErrorCode::invalid_input, "配置改动了已经施行的文书模板，未采用"};
  error.detail = "templates of writs that have been in force were changed or taken away";
  for (const std::string& one : lost)
    error.faults.push_back({(next.file.parent_path() / "writs").string(),
                            "文书模板" + one + "已经施行，不能改动或删除；请恢复原文，改动另加一个 <template>",
                            "the version as it was", "changed or missing"});
  return error;
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
  return take_over(context);
}

Result<Done> Host::ready() {
  if (stopping_) return Error{ErrorCode::unavailable, "主机正在停止"};
  if (list_->in_force()->number == 0)
    return Error{ErrorCode::unavailable, "尚未公布证明材料取消清单，请先执行 zhengqiao import-list"};
  return store_->ready();
}

}  // namespace zq::application
