// Host services as an adapter sees them, without an adapter: a department's Services and calls made in code. For tests.
#pragma once
#include <memory>
#include <string>

#include "adapters/call.hpp"
#include "adapters/services/services.hpp"
#include "adapters/text_rules.hpp"
#include "house.hpp"

namespace zq::adapters::test {

class ServiceDesk {
 public:
  explicit ServiceDesk(settings::Department d = {}) : services(std::move(d), nullptr) { be_quiet(); }

  const zq_host* host() const { return services.abi(); }
  template <class T>
  const T& service(const char* id) const {
    return *static_cast<const T*>(host()->get_service(host(), id));
  }

  Services services;
};

// One call with its own cancellation.
struct TestCall {
  explicit TestCall(milliseconds time = 10s, Operation operation = Operation::verify)
      : call(operation, {}, std::chrono::steady_clock::now() + time, Instant{}, {}, cancellation) {}
  const zq_call* abi() const { return call.abi(); }
  // Ends the call; what the service said about its failure.
  std::string text() { return call.close().text; }

  Cancellation cancellation = std::make_shared<std::atomic<bool>>(false);
  Call call;
};

inline zq_str s(std::string_view text) { return str(text); }

}  // namespace zq::adapters::test
