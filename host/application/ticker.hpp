// Calls the same thing again and again on a thread of its own, the first time after one interval. The destructor waits
// for a call that is under way.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace zq::application {

class Ticker {
 public:
  Ticker(std::chrono::milliseconds interval, std::function<void()> call);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace zq::application
