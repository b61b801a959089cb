// The bulkhead of one department: a Generation with its own threads, a bounded queue, deadlines, and a breaker.
// Whatever the adapter does, ask() never blocks and `done` is called exactly once, at latest shortly after the
// deadline: by one of the department's threads, by its watch at the deadline, or before ask() returns when the call is
// refused. A thread whose adapter does not come back is abandoned: it stays inside, is counted, and takes no other call
// until then. Threads: thread-safe. No thread here ever serves another department. `done` must be quick. Ownership:
// threads share what they use; the object may go away while an adapter hangs.
#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "adapters/answers.hpp"
#include "adapters/generation.hpp"
#include "adapters/shadow.hpp"
#include "adapters/tally.hpp"
#include "settings/settings.hpp"
#include "workflow/ports.hpp"

namespace zq::adapters {

// What came of a call: a Reply, or the host's own reason why there is none.
struct Outcome {
  bool replied = false;
  Reply reply;
  Failed failed;  // when not replied
};
using OnOutcome = std::function<void(Outcome)>;

class Department {
 public:
  // Takes a Generation that has been started. `abandoned` and the tally count for all generations of the department.
  // Throws std::system_error when the system gives no threads.
  Department(settings::Department, std::shared_ptr<Generation>, std::shared_ptr<std::atomic<int>> abandoned,
             std::shared_ptr<Tally>);
  ~Department();  // drains with no time left when nobody has
  Department(const Department&) = delete;
  Department& operator=(const Department&) = delete;

  // False: the department is being drained and has not taken the call; neither argument was touched. Look for its
  // successor.
  bool ask(Request&, OnOutcome& done);

  // Takes no new call, lets those it has finish until `until`, cancels the rest, stops the adapter. Blocks, at most
  // shortly after `until`. False when a thread is still held by the adapter. Once.
  bool drain(SteadyTime until);

  // Who is asked silently from now on; null: nobody.
  void shadow(std::shared_ptr<Shadow>);

  const settings::Department& config() const;
  const Description& description() const;
  // Fills in_flight, queued, and of breaker and lanes what is so now; the rest is the tally's.
  void load(workflow::DepartmentView&) const;

 private:
  class Core;
  const std::shared_ptr<Core> core_;
};

}  // namespace zq::adapters
