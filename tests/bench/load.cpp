#include "bench/load.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace zq::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  int fd = -1;
  std::string request, reply;
  Clock::time_point sent;
};

int connect_to(uint16_t port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect to port " + std::to_string(port) + ": " + std::strerror(errno));
  const int one = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

// Bytes of the first whole reply in the buffer; 0 while it is not whole.
size_t whole_reply(const std::string& buffer) {
  const size_t head = buffer.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  size_t at = buffer.find("Content-Length: ");
  if (at == std::string::npos || at > head) at = buffer.find("content-length: ");
  if (at == std::string::npos || at > head) return head + 4;
  const size_t length = std::strtoul(buffer.c_str() + at + 16, nullptr, 10);
  return buffer.size() >= head + 4 + length ? head + 4 + length : 0;
}

class Generator {
 public:
  explicit Generator(const Load& load) : load_(load), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    connections_.resize(static_cast<size_t>(load.connections));
    for (auto& connection : connections_) open(connection);
  }
  ~Generator() {
    for (auto& connection : connections_) close(connection.fd);
    close(epoll_);
  }

  Measured run() {
    for (auto& connection : connections_) send_next(connection);
    const auto start = Clock::now();
    measure_from_ =
        start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load_.warm_up_seconds));
    const auto end =
        measure_from_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load_.seconds));
    std::vector<epoll_event> events(256);
    while (Clock::now() < end) {
      const int ready = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 100);
      for (int i = 0; i < ready; ++i) receive(*static_cast<Connection*>(events[static_cast<size_t>(i)].data.ptr));
    }
    return summary();
  }

 private:
  void open(Connection& connection) {
    connection.fd = connect_to(load_.port);
    connection.reply.clear();
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &connection;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.fd, &event);
  }

  void send_next(Connection& connection) {
    load_.write_request(connection.request, number_++);
    connection.sent = Clock::now();
    if (::send(connection.fd, connection.request.data(), connection.request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(connection.request.size()))
      reopen(connection);
  }

  void reopen(Connection& connection) {
    ++measured_.wrong;
    close(connection.fd);
    open(connection);
  }

  void receive(Connection& connection) {
    char buffer[16384];
    const ssize_t got = recv(connection.fd, buffer, sizeof buffer, 0);
    if (got <= 0) {
      if (got < 0 && errno == EAGAIN) return;
      reopen(connection);
      return send_next(connection);
    }
    connection.reply.append(buffer, static_cast<size_t>(got));
    if (!whole_reply(connection.reply)) return;
    const auto now = Clock::now();
    if (now >= measure_from_) note(connection, now);
    connection.reply.clear();
    send_next(connection);
  }

  void note(const Connection& connection, Clock::time_point now) {
    ++measured_.replies;
    if (connection.reply.compare(9, 3, "200") != 0) ++measured_.wrong;
    times_ms_.push_back(std::chrono::duration<double, std::milli>(now - connection.sent).count());
  }

  Measured summary() {
    measured_.all_replies = number_;
    if (times_ms_.empty()) return measured_;
    std::sort(times_ms_.begin(), times_ms_.end());
    measured_.per_second = static_cast<double>(times_ms_.size()) / load_.seconds;
    measured_.p50_ms = times_ms_[times_ms_.size() / 2];
    measured_.p99_ms = times_ms_[times_ms_.size() * 99 / 100];
    measured_.max_ms = times_ms_.back();
    return measured_;
  }

  const Load& load_;
  int epoll_;
  std::vector<Connection> connections_;
  std::vector<double> times_ms_;
  Measured measured_;
  Clock::time_point measure_from_;
  uint64_t number_ = 0;
};

}  // namespace

Measured run(const Load& load) { return Generator(load).run(); }

}  // namespace zq::bench
