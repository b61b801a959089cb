// The door of adapters/: the departments' adapters, loaded, running and replaceable while calls go on.
// Threads: thread-safe. Calls read one immutable table and never wait for apply(). Departments share no thread.
// Ownership: the clock must outlive the registry. Adapter images stay loaded until the process ends; when shutdown()
// returns more than 0, threads are still inside an adapter, and the process should leave by std::_Exit after flushing
// its log.
#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "adapters/department.hpp"
#include "adapters/isolated/supervisor.hpp"
#include "adapters/launch.hpp"
#include "adapters/loader.hpp"
#include "adapters/services/services.hpp"
#include "adapters/staging.hpp"
#include "adapters/versions.hpp"
#include "settings/settings.hpp"
#include "workflow/ports.hpp"

namespace zq::adapters {

class Registry final : public workflow::Departments {
 public:
  // Adapters are copied to <state_directory>/adapters, and run by `worker` (zq-worker).
  Registry(const std::filesystem::path& state_directory, const workflow::Clock&,
           const std::filesystem::path& worker = worker_beside());
  ~Registry() override;  // shuts down with no time left
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  // Who is told when an adapter says that an answer is there; must be quick. Nobody is told after shutdown().
  void on_completion(OnCompletion);

  // Who is told when view() has changed by itself: a worker died, or is back. Must be quick; not after shutdown().
  void on_change(std::function<void()>);

  // Makes the departments those of `settings`, all or nothing: departments whose config is unchanged, and whose adapter
  // file holds the same bytes, go on as they are; for the others new generations are started beside the old; then the
  // table is swapped and the old ones are drained in the background. When one cannot be started nothing changes, and
  // the Error has a fault per department. `first`: a department that cannot be started is shown as failed, with its
  // reason, and does not stop the others. So is, later, one that was failed already and has not been changed: each
  // apply() tries it again. Blocks up to the longest start_time. One at a time; of several that wait the latest asked
  // wins. Errors: invalid_input (an adapter was refused), storage (it cannot be copied), unavailable (shut down).
  Result<Done> apply(const settings::Settings& settings, bool first = false);

  // No department takes calls any more; those in flight get until `limit`. Returns how many threads adapters still
  // hold.
  int shutdown(std::chrono::milliseconds limit);

  workflow::Task<Answer> verify(workflow::VerificationQuestion) override;
  workflow::Task<Answer> poll(DepartmentId, std::string token, workflow::Trace, SteadyTime deadline) override;
  workflow::Task<Result<workflow::Page<DepartmentListRow>>> list(DepartmentId, std::string cursor, int limit,
                                                                 workflow::Trace, SteadyTime deadline) override;
  workflow::Task<Result<ComplaintReply>> submit_complaint(ComplaintPassing, workflow::Trace,
                                                          SteadyTime deadline) override;
  workflow::Task<Result<ComplaintReply>> complaint_status(DepartmentId, std::string receipt, workflow::Trace,
                                                          SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskReply>> push_field_task(DepartmentId, FieldTask, workflow::Trace,
                                                         SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskReport>> field_task_status(DepartmentId, std::string reference, workflow::Trace,
                                                            SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskNotice>> field_task_callback(DepartmentId, FieldTaskCallback, workflow::Trace,
                                                              SteadyTime deadline) override;
  workflow::Task<Result<FieldTaskReply>> withdraw_field_task(DepartmentId, std::string receipt, std::string reason,
                                                             workflow::Trace, SteadyTime deadline) override;
  std::vector<workflow::DepartmentView> view() const override;
  std::optional<workflow::DepartmentView> find(const DepartmentId&) const override;
  std::optional<workflow::ShadowView> shadow(const DepartmentId&) const override;
  std::chrono::milliseconds call_limit(const DepartmentId&) const override;

  const Versions& versions() const { return versions_; }

 private:
  // A department as the table holds it. Without `running` every call completes at once.
  struct Entry {
    settings::Department config;
    std::string state;       // ready, failed, off
    std::string state_text;  // Chinese: why
    int generation = 0;
    std::shared_ptr<Department> running;
    std::shared_ptr<const std::atomic<int>> abandoned;  // threads held, over all generations
    std::shared_ptr<const Tally> tally;
    std::shared_ptr<Shadow> shadow = nullptr;  // asked by `running`
    std::string shadow_failed = {};            // Chinese: why there is none although one is configured
  };
  using Table = std::map<DepartmentId, std::shared_ptr<const Entry>>;
  // What is remembered of a department over its generations.
  struct History {
    int generations = 0;
    std::shared_ptr<std::atomic<int>> abandoned = std::make_shared<std::atomic<int>>(0);
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    StagedFile file;
    Description scanned;  // of that file
    std::shared_ptr<const Library> library;
    std::shared_ptr<std::atomic<int>> shadow_abandoned = std::make_shared<std::atomic<int>>(0);
  };
  using Launches = std::vector<std::pair<settings::Department, Launch>>;
  class Draining;
  class Relay;

  Table plan(const settings::Settings&, Launches&);
  LaunchOrder order_of(const settings::Department&, std::filesystem::path file,
                       std::shared_ptr<std::atomic<int>> abandoned) const;
  std::shared_ptr<const Entry> entry_of(const settings::Department&, Launched);
  bool may_fail(const settings::Department&, bool first) const;
  std::shared_ptr<const Table> table() const;
  std::shared_ptr<const Table> exchange(Table next);
  void swap(Table next);
  void retire(std::shared_ptr<Department>, std::chrono::milliseconds drain_time);
  // `drain` runs on a thread of its own; it says whether every thread came back from the adapter.
  void retire(std::string id, std::function<bool()> drain);
  void remember_refusal(const settings::Department&, const std::filesystem::path& file, const Error&);

  // registry_shadow.cpp
  void launch_shadows(const settings::Settings&, const Table& next, Launches&);
  void take_shadows(Launches&, Table& next, bool first, Error& faults);
  void retire_shadow(std::shared_ptr<Shadow>, std::string id, std::chrono::milliseconds limit);
  void drop_shadows(const Table& of, const Table& but);  // those of one table that the other does not have

  void ask(const DepartmentId&, Request, OnOutcome) const;
  template <class T, class Read>
  workflow::Task<Result<T>> answer(DepartmentId, Request, Read) const;  // registry_answer.hpp
  workflow::DepartmentView view_of(const Entry&) const;
  std::shared_ptr<const Entry> entry(const DepartmentId&) const;

  const workflow::Clock& clock_;
  const std::shared_ptr<Staging> staging_;
  Versions versions_;
  const std::shared_ptr<Draining> draining_;
  const std::shared_ptr<Relay> relay_;  // shared with the adapters' services
  const std::shared_ptr<Supervisor> supervisor_;
  // Under a mutex of its own, held for the copy of a pointer: loads of libstdc++ 12's atomic<shared_ptr> unlock
  // relaxed, which the memory model (and ThreadSanitizer) calls a race.
  mutable std::mutex table_mutex_;
  std::shared_ptr<const Table> table_;
  std::atomic<bool> closed_{false};
  std::atomic<uint64_t> asked_{0};  // applies asked for; the one with the highest number wins
  mutable std::mutex apply_mutex_;  // below: one apply at a time
  uint64_t applied_ = 0;
  std::map<DepartmentId, History> histories_;
};

}  // namespace zq::adapters
