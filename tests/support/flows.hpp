// What a flow needs besides store and departments, in the hands of a test: the time, counted ids, and waiting for a
// Task.
#pragma once
#include <future>

#include "support/memory_store.hpp"
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

// The next version of the list, whatever stands in it, in force from its publication.
inline workflow::Task<Result<int>> publish_list(MemoryStore& store, const workflow::Clock& clock, ListVersion version,
                                                std::string) {
  version.number = store.newest_list_number().value() + 1;
  version.published_at = clock.now();
  const int number = version.number;
  workflow::Unit unit;
  unit.emplace_back(workflow::PublishList{std::move(version)});
  auto writing = store.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return number;
}

}  // namespace zq::test
