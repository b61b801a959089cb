// Runs a task and waits for it, for the operator's commands: nothing else goes on there.
#pragma once
#include <future>
#include <utility>

#include "workflow/task.hpp"

namespace zq::application {

template <class T>
T wait_for(workflow::Task<T> task) {
  std::promise<T> promise;
  auto future = promise.get_future();
  workflow::start<T>(std::move(task), [&promise](T value) { promise.set_value(std::move(value)); });
  return future.get();
}

}  // namespace zq::application
