// Visitors: who comes without a token (citizens who give an opinion or follow their complaint) may do so many requests
// a minute from one address; an IPv6 address counts by its /64. Thread-safe; remembers ten thousand addresses at most.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/types.hpp"
#include "http/message.hpp"

namespace zq::http {

// Where the visitor comes from: the peer, or what a trusted proxy (addresses, blanks between) says stands before it.
std::string visitor_address(const Request&, std::string_view trusted_proxies);

class Visitors {
 public:
  // Whether one more request of this address is let through; a minute's worth may come at once.
  bool admit(const std::string& address, int per_minute, SteadyTime now);

 private:
  struct Allowance {
    double left = 0;
    SteadyTime at{};
  };
  void forget_rested(int per_minute, SteadyTime now);

  std::mutex mutex_;
  std::unordered_map<std::string, Allowance> all_;
};

}  // namespace zq::http
