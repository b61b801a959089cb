// Connection: one client's socket, from accept to close. A small state machine under one mutex; bytes are read only
// while a request is awaited, so a client cannot make the host hold more than one request and what the kernel buffers.
// Private to http.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "http/exchange.hpp"
#include "http/framing.hpp"

namespace zq::http {

class Reactor;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // Takes over the socket.
  Connection(std::shared_ptr<Reactor> reactor, int fd, uint32_t slot, uint32_t generation);
  ~Connection();

  void begin();                                             // first wait
  void on_ready(uint32_t events, std::span<char> scratch);  // an io thread
  void on_deadline();                                       // the sweeper
  void retire(bool also_busy);                              // the server stops

 private:
  // reading: waits for (the rest of) a request; handling: the handler has it; writing: the socket is full; lingering:
  // the last reply is out, what the client still sends is thrown away so that it can read the reply.
  enum class State : uint8_t { reading, handling, writing, lingering, closed };

  using Lock = std::unique_lock<std::mutex>;

  void read(Lock& lock, std::span<char> scratch);
  void digest(Lock& lock, std::string_view bytes);
  void hand_over(Lock& lock);
  void wait_for_more();
  void wait(uint32_t events);
  void answer(uint32_t serial, Response response, bool head_only, bool close);
  void refuse(Problem problem);
  void refuse_framing();
  void send(std::string bytes, bool close);
  void flush();
  void sent();
  void drain(std::span<char> scratch);
  void close();

  const std::shared_ptr<Reactor> reactor_;
  std::mutex mutex_;
  Framer framer_;
  std::string peer_;     // known from the first request on
  std::string pending_;  // bytes behind the request being handled
  std::string out_;
  size_t out_sent_ = 0;
  std::weak_ptr<Exchange> exchange_;  // of the request being handled
  int fd_;
  const uint32_t slot_, generation_;
  uint32_t serial_ = 0;  // of the request: a late reply to an earlier one meets another number
  State state_ = State::reading;
  bool header_time_runs_ = false;
  bool body_time_runs_ = false;
  bool slow_reader_ = false;  // the socket was full once during this reply
  bool dispatching_ = false;  // an io thread is inside the handler and will go on when it returns
  bool close_after_ = false;
  bool peer_done_ = false;  // the client has closed its side
};

}  // namespace zq::http
