#include "domain/pauses.hpp"

#include <algorithm>

namespace zq {
namespace {

void join_reason(std::string& reasons, const std::string& reason) {
  if (reason.empty() || reasons.find(reason) != std::string::npos) return;
  reasons += (reasons.empty() ? "" : "、") + reason;
}

}  // namespace

std::vector<Pause> merged(std::span<const Pause> pauses) {
  std::vector<Pause> sorted;
  for (const Pause& pause : pauses)
    if (pause.from < pause.until) sorted.push_back(pause);
  std::ranges::stable_sort(sorted, {}, &Pause::from);
  std::vector<Pause> out;
  for (Pause& pause : sorted) {
    if (out.empty() || out.back().until < pause.from) {
      out.push_back(std::move(pause));
    } else {
      out.back().until = std::max(out.back().until, pause.until);
      join_reason(out.back().reason, pause.reason);
    }
  }
  return out;
}

std::chrono::milliseconds overlap(const std::vector<Pause>& merged, Instant from, Instant until) {
  std::chrono::milliseconds sum{0};
  for (const Pause& pause : merged) {
    const Instant first = std::max(pause.from, from), last = std::min(pause.until, until);
    if (first < last) sum += last - first;
  }
  return sum;
}

Instant after_running(const std::vector<Pause>& merged, Instant from, std::chrono::milliseconds length) {
  for (const Pause& pause : merged) {
    if (pause.until <= from) continue;
    if (pause.from >= from + length) break;
    length -= std::max(pause.from - from, std::chrono::milliseconds{0});
    from = pause.until;
  }
  return from + length;
}

}  // namespace zq
