// Small types everything shares: ids that cannot be mixed up, private text that cannot be printed, instants.
#pragma once
#include <chrono>
#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace zq {

// An identifier of one kind of thing.
template <class Tag>
struct Id {
  std::string value;
  auto operator<=>(const Id&) const = default;
};
using DepartmentId = Id<struct DepartmentTag>;  // "civil_affairs": the folder, the config file and the URL
using EntryId = Id<struct EntryTag>;            // number of an entry in the cancellation list
using CaseId = Id<struct CaseTag>;              // one verification
using ComplaintId = Id<struct ComplaintTag>;
using CallerId = Id<struct CallerTag>;  // who calls the host: a token in the config

// Personal data. No operator<<, no formatter, no comparison by accident: it cannot reach a log unless someone writes
// reveal(), and `reveal` is easy to search for.
class Private {
 public:
  Private() = default;
  explicit Private(std::string text) : text_(std::move(text)) {}
  const std::string& reveal() const noexcept { return text_; }
  bool empty() const noexcept { return text_.empty(); }

 private:
  std::string text_;
};

// Wall-clock time with milliseconds, UTC. Legal clocks and records use it; it is always passed in.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Monotonic time for technical deadlines.
using SteadyTime = std::chrono::steady_clock::time_point;

}  // namespace zq

template <class Tag>
struct std::hash<zq::Id<Tag>> {
  size_t operator()(const zq::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
