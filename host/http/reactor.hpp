// Reactor: the sockets behind Server. Connections are parked in one epoll set, each event given to one thread
// (EPOLLONESHOT). A connection sits in a slot; its number and generation travel in the event, so that a late event for
// a closed connection meets nobody. All deadlines stand in one array beside the slots, which one thread sweeps. Private
// to http.
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "http/framing.hpp"
#include "http/server.hpp"

namespace zq::http {

class Connection;

struct Tally {
  std::atomic<uint64_t> accepted{0}, turned_away{0}, refused{0}, timed_out{0}, truncated{0};
};

// Lets one through per 100 ms: a flood of connections cannot fill the log.
class Seldom {
 public:
  bool pass();

 private:
  std::atomic<int64_t> next_{0};
};

class Reactor : public std::enable_shared_from_this<Reactor> {
 public:
  Reactor(settings::Server settings, Handler handler, LargeBodyRule large_body);
  ~Reactor();

  Result<Done> start();
  void stop(std::chrono::milliseconds limit);
  uint16_t port() const noexcept { return port_; }
  Server::Counts counts() const noexcept;

  // For connections.
  const settings::Server& settings() const noexcept { return settings_; }
  const FramingLimits& limits() const noexcept { return limits_; }
  const Handler& handler() const noexcept { return handler_; }
  Tally& tally() noexcept { return tally_; }
  bool stopping() const noexcept { return stopping_.load(std::memory_order_relaxed); }  // replies say "close"
  bool closing() const noexcept { return closing_.load(std::memory_order_relaxed); }    // nobody is waited for
  void set_deadline(uint32_t slot, std::chrono::milliseconds from_now);
  void clear_deadline(uint32_t slot);
  bool deadline_over(uint32_t slot) const;
  void arm(int fd, uint32_t slot, uint32_t generation, uint32_t events);
  void release(uint32_t slot);

 private:
  struct Listening;  // the POCO socket
  struct Slot {
    std::shared_ptr<Connection> connection;
    uint32_t generation = 0;
  };

  void listen();
  void run_io();
  void run_sweeper();
  void sweep();
  void accept_all();
  void adopt(int fd);
  void turn_away(int fd);
  void close_all(bool also_busy);
  std::shared_ptr<Connection> at(uint32_t slot);
  std::shared_ptr<Connection> at(uint32_t slot, uint32_t generation);

  const settings::Server settings_;
  const FramingLimits limits_;
  const Handler handler_;
  const std::unique_ptr<Listening> listening_;
  uint16_t port_ = 0;
  int epoll_ = -1;
  int wake_ = -1;  // eventfd: tells io threads to end
  Tally tally_;
  Seldom turned_away_log_;
  std::atomic<bool> stopping_{false}, closing_{false}, ended_{false};
  std::atomic<bool> accept_later_{false};  // out of descriptors: the sweeper tries again

  std::mutex accept_mutex_;  // before slots_mutex_
  mutable std::mutex slots_mutex_;
  std::condition_variable slot_freed_;
  std::vector<Slot> slots_;
  std::vector<uint32_t> free_slots_;
  size_t open_ = 0;
  std::unique_ptr<std::atomic<int64_t>[]> deadlines_;  // steady milliseconds; 0: none

  std::mutex sweep_mutex_;
  std::condition_variable sweep_wake_;
  std::vector<std::thread> threads_;
};

}  // namespace zq::http
