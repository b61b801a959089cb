#include "workflow/background.hpp"

namespace zq::workflow {
namespace {
constexpr std::chrono::milliseconds later{2000};
constexpr int background_most = 16;  // a quarter of the worker's places
}  // namespace

std::string_view code(Lane lane) {
  switch (lane) {
    case Lane::instant:
      return "instant";
    case Lane::promised:
      return "promised";
    case Lane::background:
      return "background";
  }
  return "";
}

std::string_view code(RefusedFor why) {
  switch (why) {
    case RefusedFor::queue_full:
      return "queue_full";
    case RefusedFor::breaker_open:
      return "breaker_open";
    case RefusedFor::adapter_stuck:
      return "adapter_stuck";
    case RefusedFor::too_late:
      return "too_late";
    case RefusedFor::deadline_in_queue:
      return "deadline_in_queue";
  }
  return "";
}

bool is_crowded(const Departments& departments, const DepartmentId& id) {
  const auto department = departments.find(id);
  if (!department) return false;
  const int background = department->lanes[static_cast<size_t>(Lane::background)].queued;
  return department->queued > background || background >= background_most;
}

PutWork put_off(Work work, Instant now) {
  work.due_at = now + later;
  return {std::move(work)};
}

}  // namespace zq::workflow
