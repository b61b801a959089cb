// A client that sends exactly the bytes it is given and waits with a limit. One thread at a time.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace zq::test {

struct RawReply {
  int status = 0;                              // 0: the connection ended, or time ran out, before a whole reply
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

class RawClient {
 public:
  explicit RawClient(uint16_t port);  // connects; connected() tells
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;

  bool connected() const { return fd_ >= 0; }
  int fd() const { return fd_; }
  bool send(std::string_view bytes);  // false when the server has closed
  void finish_sending();              // shuts our side down
  void reset();                       // closes with RST
  RawReply read_reply(std::chrono::milliseconds limit = std::chrono::seconds(10));
  // True when the server ends the connection within the limit; bytes that come before are thrown away.
  bool closed_within(std::chrono::milliseconds limit);
  RawReply get(std::string_view path);

 private:
  bool wait_readable(std::chrono::steady_clock::time_point until);
  int fd_ = -1;
  std::string buffer_;
};

}  // namespace zq::test
