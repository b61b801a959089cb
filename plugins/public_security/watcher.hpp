// Watches the ferry's in/ folder and tells the host which tokens are answered. One thread, from construction to
// destruction; losing it costs time only, for the host polls anyway. Also purges old files once an hour.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "public_security/ferry.hpp"
#include "zq/call.hpp"

namespace public_security {

class Watcher {
 public:
  Watcher(const zq::Host& host, const Ferry& ferry, std::chrono::milliseconds interval);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

 private:
  void run();
  void look();
  bool pause();

  const zq::Host host_;
  const Ferry ferry_;
  const std::chrono::milliseconds interval_;
  std::set<std::string> told_;
  std::string last_fault_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace public_security
