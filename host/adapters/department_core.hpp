// The inside of a Department: what its threads share. Private to department.cpp, department_core.cpp (life and queue)
// and department_work.cpp (what its threads do).
// One mutex, held only to look and to move; never while the adapter or a completion runs. "Locked" below: the caller
// holds it.
#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/breaker.hpp"
#include "adapters/department.hpp"
#include "adapters/lanes.hpp"
#include "adapters/retry_budget.hpp"
#include "adapters/shadow.hpp"

namespace zq::adapters {

class Department::Core : public std::enable_shared_from_this<Core> {
 public:
  Core(settings::Department, std::shared_ptr<Generation>, std::shared_ptr<std::atomic<int>> abandoned,
       std::shared_ptr<Tally>);

  // Begins the threads; they keep this object alive until drain() has ended them. Throws std::system_error.
  void run();
  bool ask(Request&, OnOutcome& done);
  bool drain(SteadyTime until);
  bool drained() const;
  void shadow(std::shared_ptr<Shadow>);
  void load(workflow::DepartmentView&) const;
  const settings::Department& config() const { return config_; }
  const Description& description() const { return description_; }

 private:
  struct Job {
    Request request;
    OnOutcome done;
    Cancellation cancellation = std::make_shared<std::atomic<bool>>(false);
    bool probe = false;
    bool started = false;
    bool settled = false;    // somebody has called done, or is about to
    bool abandoned = false;  // settled while its thread was inside the adapter
    SteadyTime queued_at{};
    Lanes<std::shared_ptr<Job>>::Place place;  // while not started
    std::multimap<SteadyTime, std::shared_ptr<Job>>::iterator due;
  };
  using Jobs = std::vector<std::shared_ptr<Job>>;

  // Threads in the adapter that somebody still waits for. Locked.
  int in_adapter() const { return static_cast<int>(running_.size()) - abandoned_; }

  // Queues the call, or says in `refused` why not. Locked.
  bool admit(Request, OnOutcome& done, SteadyTime now, Outcome& refused);
  void enqueue(Request, OnOutcome& done, bool probe, SteadyTime now);
  // From here on nobody else may call done. Locked.
  void settle(Job&);
  // Settles a call whose thread stays in the adapter. Locked.
  void abandon(Job&);

  void work();
  // In the adapter, unlocked.
  Reply call(Generation&, const Job&);
  bool may_ask_again(const Job&, const Reply&);
  // Locked; done runs unlocked.
  void finish(std::unique_lock<std::mutex>&, const std::shared_ptr<Job>&, Reply);

  void watch();
  // False: the call is given its grace first. Locked.
  bool expire(const std::shared_ptr<Job>&, SteadyTime now);
  void tell_expired(Job&);
  void end_threads();

  const settings::Department config_;
  const Description description_;
  const int threads_;
  const std::shared_ptr<std::atomic<int>> all_abandoned_;
  const std::shared_ptr<Tally> tally_;

  mutable std::mutex mutex_;
  std::condition_variable work_, watch_, idle_;
  std::shared_ptr<Generation> generation_;
  std::shared_ptr<Shadow> shadow_;
  Breaker breaker_;
  RetryBudget retries_;
  Lanes<std::shared_ptr<Job>> queue_;
  Jobs running_;  // threads inside the adapter, abandoned ones included
  std::multimap<SteadyTime, std::shared_ptr<Job>> due_;
  int abandoned_ = 0;
  bool draining_ = false;
  bool ended_ = false;
  SteadyTime next_full_log_{};
  Breaker::Change change_ = Breaker::Change::none;  // only the watch thread writes and reads it
};

}  // namespace zq::adapters
