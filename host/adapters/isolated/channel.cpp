#include "adapters/isolated/channel.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <system_error>

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;

// Rounded up, so that a wait does not end before its time.
int timeout_until(SteadyTime until) {
  const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 24 * 3600 * 1000));
}

bool wait_for(int fd, short what, SteadyTime until) {
  for (;;) {
    pollfd one{fd, what, 0};
    const int ready = ::poll(&one, 1, timeout_until(until));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

}  // namespace

bool Channel::send(std::string_view frames, SteadyTime until) {
  while (!frames.empty()) {
    const ssize_t sent = ::send(socket_.get(), frames.data(), frames.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      frames.remove_prefix(static_cast<size_t>(sent));
    } else if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (!wait_for(socket_.get(), POLLOUT, until)) return false;
    } else if (sent == 0 || errno != EINTR) {
      return false;
    }
  }
  return true;
}

Channel::Got Channel::receive(Frame& frame, const SteadyTime* until) {
  char bytes[16 * 1024];
  for (;;) {
    if (auto next = reader_.next()) {
      frame = std::move(*next);
      return Got::frame;
    }
    if (reader_.broken()) return Got::ended;
    if (until != nullptr && !wait_for(socket_.get(), POLLIN, *until)) return Got::late;
    const ssize_t got = ::recv(socket_.get(), bytes, sizeof bytes, 0);
    if (got > 0)
      reader_.feed({bytes, static_cast<size_t>(got)});
    else if (got == 0 || errno != EINTR)
      return Got::ended;
  }
}

Channel::Got Channel::receive(Frame& frame, SteadyTime until) { return receive(frame, &until); }
Channel::Got Channel::receive(Frame& frame) { return receive(frame, nullptr); }

std::pair<Channel, Descriptor> channel_pair() {
  int both[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, both) != 0)
    throw std::system_error(errno, std::generic_category(), "socketpair");
  return {Channel(Descriptor(both[0])), Descriptor(both[1])};
}

}  // namespace zq::adapters
