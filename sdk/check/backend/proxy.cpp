#include "check/backend/proxy.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include "check/backend/context.hpp"
#include "check/backend/spoil.hpp"
#include "check/backend/unready.hpp"

namespace zq::check {
namespace {

constexpr std::size_t seen_max = 1000;
constexpr int look_ms = 20, drip_ms = 50;

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

Handle bound(std::uint16_t port) {
  Handle handle(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int on = 1;
  ::setsockopt(handle.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const sockaddr_in address = loopback(port);
  if (::bind(handle.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    cannot("没有可用的本机端口", "no free port on the loopback");
  return handle;
}

void no_delay(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Handle connected(std::uint16_t port) {
  Handle handle(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = loopback(port);
  if (port == 0 || ::connect(handle.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return Handle();
  no_delay(handle.get());
  return handle;
}

// Closing will send a reset instead of an end.
void make_rude(int socket) {
  const linger none{1, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

bool has_gone(int socket, int wait_ms) {
  pollfd look{socket, POLLIN | POLLRDHUP, 0};
  if (::poll(&look, 1, wait_ms) <= 0) return false;
  char byte;
  return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0;
}

bool drip(int client, std::string_view bytes, const std::atomic<bool>& stopping) {
  for (const char byte : bytes) {
    if (stopping || !Troubles::is(Trouble::drip) || !send_all(client, {&byte, 1}) || has_gone(client, drip_ms))
      return false;
  }
  return false;
}

}  // namespace

Proxy::Proxy(std::uint16_t upstream) : upstream_(upstream), holder_(bound(0)) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  ::getsockname(holder_.get(), reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  open_door();
}

Proxy::~Proxy() {
  stopping_ = true;
  close_door();
  reap(true);
}

void Proxy::open_door() {
  listener_ = bound(port_);
  if (::listen(listener_.get(), 128) != 0) cannot("本机端口无法监听", "cannot listen on the loopback");
  acceptor_ = std::thread([this, listener = listener_.get()] { accept_lines(listener); });
}

void Proxy::close_door() {
  ::shutdown(listener_.get(), SHUT_RDWR);
  if (acceptor_.joinable()) acceptor_.join();
  listener_.reset();
  const std::lock_guard lock(mutex_);
  for (Line& line : lines_)
    if (!line.over) ::shutdown(line.socket, SHUT_RDWR);
}

void Proxy::follow_trouble() {
  const bool open = static_cast<bool>(listener_);
  if (Troubles::is(Trouble::refused) && open) close_door();
  if (!Troubles::is(Trouble::refused) && !open) open_door();
  reap(false);
}

void Proxy::reap(bool all) {
  std::list<Line> ended;
  {
    const std::lock_guard lock(mutex_);
    for (auto at = lines_.begin(); at != lines_.end();) {
      const auto next = std::next(at);
      if (all || at->over) ended.splice(ended.end(), lines_, at);
      at = next;
    }
    for (Line& line : ended)
      if (!line.over) ::shutdown(line.socket, SHUT_RDWR);
  }
  for (Line& line : ended) line.thread.join();
}

void Proxy::accept_lines(int listener) {
  const InHost mark;
  for (;;) {
    const int client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    no_delay(client);
    const std::lock_guard lock(mutex_);
    Line& line = lines_.emplace_back();
    line.socket = client;
    line.thread = std::thread([this, &line] { serve(line); });
  }
}

void Proxy::serve(Line& line) {
  const InHost mark;
  std::string rest, upstream_rest;
  Handle behind;
  std::uint16_t behind_port = 0;
  while (auto question = receive(line.socket, rest)) {
    ++questions_;
    {
      const std::lock_guard lock(mutex_);
      if (seen_.size() < seen_max) seen_.push_back(*question);
    }
    if (!before_asking(line.socket)) break;
    std::optional<HttpMessage> reply;
    for (int attempt = 0; attempt < 2 && !reply; ++attempt) {  // a kept line may have died
      const bool fresh = !behind || behind_port != upstream_;
      if (fresh) behind = connected(behind_port = upstream_), upstream_rest.clear();
      if (behind && send_all(behind.get(), question->bytes())) reply = receive(behind.get(), upstream_rest);
      if (!reply) behind.reset();
      if (fresh) break;
    }
    if (!reply) break;
    const std::string* connection = reply->header("Connection");
    if (connection && *connection == "close") behind.reset();
    reply->remove("Connection");
    if (!answer(line.socket, *question, std::move(*reply))) break;
  }
  const std::lock_guard lock(mutex_);
  ::close(line.socket);
  line.over = true;
}

bool Proxy::before_asking(int client) {
  switch (Troubles::now()) {
    case Trouble::refused:
    case Trouble::reset:
      Troubles::note_applied();
      make_rude(client);
      return false;
    case Trouble::silent:
      Troubles::note_applied();
      return wait_silently(client);
    default:
      return true;
  }
}

bool Proxy::wait_silently(int client) {
  while (!stopping_ && Troubles::is(Trouble::silent) && !has_gone(client, look_ms)) {
  }
  return false;
}

bool Proxy::answer(int client, const HttpMessage&, HttpMessage reply) {
  std::function<void()> on_cut;
  {
    const std::lock_guard lock(mutex_);
    if (rewrite_) reply.body = rewrite_(std::move(reply.body));
    on_cut = on_cut_;
  }
  const Trouble trouble = Troubles::now();
  if (kind_of(trouble).channel == Channel::http && trouble != Trouble::none && spoil(trouble, reply))
    Troubles::note_applied();
  switch (trouble) {
    case Trouble::drip:
      Troubles::note_applied();
      return drip(client, reply.bytes(), stopping_);
    case Trouble::half: {
      Troubles::note_applied();
      const std::string bytes = reply.bytes();
      send_all(client, std::string_view(bytes).substr(0, bytes.size() - reply.body.size() + reply.body.size() / 2));
      return false;
    }
    case Trouble::short_length: {
      Troubles::note_applied();
      reply.body.resize(reply.body.size() / 2);
      send_all(client, reply.bytes());
      return false;
    }
    case Trouble::cut_after:
      Troubles::note_applied();
      if (on_cut) on_cut();
      make_rude(client);
      return false;
    default:
      return send_all(client, reply.bytes());
  }
}

std::vector<HttpMessage> Proxy::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

void Proxy::forget() {
  const std::lock_guard lock(mutex_);
  seen_.clear();
  questions_ = 0;
}

void Proxy::rewrite(Rewrite rewrite) {
  const std::lock_guard lock(mutex_);
  rewrite_ = std::move(rewrite);
}

void Proxy::on_cut(std::function<void()> told) {
  const std::lock_guard lock(mutex_);
  on_cut_ = std::move(told);
}

}  // namespace zq::check
