#include "http/reactor.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "http/connection.hpp"
#include "http/identity.hpp"
#include "log/log.hpp"

namespace zq::http {
namespace {

constexpr uint64_t listening_token = ~uint64_t{0};
constexpr uint64_t wake_token = listening_token - 1;
constexpr std::chrono::milliseconds sweep_interval{100};
constexpr std::chrono::milliseconds farewell_time{500};
constexpr size_t scratch_bytes = 64 * 1024;

int64_t steady_milliseconds() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

FramingLimits limits_of(const settings::Server& server, LargeBodyRule large_body) {
  FramingLimits limits;
  limits.header_bytes_max = server.header_bytes_max;
  limits.target_bytes_max = std::min(limits.target_bytes_max, server.header_bytes_max);
  limits.body_bytes_max = server.body_bytes_max;
  limits.large_body = std::move(large_body);
  return limits;
}

}  // namespace

struct Reactor::Listening {
  Poco::Net::ServerSocket socket;
};

bool Seldom::pass() {
  const int64_t now = steady_milliseconds();
  int64_t next = next_.load(std::memory_order_relaxed);
  return now >= next && next_.compare_exchange_strong(next, now + 100);
}

Reactor::Reactor(settings::Server settings, Handler handler, LargeBodyRule large_body)
    : settings_(std::move(settings)),
      limits_(limits_of(settings_, std::move(large_body))),
      handler_(std::move(handler)),
      listening_(std::make_unique<Listening>()) {}

Reactor::~Reactor() {
  if (epoll_ >= 0) ::close(epoll_);
  if (wake_ >= 0) ::close(wake_);
}

Result<Done> Reactor::start() {
  try {
    const Poco::Net::SocketAddress address(settings_.address, settings_.port);
    listening_->socket.bind(address, true, false);
    listening_->socket.listen(1024);
    listening_->socket.setBlocking(false);
    port_ = listening_->socket.address().port();
  } catch (const Poco::Exception& e) {
    return Error{ErrorCode::unavailable,
                 "无法在 " + settings_.address + ":" + std::to_string(settings_.port) +
                     " 上监听：地址不存在、端口被占用或没有权限。请换一个端口，或停止占用它的程序。",
                 e.displayText()};
  }
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (epoll_ < 0 || wake_ < 0) return Error{ErrorCode::unavailable, "系统不允许再打开文件", "epoll_create1 or eventfd"};
  const auto slots = static_cast<size_t>(settings_.connections_max);
  slots_.resize(slots);
  deadlines_ = std::make_unique<std::atomic<int64_t>[]>(slots);
  for (size_t slot = slots; slot > 0; --slot) free_slots_.push_back(static_cast<uint32_t>(slot - 1));

  epoll_event wake{EPOLLIN, {.u64 = wake_token}};
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &wake);
  epoll_event listening{EPOLLIN | EPOLLONESHOT, {.u64 = listening_token}};
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, listening_->socket.impl()->sockfd(), &listening);
  for (int i = 0; i < settings_.io_threads; ++i) threads_.emplace_back([this] { run_io(); });
  threads_.emplace_back([this] { run_sweeper(); });
  log::write("ZQ-1005", {{"address", settings_.address}, {"port", static_cast<int>(port_)}});
  return Done{};
}

void Reactor::stop(std::chrono::milliseconds limit) {
  if (epoll_ < 0 || threads_.empty()) return;
  log::write("ZQ-1006");
  stopping_ = true;
  {
    // accept_all() holds the same lock: no connection can slip in behind close_all().
    const std::lock_guard lock(accept_mutex_);
    listening_->socket.close();
  }
  // A client that keeps its connection may be sending just now: it gets its answer, which says "close".
  const auto none_open = [this] { return open_ == 0; };
  std::unique_lock lock(slots_mutex_);
  slot_freed_.wait_for(lock, std::min(limit, farewell_time), none_open);
  lock.unlock();
  closing_ = true;
  close_all(false);
  lock.lock();
  slot_freed_.wait_for(lock, limit, none_open);
  lock.unlock();
  close_all(true);
  ended_ = true;
  const uint64_t one = 1;
  if (::write(wake_, &one, sizeof one) < 0) log::write("ZQ-1003", {{"detail", "eventfd"}});
  sweep_wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

Server::Counts Reactor::counts() const noexcept {
  const std::lock_guard lock(slots_mutex_);
  return {open_, tally_.accepted, tally_.turned_away, tally_.refused, tally_.timed_out, tally_.truncated};
}

void Reactor::run_io() {
  // A client that goes away while we write must cost an error code, not the process.
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
  std::vector<char> scratch(scratch_bytes);
  std::array<epoll_event, 64> events{};
  while (!ended_) {
    const int n = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < n; ++i) {
      const uint64_t token = events[static_cast<size_t>(i)].data.u64;
      if (token == wake_token) continue;  // stays readable: every thread sees it
      if (token == listening_token) {
        accept_all();
        continue;
      }
      const auto connection = at(static_cast<uint32_t>(token), static_cast<uint32_t>(token >> 32));
      if (connection) connection->on_ready(events[static_cast<size_t>(i)].events, scratch);
    }
  }
}

