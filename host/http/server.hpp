// The HTTP/1.1 server: accepts connections, frames requests strictly (framing.hpp), bounds every time and size, hands
// each request to one handler and sends the reply whenever it comes, from whatever thread.
//
// Threads: `io_threads` for reading and calling the handler (which must not block), one that watches the times. Idle
// connections cost no thread and no buffer. All members may be called from any thread; the handler runs on io threads.
// Order: one request at a time per connection; pipelined ones wait. Every fault of framing gets an answer and the end
// of its connection; nothing reaches the handler but whole, well-formed requests.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "domain/result.hpp"
#include "http/exchange.hpp"
#include "http/framing.hpp"
#include "http/message.hpp"
#include "settings/settings.hpp"

namespace zq::http {

using Handler = std::function<void(Request, std::shared_ptr<Exchange>)>;

class Reactor;

class Server {
 public:
  // `large_body`: framing.hpp; called on io threads.
  Server(settings::Server settings, Handler handler, LargeBodyRule large_body = {});
  ~Server();  // stop() without patience

  // Binds and serves. Errors: unavailable (the address cannot be bound; the text says which and why).
  Result<Done> start();

  // The port in use; with port 0 in the settings the one the system chose. 0 before start().
  uint16_t port() const noexcept;

  // Closes the listening socket and idle connections at once, lets requests in flight finish within `limit`, then
  // closes what is left. Returns when all threads have ended. Replies that come later are dropped.
  void stop(std::chrono::milliseconds limit);

  struct Counts {
    uint64_t open = 0;         // connections now
    uint64_t accepted = 0;     // since start
    uint64_t turned_away = 0;  // beyond connections_max
    uint64_t refused = 0;      // faults of framing
    uint64_t timed_out = 0;    // slow headers, bodies and readers
    uint64_t truncated = 0;    // connections that ended inside a request
  };
  Counts counts() const noexcept;

 private:
  std::shared_ptr<Reactor> reactor_;
};

}  // namespace zq::http
