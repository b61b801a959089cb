#include "workflow/background.hpp"

namespace zq::workflow {
namespace {
constexpr std::chrono::milliseconds later{2000};
constexpr int background_most = 16;  // a quarter of the worker's places
}  // namespace

bool is_crowded(const Departments& departments, const DepartmentId& id) {
  const auto department = departments.find(id);
  if (!department) return false;
  return department->queued > department->background_queued || department->background_queued >= background_most;
}

PutWork put_off(Work work, Instant now) {
  work.due_at = now + later;
  return {std::move(work)};
}

}  // namespace zq::workflow
