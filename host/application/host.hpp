// The composition root: builds store, departments, flows, worker and server in this order and stops them in reverse.
// One per process. reload() and switch_department() may be called from any thread; they block until the new table is in
// force.
#pragma once
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "adapters/registry.hpp"
#include "application/status_file.hpp"
#include "application/system_clock.hpp"
#include "application/ticker.hpp"
#include "http/api.hpp"
#include "http/server.hpp"
#include "settings/load.hpp"
#include "settings/settings.hpp"
#include "settings/watcher.hpp"
#include "workflow/adapter_alarm.hpp"
#include "workflow/adjusting.hpp"
#include "workflow/assessing.hpp"
#include "workflow/attachment_flow.hpp"
#include "workflow/automatic_reply.hpp"
#include "workflow/batch_flow.hpp"
#include "workflow/complaint_area.hpp"
#include "workflow/current.hpp"
#include "workflow/designee_flow.hpp"
#include "workflow/field_task_flow.hpp"
#include "workflow/joint_office.hpp"
#include "workflow/letter_flow.hpp"
#include "workflow/letter_timers.hpp"
#include "workflow/list_area.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/notice_flow.hpp"
#include "workflow/operations.hpp"
#include "workflow/outage_flow.hpp"
#include "workflow/overdue_flow.hpp"
#include "workflow/parked_flow.hpp"
#include "workflow/service_window.hpp"
#include "workflow/verification_flow.hpp"
#include "workflow/worker.hpp"
#include "workflow/writ_reading.hpp"

namespace zq::application {

class Host final : public workflow::Operations {
 public:
  explicit Host(std::shared_ptr<const settings::Settings>);
  ~Host() override;  // stop()

  // Errors: conflict (state directory in use), storage, unavailable (address). Departments that cannot be started are
  // shown as failed and do not stop the others. After an Error the object is only good for destruction.
  Result<Done> start();
  // Returns how many threads adapters still hold; when more than 0 the process should leave by std::_Exit.
  int stop();
  uint16_t port() const { return server_->port(); }

  Result<Done> switch_department(const workflow::Context&, const DepartmentId&, const workflow::SwitchOrder&) override;
  Result<Done> promote_department(const workflow::Context&, const DepartmentId&) override;
  Result<Done> roll_back_department(const workflow::Context&, const DepartmentId&) override;
  std::vector<workflow::AdapterVersion> versions(const DepartmentId&) const override;
  Result<Done> reload(const workflow::Context&) override;
  Result<Done> ready() override;

 private:
  std::shared_ptr<const settings::Settings> settings() const { return settings_.get(); }
  const std::filesystem::path& state_directory() const { return started_with_->state_directory; }
  Result<Done> open_store();
  void build_flows();
  void build_letter_flows();  // host_letters.cpp
  Origin origin_of(const CallerId&) const;
  void watch_letters();
  void build_window();  // host_window.cpp
  void watch_window();
  void build_complaints(const workflow::OriginOf&);  // host_complaints.cpp
  void watch_complaints();
  void build_assessment(const workflow::OriginOf&);  // host_assessment.cpp
  void watch_periods();
  void begin_periods();
  void begin_office();
  void tell_adapters();
  void build_list_flows();  // host_list.cpp
  void watch_list();
  void begin_comparisons();
  void build_adjusting();  // host_adjusting.cpp
  void watch_adjusting();
  Result<Done> start_server();
  // Under reload_mutex_. `reason`: why the office switches a department on, for the journal.
  Result<Done> take_over(const workflow::Context& asked_by, const std::string& reason = {});
  void tell_status(const Error* refused);
  // Error: invalid_input.
  Result<Done> keeps_versions(const settings::Settings& next) const;
  // host_switching.cpp; all under reload_mutex_, but return_what_is_due() takes it.
  void record_switches(const settings::Settings& before, const settings::Settings& now, const workflow::Context&,
                       const std::string& reason);
  void record(workflow::Unit);
  // host_upgrading.cpp; under reload_mutex_.
  Result<Done> change_adapter(const workflow::Context&, const settings::Department&, const settings::AdapterChoice&);
  void record_adapters(const std::vector<workflow::DepartmentView>& before, const workflow::Context&);
  void tell_shadows();
  void complete_returns();
  void return_what_is_due();
  void return_department(const settings::Department&);
  void complete_return(const settings::Department&);
  void rewrite_status();  // after workers have changed by themselves

  const std::shared_ptr<const settings::Settings> started_with_;
  workflow::Current<settings::Settings> settings_;
  workflow::Current<Law> law_;                       // of those settings
  workflow::Current<WritTemplates> writ_templates_;  // likewise
  SystemClock clock_;
  RandomIds ids_;
  const workflow::Writs writs_{ids_, writ_templates_};
  std::optional<DirectoryLock> lock_;
  std::unique_ptr<workflow::Store> store_;
  std::unique_ptr<adapters::Registry> registry_;
  std::unique_ptr<workflow::ListFlow> list_;
  std::unique_ptr<workflow::ListArea> list_area_;
  std::unique_ptr<workflow::OnSiteBeginning> on_site_;
  std::unique_ptr<workflow::VerificationFlow> verifications_;
  std::unique_ptr<workflow::FieldTaskFlow> field_tasks_;
  std::unique_ptr<workflow::AutomaticReplies> automatic_replies_;
  std::unique_ptr<workflow::Oversight> oversight_;
  std::unique_ptr<workflow::ComplaintPassingFlow> passing_;
  std::unique_ptr<workflow::ComplaintArea> complaints_;
  std::unique_ptr<workflow::Assessing> assessing_;
  std::unique_ptr<workflow::Adjusting> adjusting_;
  std::unique_ptr<workflow::AttachmentFlow> attachments_;
  std::unique_ptr<workflow::LetterSender> letter_sender_;
  std::unique_ptr<workflow::WritReading> writ_reading_;
  std::unique_ptr<workflow::LetterFlow> letters_;
  std::unique_ptr<workflow::LetterTimers> letter_timers_;
  std::unique_ptr<workflow::OverdueFlow> overdue_;
  std::unique_ptr<workflow::OutageFlow> outages_;
  std::unique_ptr<workflow::DesigneeFlow> designees_;
  std::unique_ptr<workflow::NoticeFlow> notices_;
  std::unique_ptr<workflow::Handling> handling_;
  std::unique_ptr<workflow::BatchFlow> batches_;
  std::unique_ptr<workflow::ServiceWindow> window_;
  std::unique_ptr<workflow::JointOffice> office_;
  std::unique_ptr<workflow::Worker> worker_;
  std::unique_ptr<workflow::ParkedFlow> parked_;
  std::unique_ptr<http::Api> api_;
  std::unique_ptr<http::Server> server_;
  std::unique_ptr<settings::Watcher> watcher_;
  std::mutex reload_mutex_;
  std::map<DepartmentId, Instant> return_again_at_;  // departments that could not be switched on when they were due
  std::mutex status_mutex_;
  std::vector<std::string> refused_;  // of the last reload
  uint64_t told_reloads_ = 0;
  uint64_t reloads_ = 0;
  std::atomic<bool> stopping_{false};
  std::string shadows_told_;
  workflow::AdapterAlarm alarm_;    // of the ticker
  std::unique_ptr<Ticker> ticker_;  // returns of departments, and what the shadows have found
};

}  // namespace zq::application
