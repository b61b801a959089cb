// Workers: a fixed number of threads for handlers that wait for the store, behind a bounded queue. Thread-safe.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zq::http {

class Workers {
 public:
  using Job = std::function<void()>;  // must not throw

  Workers(int threads, size_t queue_max);
  ~Workers();  // stop()

  // False when the queue is full or the workers have been stopped; the job is not taken then.
  bool post(Job job);

  // Runs what is queued, then ends the threads.
  void stop();

 private:
  void run();

  const size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zq::http
