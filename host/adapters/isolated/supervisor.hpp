// The one thread that starts workers, hears them and sees them end. It lives as long as the host, for the system binds
// a worker's death signal to the thread that started it. Threads: all members from any thread, but the destructor.
// What owners are told comes on this thread, never two at once: be quick, and do not wait for other workers.
#pragma once
#include <sys/types.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/isolated/channel.hpp"
#include "adapters/refusal.hpp"
#include "domain/result.hpp"

namespace zq::adapters {

// What a worker tells its owner. `line`: of its stdout or stderr. `end` comes last and once: how it ended, as in
// "found …".
struct WorkerEvents {
  std::function<void(const Frame&)> frame;
  std::function<void(std::string_view line)> line;
  std::function<void(const Phrase& how)> end;
};

// A process of zq-worker. Goes on when nobody holds this: it ends by stop, kill, or with the host.
class WorkerProcess {
 public:
  pid_t pid() const { return pid_; }
  std::vector<Channel>& slots() { return slots_; }
  // A frame on the control socket; dropped when the worker is gone or does not read.
  void tell(std::string_view frames);
  // Ends it and every process of its group, now.
  void kill();
  // How it ended; nothing when it has not by then.
  std::optional<Phrase> wait_end(SteadyTime until);
  bool ended() const;

 private:
  friend class Supervisor;
  WorkerProcess() = default;
  pid_t pid_ = -1;
  std::vector<Channel> slots_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Channel control_;            // sending only, under mutex_
  std::optional<Phrase> how_;  // set when it has ended; its pid is then nobody's
};

class Supervisor {
 public:
  // `program`: zq-worker. worker_beside() finds it.
  explicit Supervisor(std::filesystem::path program);
  ~Supervisor();  // kills what still runs
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;

  // Starts a worker and sends it `hello` (a whole frame).
  Result<std::shared_ptr<WorkerProcess>> start(int slots, std::string_view hello, WorkerEvents);
  // Runs `what` on this thread, not before `when`. What is left when the supervisor goes never runs.
  void at(SteadyTime when, std::function<void()> what);
  // Workers that run.
  int count() const;

 private:
  class Loop;
  const std::shared_ptr<Loop> loop_;  // its thread holds it too: the last owner may be something that runs there
};

// zq-worker in the folder of this program.
std::filesystem::path worker_beside();

// "ended by signal 11 (SIGSEGV)", "exited with code 3": of a waitid() status.
Phrase how_ended(int code, int status);

}  // namespace zq::adapters
