#include "adapters/services/watchdog.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds look_interval{50};
// A statement may have begun just after a cancel, and then does not notice it: so it is repeated.
constexpr milliseconds cancel_interval{200};
// Looking on for a while after the last statement saves waking the thread for each one of a busy department.
constexpr int idle_looks_max = 20;

}  // namespace

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    wake_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

Watchdog::Guard::Guard(Watchdog& dog, odbc::Statement& statement, const Call& call) : dog_(dog) {
  const std::lock_guard lock(dog_.mutex_);
  if (!dog_.thread_.joinable()) dog_.thread_ = std::thread([&dog] { dog.run(); });
  place_ = dog_.watched_.insert(dog_.watched_.end(), {&statement, &call, {}});
  if (dog_.asleep_) dog_.wake_.notify_all();
}

Watchdog::Guard::~Guard() {
  const std::lock_guard lock(dog_.mutex_);
  dog_.watched_.erase(place_);
}

void Watchdog::look(SteadyTime now) {
  for (Watched& watched : watched_) {
    if (now < watched.next_cancel || !watched.call->cancelled()) continue;
    watched.statement->cancel();  // under the lock: the Guard keeps the statement alive
    watched.next_cancel = now + cancel_interval;
  }
}

void Watchdog::run() {
  std::unique_lock lock(mutex_);
  int idle_looks = 0;
  while (!ended_) {
    if (watched_.empty() && ++idle_looks > idle_looks_max) {
      asleep_ = true;
      wake_.wait(lock, [&] { return ended_ || !watched_.empty(); });
      asleep_ = false;
    }
    if (!watched_.empty()) idle_looks = 0;
    wake_.wait_for(lock, look_interval, [&] { return ended_; });
    look(std::chrono::steady_clock::now());
  }
}

}  // namespace zq::adapters
