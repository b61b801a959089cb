#include "application/ticker.hpp"

namespace zq::application {

Ticker::Ticker(std::chrono::milliseconds interval, std::function<void()> call)
    : thread_([this, interval, call = std::move(call)] {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, interval, [this] { return ended_; })) {
          lock.unlock();
          call();
          lock.lock();
        }
      }) {}

Ticker::~Ticker() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

}  // namespace zq::application
