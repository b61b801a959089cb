// What a flow needs besides store and departments, in the hands of a test: the time, counted ids, and waiting for a
// Task.
#pragma once
#include <future>

#include "workflow/ports.hpp"

namespace zq::test {

struct HandClock final : workflow::Clock {
  Instant now() const override { return time; }
  SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
  Instant time = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23} + std::chrono::hours(2);
};

struct CountedIds final : workflow::Ids {
  std::string fresh(std::string_view prefix, Instant) override { return std::string(prefix) + std::to_string(++last); }
  int last = 0;
};

template <class T>
T wait_for(workflow::Task<T> task) {
  std::promise<T> promise;
  workflow::start<T>(std::move(task), [&promise](T value) { promise.set_value(std::move(value)); });
  return promise.get_future().get();
}

}  // namespace zq::test
