// A bounded pool of connections for reading. Thread-safe; a reader waits at most two seconds for a free connection
// (too_many) and PostgreSQL stops a read after five. A link that was lost while idle is made anew within the same read.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

#include "domain/result.hpp"
#include "store/session.hpp"

namespace zq::store {

class Readers {
 public:
  Readers(odbc::Environment&, settings::Store);

  // f(Session&) may throw odbc::Failure and Corrupt; it may run twice, so it only reads.
  template <class F>
  auto read(F f) -> Result<std::invoke_result_t<F, Session&>> {
    std::optional<std::invoke_result_t<F, Session&>> value;
    auto error = run([&](Session& session) { value.emplace(f(session)); });
    if (error) return std::move(*error);
    return std::move(*value);
  }

 private:
  std::optional<Error> run(const std::function<void(Session&)>&);
  std::unique_ptr<Session> open();
  odbc::Environment& environment_;
  const settings::Store settings_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Session>> idle_;
  int free_ = 0;  // connections that may still be taken; idle_ holds at most so many
};

}  // namespace zq::store
