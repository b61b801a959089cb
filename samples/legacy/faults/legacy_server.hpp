// The HTTP face of a simulated legacy system: POCO's server on the loopback, with the faults of a FaultSwitch on the
// way out. Handlers run on several threads at once.
//
//   POST /_fault   {"kind":"delay","ms":2000,"count":3,"on":"soap"}   switches a fault on
//   DELETE /_fault                                                   and off
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "faults/fault_switch.hpp"

namespace zq::sample {

struct HttpQuestion {
  std::string method, path, query, body;
  Fault fault;  // for the handler: faults of content. Those of transport happen after it.
  std::map<std::string, std::string> headers = {};  // names in lower case
};
struct HttpAnswer {
  int status = 200;  // 0: the connection is broken instead
  std::string content_type, body;
};
using Handler = std::function<HttpAnswer(const HttpQuestion&)>;

class LegacyServer {
 public:
  // Listens on 127.0.0.1; port 0 takes a free one. Throws std::runtime_error when the port is taken.
  LegacyServer(std::uint16_t port, FaultSwitch&, Handler);
  ~LegacyServer();
  std::uint16_t port() const;

 private:
  struct Poco;
  std::unique_ptr<Poco> poco_;
  FaultSwitch& faults_;
};

}  // namespace zq::sample
