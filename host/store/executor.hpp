// A few threads that resume coroutines whose commit has completed, so that the committer never runs what comes after.
// Thread-safe. A resumed coroutine may block for a short while (a read of the store), not for long.
#pragma once
#include <condition_variable>
#include <coroutine>
#include <deque>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace zq::store {

class Executor {
 public:
  explicit Executor(int threads);
  ~Executor();  // stop()

  void post(std::span<const std::coroutine_handle<>>);

  // Runs what is there to its end and joins. Must not be called from an executor thread.
  void stop();

 private:
  void run();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::coroutine_handle<>> ready_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zq::store
