// A value that is replaced as a whole while others read it; a reader keeps what it got. Thread-safe.
// Not std::atomic<std::shared_ptr>: that of libstdc++ 12 lets a reader go without release, which the thread sanitizer
// rightly reports.
#pragma once
#include <memory>
#include <mutex>
#include <utility>

namespace zq::workflow {

template <class T>
class Current {
 public:
  explicit Current(std::shared_ptr<const T> value) : value_(std::move(value)) {}

  std::shared_ptr<const T> get() const {
    const std::lock_guard lock(mutex_);
    return value_;
  }
  void set(std::shared_ptr<const T> value) {
    const std::lock_guard lock(mutex_);
    value_.swap(value);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const T> value_;
};

}  // namespace zq::workflow
