// Is a worker too large, or does it use the processor more than it may? Judged from what the system counts of it every
// few seconds. Pure; figures are passed in.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "adapters/refusal.hpp"
#include "domain/types.hpp"

namespace zq::adapters {

// The most a worker may ask for, used or not (RLIMIT_DATA). Stacks and tables that are mapped but hardly used stand
// beside what the adapter itself takes; the bound is for one that grows faster than anybody looks.
constexpr int64_t data_max_of(size_t memory_max) {
  return static_cast<int64_t>(memory_max + memory_max / 2 + size_t{256} * 1024 * 1024);
}

struct Usage {
  SteadyTime at{};
  int64_t memory_bytes = 0;                // resident
  int64_t data_bytes = 0;                  // asked for, whether used or not
  std::chrono::milliseconds processor{0};  // used so far
  bool calls = false;                      // some call was in it since the last look
};

class WorkerWatch {
 public:
  // `cpu_max`: percent of one processor over the window, 0: no limit. Returns why the worker must be replaced.
  std::optional<Phrase> look(const Usage& now, int64_t memory_max, int cpu_max) {
    seen_.push_back(now);
    while (seen_.size() > 2 && now.at - seen_[1].at >= window) seen_.pop_front();
    // Close to the bound allocations begin to fail, and would go on failing.
    const bool asks_too_much = now.data_bytes > data_max_of(static_cast<size_t>(memory_max)) / 8 * 7;
    if (now.memory_bytes > memory_max || asks_too_much) {
      const std::string used = mebibytes(std::max(now.memory_bytes, asks_too_much ? now.data_bytes : 0));
      const std::string limit = mebibytes(memory_max);
      return Phrase{"took " + used + " of memory, more than memory_max (" + limit + ") allows",
                    "占用内存 " + used + "，超过 memory_max（" + limit + "）的限度"};
    }
    if (now.at - seen_.front().at < window) return std::nullopt;
    const int percent = static_cast<int>(100 * (now.processor - seen_.front().processor) / (now.at - seen_.front().at));
    if (cpu_max > 0 && percent > cpu_max)
      return Phrase{"used " + std::to_string(percent) + " % of a processor, more than cpu_max",
                    "占用单个处理器的 " + std::to_string(percent) + "%，超过 cpu_max"};
    bool calls = false;
    for (const Usage& one : seen_) calls = calls || one.calls;
    if (!calls && percent > idle_percent_max)
      return Phrase{"used " + std::to_string(percent) + " % of a processor without a call",
                    "没有调用却占用单个处理器的 " + std::to_string(percent) + "%"};
    return std::nullopt;
  }
  int64_t memory_bytes() const { return seen_.empty() ? 0 : seen_.back().memory_bytes; }

  static constexpr std::chrono::seconds window{30};
  static constexpr int idle_percent_max = 50;

 private:
  static std::string mebibytes(int64_t bytes) { return std::to_string(bytes / 1024 / 1024) + " MiB"; }
  std::deque<Usage> seen_;
};

// What the system counts of a process; nothing when it is gone.
std::optional<Usage> usage_of(int pid);

}  // namespace zq::adapters
