#include "domain/window_measures.hpp"

#include <algorithm>

#include "domain/text_limits.hpp"

namespace zq {
namespace {

// The state it had at the end of the period.
WindowState state_at(const WindowRequest& request, Instant as_of) {
  const auto by_then = [&](const std::optional<Instant>& at) { return at && *at < as_of; };
  if (by_then(request.closed_at)) return WindowState::closed;
  if (by_then(request.delivered_at)) return WindowState::delivered;
  if (by_then(request.decided_at)) return request.reason.empty() ? WindowState::issued : WindowState::refused;
  if (by_then(request.routed_at)) return WindowState::routed;
  const bool guided = std::ranges::any_of(request.guidance, [&](const Guidance& note) { return note.at < as_of; });
  return guided ? WindowState::guided : WindowState::received;
}

void add_times(WindowTimeliness& of, const WindowRequest& request, Instant as_of) {
  ++of.routed;
  const bool delivered = request.delivered_at && *request.delivered_at < as_of;
  if (delivered) ++of.delivered;
  if (is_late(request, as_of) && *request.due_at < as_of)
    ++of.overdue;
  else if (delivered)
    ++of.in_time;
}

}  // namespace

WindowMeasures measure(std::span<const WindowRequest> requests, std::span<const WindowRecord> records,
                       const Period& period) {
  WindowMeasures measures;
  std::vector<std::chrono::milliseconds> times;
  for (const WindowRequest& request : requests) {
    if (request.received_at < period.from || request.received_at >= period.as_of) continue;
    ++measures.requests;
    const WindowState state = state_at(request, period.as_of);
    ++measures.by_state[state];
    if (request.decided_at && *request.decided_at < period.as_of) {
      const bool refused = !request.reason.empty();
      ++(refused ? measures.refused : measures.issued);
      if (refused && !is_blank(request.explanation)) ++measures.refused_explained;
    }
    measures.not_one_off += std::ranges::count_if(
        request.guidance, [&](const Guidance& n) { return n.not_one_off && n.at < period.as_of; });
    if (!request.routed_at || !request.matter_class || *request.routed_at >= period.as_of) continue;
    add_times(measures.by_class[static_cast<size_t>(*request.matter_class)], request, period.as_of);
    if (request.delivered_at && *request.delivered_at < period.as_of)
      times.push_back(*request.delivered_at - *request.routed_at);
  }
  for (const WindowRecord& record : records)
    if (record.at >= period.from && record.at < period.as_of) ++measures.actions[record.action];
  measures.delivery_time = spread_of(std::move(times));
  return measures;
}

}  // namespace zq
