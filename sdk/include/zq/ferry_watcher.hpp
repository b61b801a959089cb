// FerryWatcher: looks into a ferry's in/ folder and tells the host which tokens are answered. One thread, from
// construction to destruction; losing it costs time only, for the host polls anyway. Also purges old files once an
// hour.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "zq/call.hpp"
#include "zq/ferry.hpp"

namespace zq {
inline namespace sdk1 {

class FerryWatcher {
 public:
  FerryWatcher(const Host& host, const Ferry& ferry, std::chrono::milliseconds interval)
      : host_(host), ferry_(ferry), interval_(interval), thread_([this] { run(); }) {}
  ~FerryWatcher() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  FerryWatcher(const FerryWatcher&) = delete;
  FerryWatcher& operator=(const FerryWatcher&) = delete;

 private:
  // False: the watcher ends.
  bool pause() {
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, interval_, [this] { return stopping_; });
  }
  void look() {
    std::set<std::string> answered = ferry_.answered(told_);
    for (const std::string& token : answered)
      if (told_.count(token) == 0) host_.answer_ready(token);
    told_ = std::move(answered);
  }
  void run() {
    auto purge_at = std::chrono::steady_clock::now();
    do {
      std::string fault;
      try {
        look();
        if (std::chrono::steady_clock::now() >= purge_at) {
          purge_at += std::chrono::hours(1);
          ferry_.purge();
        }
      } catch (const std::exception& error) {
        fault = error.what();
      }
      // The same fault is worth one line, not one every half second.
      if (fault != last_fault_ && !fault.empty()) host_.log(ZQ_LOG_WARNING, "监视摆渡目录失败：" + fault);
      last_fault_ = fault;
    } while (pause());
  }

  const Host host_;
  const Ferry ferry_;
  const std::chrono::milliseconds interval_;
  std::set<std::string> told_;
  std::string last_fault_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace sdk1
}  // namespace zq
