// The line between an adapter and its legacy system over HTTP: a proxy on 127.0.0.1 that passes questions on, keeps
// what it saw, and spoils answers as Troubles says. Thread-safe; a thread per connection. Its destructor ends all.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "check/backend/http_message.hpp"
#include "check/backend/trouble.hpp"
#include "check/handle.hpp"

namespace zq::check {

class Proxy {
 public:
  // `upstream`: the port of the legacy system; 0: nobody is behind it. Throws Unready when it gets no port.
  explicit Proxy(std::uint16_t upstream);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  std::uint16_t port() const { return port_; }
  void upstream(std::uint16_t port) { upstream_ = port; }

  // How many questions arrived, and what they said.
  int questions() const { return questions_; }
  std::vector<HttpMessage> seen() const;  // the last 1000
  void forget();

  // Changes the body of every answer; empty: nothing. Returns the body as it shall be.
  using Rewrite = std::function<std::string(std::string body)>;
  void rewrite(Rewrite);
  // Called when the legacy system has done what it was asked and the answer has not gone out yet (cut_after).
  void on_cut(std::function<void()>);

  // Refused needs the door itself closed. Call after every change of Troubles.
  void follow_trouble();

 private:
  struct Line {
    int socket;
    std::thread thread;
    std::atomic<bool> over{false};
  };
  void accept_lines(int listener);
  void serve(Line&);
  bool answer(int client, const HttpMessage& question, HttpMessage answer);
  bool before_asking(int client);
  bool wait_silently(int client);
  void open_door();
  void close_door();
  void reap(bool all);

  std::uint16_t port_ = 0;
  std::atomic<std::uint16_t> upstream_;
  Handle holder_, listener_;  // the holder keeps the port while the door is closed
  std::thread acceptor_;
  std::atomic<bool> stopping_{false};
  std::atomic<int> questions_{0};
  mutable std::mutex mutex_;
  std::list<Line> lines_;
  std::vector<HttpMessage> seen_;
  Rewrite rewrite_;
  std::function<void()> on_cut_;
};

}  // namespace zq::check
