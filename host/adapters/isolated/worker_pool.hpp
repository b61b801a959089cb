// The workers of one generation: started together, each replaced when it ends by itself, grows too large or runs wild,
// stopped together. A worker that died is started again: the first time at once, then after restart_first, doubled up
// to restart_max, with jitter; a worker that was well for a minute begins anew. It is never given up and never silent:
// log, view() and on_change tell. Threads: thread-safe. Ownership: held by its generation; what its workers do later
// reaches it only while it lives.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/generation.hpp"
#include "adapters/isolated/restarts.hpp"
#include "adapters/isolated/supervisor.hpp"
#include "adapters/isolated/worker_watch.hpp"
#include "adapters/services/log_gate.hpp"
#include "adapters/services/services.hpp"
#include "adapters/staging.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

struct PoolOrder {
  settings::Department department;
  StagedFile file;
  int slots = 1;  // calls at once of each worker
  OnCompletion on_completion;
  std::function<void()> on_change = nullptr;  // view() has changed; on the supervisor's thread; may be empty
};

class WorkerPool : public std::enable_shared_from_this<WorkerPool> {
 public:
  WorkerPool(std::shared_ptr<Supervisor>, PoolOrder);

  // All workers run, or none: then the Error says what the first that failed said.
  Result<Description> start(SteadyTime deadline, Instant now);
  // Stops them all; kills those that have not stopped by then.
  void stop(SteadyTime deadline);
  std::vector<workflow::WorkerView> view() const;

  struct Worker {
    enum class State { starting, ready, retiring, ended };
    State state = State::starting;
    std::shared_ptr<WorkerProcess> process;
    std::vector<size_t> free;  // slots nobody uses
    int in_flight = 0;
    int overdue = 0;     // calls past their time: it may be killed any moment, so it gets no other
    bool asked = false;  // since the last look
    SteadyTime ready_since{};
    WorkerWatch watch;
    LogGate gate;
    std::optional<Error> refusal;
  };
  // A slot for one call. Given back when the lease goes.
  class Lease {
   public:
    Lease(std::shared_ptr<WorkerPool>, std::shared_ptr<Worker>, size_t slot);
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Channel& channel() { return worker_->process->slots()[slot_]; }
    WorkerProcess& process() { return *worker_->process; }
    // The call is past its time, and its worker near its end unless it comes back.
    void overdue();

   private:
    std::shared_ptr<WorkerPool> pool_;
    std::shared_ptr<Worker> worker_;
    size_t slot_;
    bool overdue_ = false;
  };
  // Waits for a worker that is being started, not for one whose next attempt lies ahead. Nothing: `why_not` says why.
  std::optional<Lease> lease(SteadyTime until, const Cancellation&, std::string& why_not);

 private:
  struct Place {
    std::shared_ptr<Worker> current, successor;
    Restarts restarts;
    SteadyTime next_attempt{};  // when there is no current
    std::string reason;         // Chinese
  };

  void launch(size_t place, bool successor);  // on the supervisor's thread
  void give_up_starting(const Worker&);
  WorkerEvents events_of(size_t place, const std::shared_ptr<Worker>&);
  void heard(size_t place, const std::shared_ptr<Worker>&, const Frame&);
  void is_ready(size_t place, const std::shared_ptr<Worker>&, const Frame&);
  void write_line(Worker&, const Frame&);
  void has_ended(size_t place, const std::shared_ptr<Worker>&, const Phrase& how);
  void start_again(size_t place, const Phrase& how, SteadyTime ready_since);  // locked
  void give_back(const std::shared_ptr<Worker>&, size_t slot, bool overdue);
  void let_go(const std::shared_ptr<Worker>&);  // locked: it has no calls any more
  std::shared_ptr<Worker> most_idle() const;    // locked
  std::string why_none() const;                 // locked
  void look();
  void look_at(size_t place);  // locked
  void later(std::chrono::milliseconds, void (WorkerPool::*)());
  void tell_change() const;
  const std::string& id() const { return order_.department.id.value; }

  const std::shared_ptr<Supervisor> supervisor_;
  const PoolOrder order_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Place> places_;
  Description description_;
  SteadyTime start_deadline_{};
  Instant start_now_{};
  SteadyTime start_steady_{};
  bool started_ = false;
  bool stopping_ = false;
};

}  // namespace zq::adapters