void Reactor::accept_all() {
  const std::lock_guard lock(accept_mutex_);
  if (stopping_) return;
  const int listening = listening_->socket.impl()->sockfd();
  while (true) {
    const int fd = ::accept4(listening, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) {
      adopt(fd);
      continue;
    }
    if (errno == EINTR || errno == ECONNABORTED) continue;
    if (errno == EAGAIN) break;
    accept_later_ = true;  // out of descriptors or memory: busy looping would not bring any back
    return;
  }
  epoll_event again{EPOLLIN | EPOLLONESHOT, {.u64 = listening_token}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, listening, &again);
}

void Reactor::adopt(int fd) {
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  std::shared_ptr<Connection> connection;
  uint32_t slot = 0, generation = 0;
  {
    const std::lock_guard lock(slots_mutex_);
    if (free_slots_.empty()) return turn_away(fd);
    slot = free_slots_.back();
    free_slots_.pop_back();
    generation = slots_[slot].generation;
    connection = std::make_shared<Connection>(shared_from_this(), fd, slot, generation);
    slots_[slot].connection = connection;
    ++open_;
  }
  ++tally_.accepted;
  epoll_event parked{EPOLLONESHOT, {.u64 = uint64_t{generation} << 32 | slot}};
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &parked);
  connection->begin();
}

void Reactor::turn_away(int fd) {
  ++tally_.turned_away;
  Problem problem = protocol_problem(503, "too_many_connections", "连接数已达上限，请稍后再试。");
  problem.retry_after = 5;
  problem.request_id = fresh_request_id();
  if (turned_away_log_.pass())
    log::write("ZQ-1007", {{"connections_max", settings_.connections_max}, {"request_id", problem.request_id}});
  const std::string bytes = serialise(to_response(problem), false, true);
  // Fits the empty send buffer of a new socket; whoever does not read it loses nothing but the sentence.
  if (::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0) ::shutdown(fd, SHUT_WR);
  ::close(fd);
}

std::shared_ptr<Connection> Reactor::at(uint32_t slot) {
  const std::lock_guard lock(slots_mutex_);
  return slots_[slot].connection;
}

std::shared_ptr<Connection> Reactor::at(uint32_t slot, uint32_t generation) {
  const std::lock_guard lock(slots_mutex_);
  return slots_[slot].generation == generation ? slots_[slot].connection : nullptr;
}

void Reactor::release(uint32_t slot) {
  const std::lock_guard lock(slots_mutex_);
  slots_[slot].connection.reset();  // the caller holds another reference
  ++slots_[slot].generation;
  free_slots_.push_back(slot);
  if (--open_ == 0) slot_freed_.notify_all();
}

void Reactor::arm(int fd, uint32_t slot, uint32_t generation, uint32_t events) {
  epoll_event event{events | EPOLLONESHOT, {.u64 = uint64_t{generation} << 32 | slot}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event);
}

void Reactor::set_deadline(uint32_t slot, std::chrono::milliseconds from_now) {
  deadlines_[slot].store(steady_milliseconds() + from_now.count(), std::memory_order_relaxed);
}

void Reactor::clear_deadline(uint32_t slot) { deadlines_[slot].store(0, std::memory_order_relaxed); }

bool Reactor::deadline_over(uint32_t slot) const {
  const int64_t deadline = deadlines_[slot].load(std::memory_order_relaxed);
  return deadline != 0 && deadline <= steady_milliseconds();
}

void Reactor::run_sweeper() {
  std::unique_lock lock(sweep_mutex_);
  while (!ended_) {
    sweep_wake_.wait_for(lock, sweep_interval, [this] { return ended_.load(); });
    sweep();
  }
}

// 20,000 deadlines are 160 KB read in a row, ten times a second: cheaper than keeping them sorted.
void Reactor::sweep() {
  for (uint32_t slot = 0; slot < slots_.size(); ++slot) {
    if (!deadline_over(slot)) continue;
    if (const auto connection = at(slot)) connection->on_deadline();
  }
  if (accept_later_.exchange(false)) accept_all();
}

void Reactor::close_all(bool also_busy) {
  for (uint32_t slot = 0; slot < slots_.size(); ++slot)
    if (const auto connection = at(slot)) connection->retire(also_busy);
}

Server::Server(settings::Server settings, Handler handler, LargeBodyRule large_body)
    : reactor_(std::make_shared<Reactor>(std::move(settings), std::move(handler), std::move(large_body))) {}
Server::~Server() { stop(std::chrono::milliseconds{0}); }
Result<Done> Server::start() { return reactor_->start(); }
uint16_t Server::port() const noexcept { return reactor_->port(); }
void Server::stop(std::chrono::milliseconds limit) { reactor_->stop(limit); }
Server::Counts Server::counts() const noexcept { return reactor_->counts(); }

}  // namespace zq::http
