// Cancels statements whose call is over: past its deadline or no longer wanted. SQLite and MariaDB ignore time limits,
// but all drivers heed a cancel from another thread. One thread per object, begun with the first statement.
// Thread-safe. Time: looks every 50 ms while something runs.
#pragma once
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

#include "adapters/call.hpp"
#include "odbc/statement.hpp"

namespace zq::adapters {

class Watchdog {
 public:
  Watchdog() = default;
  ~Watchdog();  // no Guard may be left
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  struct Watched {
    odbc::Statement* statement;
    const Call* call;
    SteadyTime next_cancel;
  };

 public:
  // The statement is watched while the Guard lives.
  class Guard {
   public:
    Guard(Watchdog&, odbc::Statement&, const Call&);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

   private:
    Watchdog& dog_;
    std::list<Watched>::iterator place_;
  };

 private:
  void run();
  void look(SteadyTime now);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::list<Watched> watched_;
  bool asleep_ = false;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace zq::adapters
