#include "workflow/background.hpp"

namespace zq::workflow {
namespace {
constexpr std::chrono::milliseconds later{2000};
}  // namespace

bool is_crowded(const Departments& departments, const DepartmentId& id) {
  const auto department = departments.find(id);
  return department && department->queued > 0;
}

PutWork put_off(Work work, Instant now) {
  work.due_at = now + later;
  return {std::move(work)};
}

}  // namespace zq::workflow
