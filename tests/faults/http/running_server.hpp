// A real Server in this process with a small handler, and a good client that is served all the while.
#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "faults/http/raw_client.hpp"
#include "http/server.hpp"

namespace zq::test {

inline settings::Server quick_settings() {
  using std::chrono::milliseconds;
  settings::Server s;
  s.port = 0;
  s.header_time = milliseconds(600);
  s.body_time = milliseconds(600);
  s.idle_time = milliseconds(30000);
  s.request_time = milliseconds(800);
  return s;
}

// Paths: /ok answers at once; /echo the body; /later from another thread; /throw, /drop, /never (holds the exchange);
// /large a body no socket buffer holds.
class RunningServer {
 public:
  explicit RunningServer(settings::Server settings = quick_settings())
      : server_(std::move(settings), [this](http::Request request, std::shared_ptr<http::Exchange> exchange) {
          handle(std::move(request), std::move(exchange));
        }) {
    const auto started = server_.start();
    EXPECT_TRUE(started.ok());
  }
  ~RunningServer() {
    server_.stop(std::chrono::milliseconds(0));
    for (std::thread& thread : threads_) thread.join();  // no handler adds to them any more
  }

  uint16_t port() const { return server_.port(); }
  http::Server& server() { return server_; }
  RawClient client() const { return RawClient(port()); }
  std::atomic<int> handled{0};

  // Answers what /never holds; true when some reply was still accepted.
  bool answer_held() {
    std::vector<std::shared_ptr<http::Exchange>> held;
    {
      const std::lock_guard lock(mutex_);
      held.swap(held_);
    }
    bool accepted = false;
    for (const auto& exchange : held) accepted |= exchange->reply(text("late"));
    return accepted;
  }
  void await_held(size_t n) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(held_changed_.wait_for(lock, std::chrono::seconds(10), [&] { return held_.size() >= n; }));
  }

 private:
  static http::Response text(std::string body) {
    http::Response response;
    response.content_type = "text/plain";
    response.body = std::move(body);
    return response;
  }

  void handle(http::Request request, std::shared_ptr<http::Exchange> exchange) {
    ++handled;
    if (request.path == "/throw") throw std::runtime_error("a bug");
    if (request.path == "/drop") return;
    if (request.path == "/never") {
      const std::lock_guard lock(mutex_);
      held_.push_back(std::move(exchange));
      held_changed_.notify_all();
    } else if (request.path == "/later") {
      const std::lock_guard lock(mutex_);
      threads_.emplace_back([exchange = std::move(exchange)] { exchange->reply(text("later")); });
    } else if (request.path == "/echo") {
      exchange->reply(text(request.body));
    } else if (request.path == "/large") {
      exchange->reply(text(std::string(16 * 1024 * 1024, 'x')));
    } else {
      exchange->reply(text("ok " + request.path));
    }
  }

  std::mutex mutex_;
  std::condition_variable held_changed_;
  std::vector<std::shared_ptr<http::Exchange>> held_;
  std::vector<std::thread> threads_;
  http::Server server_;
};

// Asks for /ok again and again on one connection until it goes; any reply but 200 is a failure of the test. Once made,
// it has its connection and its first reply.
class GoodClient {
 public:
  explicit GoodClient(uint16_t port) : thread_([this, port] { run(port); }) {
    while (answered_ == 0 && failed_ == 0) std::this_thread::yield();
  }
  ~GoodClient() {
    stop_ = true;
    thread_.join();
    EXPECT_GT(answered_, 0) << "the good client was never served";
    EXPECT_EQ(failed_, 0) << "somebody else's fault cost the good client a reply";
    EXPECT_LT(slowest_.count(), 5000) << "somebody else's fault cost the good client time";
  }

 private:
  void run(uint16_t port) {
    RawClient client(port);
    do {
      const auto since = std::chrono::steady_clock::now();
      if (client.get("/ok").status == 200)
        ++answered_;
      else
        ++failed_;
      slowest_ = std::max(
          slowest_, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - since));
    } while (!stop_ && failed_ == 0);
  }
  std::atomic<bool> stop_{false};
  std::atomic<int> answered_{0}, failed_{0};
  std::chrono::milliseconds slowest_{0};
  std::thread thread_;
};

}  // namespace zq::test
