#include "store/executor.hpp"

namespace zq::store {

Executor::Executor(int threads) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Executor::~Executor() { stop(); }

void Executor::post(std::span<const std::coroutine_handle<>> handles) {
  if (handles.empty()) return;
  {
    std::lock_guard lock(mutex_);
    ready_.insert(ready_.end(), handles.begin(), handles.end());
  }
  if (handles.size() == 1)
    changed_.notify_one();
  else
    changed_.notify_all();
}

void Executor::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Executor::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !ready_.empty(); });
    if (ready_.empty()) return;
    auto next = ready_.front();
    ready_.pop_front();
    lock.unlock();
    next.resume();
    lock.lock();
  }
}

}  // namespace zq::store
