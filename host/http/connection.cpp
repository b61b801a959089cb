#include "http/connection.hpp"

#include <netdb.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#include "http/identity.hpp"
#include "http/reactor.hpp"
#include "log/log.hpp"

namespace zq::http {
namespace {

// Gives the memory back too, which assigning an empty string does not.
void forget(std::string& text) { std::string().swap(text); }

std::string peer_name(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  char text[NI_MAXHOST] = "";
  if (::getpeername(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return "unknown";
  if (::getnameinfo(reinterpret_cast<sockaddr*>(&address), size, text, sizeof text, nullptr, 0, NI_NUMERICHOST) != 0)
    return "unknown";
  return text;
}

constexpr std::chrono::milliseconds linger_time{2000};
constexpr std::chrono::milliseconds idle_linger_time{500};

Problem too_slow() { return protocol_problem(408, "request_timeout", "没有在规定时间内收到完整的请求。"); }
Problem out_of_time() {
  return protocol_problem(503, "request_time_exceeded",
                          "处理时间过长，本次答复已放弃；结果请稍后按编号查询，或用同一 Idempotency-Key 再次提交。");
}
Problem cut_short() { return protocol_problem(400, "truncated_request", "请求没有发送完整，连接就结束了。"); }

}  // namespace

Connection::Connection(std::shared_ptr<Reactor> reactor, int fd, uint32_t slot, uint32_t generation)
    : reactor_(std::move(reactor)), framer_(reactor_->limits()), fd_(fd), slot_(slot), generation_(generation) {}

Connection::~Connection() {
  if (fd_ >= 0) ::close(fd_);
}

void Connection::begin() {
  const Lock lock(mutex_);
  wait_for_more();
}

void Connection::on_ready(uint32_t events, std::span<char> scratch) {
  Lock lock(mutex_);
  if (state_ == State::writing) {
    if ((events & (EPOLLERR | EPOLLHUP)) != 0) return close();
    flush();
  }
  if (state_ == State::lingering) return drain(scratch);
  if (state_ == State::reading && !dispatching_) read(lock, scratch);  // else the thread in the handler goes on
}

void Connection::read(Lock& lock, std::span<char> scratch) {
  if (!pending_.empty()) {
    const std::string bytes = std::exchange(pending_, {});
    return digest(lock, bytes);
  }
  const ssize_t n = ::recv(fd_, scratch.data(), scratch.size(), 0);
  if (n > 0) return digest(lock, {scratch.data(), static_cast<size_t>(n)});
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return wait_for_more();
  if (n < 0 || !framer_.started()) return close();
  peer_done_ = true;
  ++reactor_->tally().truncated;
  refuse(cut_short());
}

// Feeds the framer and handles request after request until the bytes are used up or a reply is outstanding.
void Connection::digest(Lock& lock, std::string_view bytes) {
  std::string rest;
  while (true) {
    bytes.remove_prefix(framer_.feed(bytes));
    if (framer_.state() == Framer::State::fault) return refuse_framing();
    if (framer_.state() != Framer::State::complete) return wait_for_more();
    pending_ = bytes;
    hand_over(lock);
    if (state_ != State::reading) return;
    rest = std::exchange(pending_, {});
    bytes = rest;
  }
}

// Calls the handler without the lock. When the reply is out by the time it returns, this thread goes on reading.
void Connection::hand_over(Lock& lock) {
  Request request = framer_.take();
  if (peer_.empty()) peer_ = peer_name(fd_);
  request.peer = peer_;
  header_time_runs_ = body_time_runs_ = false;
  state_ = State::handling;
  dispatching_ = true;
  reactor_->set_deadline(slot_, reactor_->settings().request_time);
  const bool head_only = request.method == Method::head;
  const bool close = !request.keep_alive;
  auto exchange =
      std::make_shared<Exchange>([self = shared_from_this(), serial = ++serial_, head_only, close](Response response) {
        self->answer(serial, std::move(response), head_only, close);
      });
  exchange_ = exchange;
  lock.unlock();
  try {
    reactor_->handler()(std::move(request), std::move(exchange));
  } catch (...) {
    // The exchange went with the handler's frame: it has logged this and answered 500.
  }
  lock.lock();
  dispatching_ = false;
}

void Connection::wait_for_more() {
  if (framer_.wants_continue()) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    framer_.told();
    if (::send(fd_, go_on.data(), go_on.size(), MSG_NOSIGNAL) < 0 && errno != EAGAIN) return close();
  }
  const auto& times = reactor_->settings();
  if (!framer_.started()) {
    if (reactor_->closing()) return close();
    reactor_->set_deadline(slot_, times.idle_time);
  } else if (framer_.state() == Framer::State::head) {
    if (!std::exchange(header_time_runs_, true)) reactor_->set_deadline(slot_, times.header_time);
  } else if (!std::exchange(body_time_runs_, true)) {
    reactor_->set_deadline(slot_, times.body_time);
  }
  wait(EPOLLIN);
}

void Connection::wait(uint32_t events) { reactor_->arm(fd_, slot_, generation_, events); }

void Connection::answer(uint32_t serial, Response response, bool head_only, bool close) {
  const Lock lock(mutex_);
  if (state_ != State::handling || serial != serial_) return;
  close = close || reactor_->stopping();
  send(serialise(response, head_only, close), close);
}

// A fault of the client's: the answer, then the end of the connection. Nothing of the request is trusted, so it gets an
// id of ours.
void Connection::refuse(Problem problem) {
  problem.request_id = fresh_request_id();
  log::write("ZQ-1002", {{"fault", problem.code},
                         {"status", problem.status},
                         {"peer", peer_name(fd_)},
                         {"request_id", problem.request_id}});
  Response response = to_response(problem);
  response.headers.emplace_back("X-Request-Id", problem.request_id);
  send(serialise(response, false, true), true);
}

void Connection::refuse_framing() {
  const FramingRefusal why = refusal(framer_.fault(), reactor_->limits(), framer_.body_most());
  ++reactor_->tally().refused;
  Problem problem = protocol_problem(why.status, why.code, why.text);
  problem.faults.push_back({"", std::string(why.text), why.expected, std::string(why.found)});
  refuse(std::move(problem));
}

void Connection::send(std::string bytes, bool close) {
  out_ = std::move(bytes);
  out_sent_ = 0;
  close_after_ = close;
  state_ = State::writing;
  flush();
}

void Connection::flush() {
  while (out_sent_ < out_.size()) {
    const ssize_t n = ::send(fd_, out_.data() + out_sent_, out_.size() - out_sent_, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      // One time for the whole reply, counted from the moment the socket was full: a slow reader cannot hold it for
      // ever.
      if (!std::exchange(slow_reader_, true)) reactor_->set_deadline(slot_, reactor_->settings().body_time);
      return wait(EPOLLOUT);
    }
    if (n < 0) return close();
    out_sent_ += static_cast<size_t>(n);
  }
  sent();
}

void Connection::sent() {
  forget(out_);
  slow_reader_ = false;
  if (!close_after_ && !reactor_->closing()) {
    state_ = State::reading;
    if (dispatching_) return;
    if (pending_.empty()) return wait_for_more();
    return wait(EPOLLIN | EPOLLOUT);  // bytes are here already: an io thread is to look at them at once
  }
  if (peer_done_) return close();
  // Closing a socket with unread bytes resets it, and the client may lose the reply: end our side, read on for a while.
  const bool clean = pending_.empty() && !framer_.started();
  forget(pending_);
  framer_ = Framer(reactor_->limits());
  ::shutdown(fd_, SHUT_WR);
  state_ = State::lingering;
  reactor_->set_deadline(slot_, clean ? idle_linger_time : linger_time);
  wait(EPOLLIN);
}

void Connection::drain(std::span<char> scratch) {
  // At most one buffer per event, at most linger_time in all.
  const ssize_t n = ::recv(fd_, scratch.data(), scratch.size(), 0);
  if (n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR))) return wait(EPOLLIN);
  close();
}

void Connection::on_deadline() {
  Lock lock(mutex_);
  if (state_ == State::closed || !reactor_->deadline_over(slot_)) return;
  reactor_->clear_deadline(slot_);
  switch (state_) {
    case State::reading:
      if (!framer_.started()) return close();
      ++reactor_->tally().timed_out;
      return refuse(too_slow());
    case State::handling: {
      const auto exchange = exchange_.lock();
      lock.unlock();
      if (exchange && exchange->fail(out_of_time())) log::write("ZQ-1004", {{"request_id", exchange->request_id()}});
      return;
    }
    case State::writing:
      ++reactor_->tally().timed_out;
      return close();
    case State::lingering:
      return close();
    case State::closed:
      return;
  }
}

void Connection::retire(bool also_busy) {
  const Lock lock(mutex_);
  if (state_ == State::closed) return;
  if (also_busy || (state_ == State::reading && !framer_.started() && !dispatching_)) close();
}

void Connection::close() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  reactor_->clear_deadline(slot_);
  ::close(fd_);
  fd_ = -1;
  forget(pending_);
  forget(out_);
  reactor_->release(slot_);
}

}  // namespace zq::http
