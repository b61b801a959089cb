// The worker: takes due work (timers and outbox) from the store and carries it out through the flows. One thread looks,
// the flows' own executors act; a bounded number is under way at once. Survives kill -9: what was leased becomes due
// again when its lease runs out, 10 s after the longest call that the departments' config allows.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "workflow/list_flow.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class Worker {
 public:
  // Carries one item out. It drops or renews the item in the transaction of what it did; an Error leaves it leased, and
  // it comes again.
  using Verb = std::function<Task<Result<Done>>(Work)>;

  Worker(Store&, const Departments&, const Clock&, ListFlow&);
  ~Worker();  // stops

  void on(WorkKind, Verb);  // before start()

  void start();
  // Takes nothing new, waits until what is under way has ended.
  void stop();
  // Something may be due now. Any thread.
  void nudge();
  // The answer to a department's pending token is there (completion service): its case is looked at now. Any thread,
  // quick.
  void answer_ready(DepartmentId, std::string token);

 private:
  void run();
  void take_ready();
  void take_due();
  void carry_out(const Work&);
  std::chrono::milliseconds lease() const;
  double chance();
  void begin();
  void ended();

  Store& store_;
  const Departments& departments_;
  const Clock& clock_;
  ListFlow& list_;
  std::map<WorkKind, Verb> verbs_;
  std::mutex mutex_;
  std::condition_variable wake_, idle_;
  bool stopping_ = false, nudged_ = false;
  bool more_ = false;  // the last look took all there was room for
  std::mt19937_64 chance_;
  int under_way_ = 0;
  std::vector<std::pair<DepartmentId, std::string>> ready_;  // at most ready_max; more are found by their interval
  std::thread thread_;
};

}  // namespace zq::workflow
