// Call: one request on its way through the pipeline, and what the stages have found out about it. Owned by shared_ptr;
// one thread at a time. When the last reference goes without a reply, the caller gets a 500 (Exchange). Private to
// http.
#pragma once
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/exchange.hpp"
#include "http/json.hpp"
#include "workflow/context.hpp"

namespace zq::http {

struct Route;

// What the access log says at the end; shared with the reply, not with the call, so that a dropped call is noticed.
struct Trail {
  std::string request_id, traceparent, caller;
  std::string_view route;  // template; empty: none matched
  size_t row = 0;          // of the metrics
};

struct Call {
  Request request;
  std::shared_ptr<Exchange> exchange;
  std::shared_ptr<Trail> trail;
  const Route* route = nullptr;
  std::string allow;  // methods of the path when the method does not fit
  std::string id;     // the {…} of the path
  std::vector<std::pair<std::string, std::string>> query;
  workflow::Context context;
  workflow::Idempotency idempotency;
  Value body;
  std::vector<Fault> faults;  // found before the body was looked at, told with its own

  const std::string* query_value(std::string_view name) const;
  std::string query_text(std::string_view name) const;  // empty when absent
  int limit() const;                                    // of a page

  void reply(std::string json, int status = 200);
  void reply(const workflow::Rendered& rendered);
  void fail(const Error& error);
  void fail(Problem problem) { exchange->fail(std::move(problem)); }
  void fail_by_exception() noexcept;  // inside a catch block: log and 500
};
using CallPtr = std::shared_ptr<Call>;

// A continuation for a verb's result that answers errors and never lets an exception out.
template <class T, class Use>
auto answer_with(CallPtr call, Use use) {
  return [call = std::move(call), use = std::move(use)](Result<T> result) {
    try {
      if (!result.ok()) return call->fail(result.error());
      use(*call, std::move(result).value());
    } catch (...) {
      call->fail_by_exception();
    }
  };
}

}  // namespace zq::http
