#include "faults/http/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace zq::test {

using std::chrono::steady_clock;

RawClient::RawClient(uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd_ >= 0 && ::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return;
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

RawClient::~RawClient() {
  if (fd_ >= 0) ::close(fd_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), buffer_(std::move(other.buffer_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

void RawClient::finish_sending() { ::shutdown(fd_, SHUT_WR); }

void RawClient::reset() {
  const linger now{1, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(fd_, -1));
}

bool RawClient::wait_readable(steady_clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now());
  pollfd one{fd_, POLLIN, 0};
  return left.count() > 0 && ::poll(&one, 1, static_cast<int>(left.count())) > 0;
}

RawReply RawClient::read_reply(std::chrono::milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  const auto read_more = [&] {
    char bytes[16384];
    if (!wait_readable(until)) return false;
    const ssize_t n = ::recv(fd_, bytes, sizeof bytes, 0);
    if (n > 0) buffer_.append(bytes, static_cast<size_t>(n));
    return n > 0;
  };
  size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!read_more()) return {};
  RawReply reply;
  size_t at = buffer_.find("\r\n") + 2;
  reply.status = std::atoi(buffer_.substr(9, 3).c_str());
  while (at < end + 2) {
    const size_t stop = buffer_.find("\r\n", at);
    const std::string line = buffer_.substr(at, stop - at);
    std::string name = line.substr(0, line.find(':'));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    reply.headers[name] = line.substr(std::min(line.size(), line.find(':') + 2));
    at = stop + 2;
  }
  const auto length = reply.headers.find("content-length");
  const size_t size = length == reply.headers.end() ? 0 : static_cast<size_t>(std::atol(length->second.c_str()));
  while (buffer_.size() < end + 4 + size)
    if (!read_more()) return {};
  reply.body = buffer_.substr(end + 4, size);
  buffer_.erase(0, end + 4 + size);
  return reply;
}

bool RawClient::closed_within(std::chrono::milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  char bytes[16384];
  while (wait_readable(until))
    if (::recv(fd_, bytes, sizeof bytes, 0) <= 0) return true;
  return false;
}

RawReply RawClient::get(std::string_view path) {
  if (!send("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n")) return {};
  return read_reply();
}

}  // namespace zq::test
