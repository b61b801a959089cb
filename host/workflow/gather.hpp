// Waits for several Tasks that run side by side; results in their order.
#pragma once
#include <atomic>
#include <memory>
#include <vector>

#include "workflow/task.hpp"

namespace zq::workflow {

template <class T>
Task<std::vector<T>> gather(std::vector<Task<T>> tasks) {
  struct Under {
    explicit Under(size_t size) : results(size), left(size) {}
    std::vector<std::optional<T>> results;
    std::atomic<size_t> left;
  };
  auto shared = std::make_shared<std::vector<Task<T>>>(std::move(tasks));
  return from_callback<std::vector<T>>([shared](std::function<void(std::vector<T>)> done) {
    if (shared->empty()) return done({});
    auto under = std::make_shared<Under>(shared->size());
    for (size_t i = 0; i < under->results.size(); ++i)
      start<T>(std::move((*shared)[i]), [under, i, done](T value) {
        under->results[i].emplace(std::move(value));
        if (under->left.fetch_sub(1) != 1) return;
        std::vector<T> all;
        for (auto& one : under->results) all.push_back(std::move(*one));
        done(std::move(all));
      });
  });
}

}  // namespace zq::workflow
