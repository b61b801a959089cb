// Closed-loop HTTP load: each of N keep-alive connections sends its next request as soon as the reply is whole. One
// thread, epoll, no allocation per request, so that the generator costs little beside what it measures.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

namespace zq::bench {

struct Load {
  uint16_t port = 0;
  int connections = 1;
  double seconds = 5;
  double warm_up_seconds = 1;
  std::function<void(std::string& request, uint64_t number)> write_request;  // fills the whole HTTP request
};

struct Measured {
  double per_second = 0;
  double p50_ms = 0, p99_ms = 0, max_ms = 0;
  uint64_t all_replies = 0;         // with those of the warm-up
  uint64_t replies = 0, wrong = 0;  // wrong: status other than 200, or the connection broke
};

Measured run(const Load&);

}  // namespace zq::bench
