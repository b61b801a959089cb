#include "workflow/manual_way.hpp"

namespace zq::workflow {
namespace {

bool is_silent(ErrorCode code) {
  return code == ErrorCode::department_off || code == ErrorCode::unavailable || code == ErrorCode::deadline ||
         code == ErrorCode::too_many || code == ErrorCode::bad_answer;
}

}  // namespace

Error with_manual_way(Error error, const Departments& departments, const DepartmentId& id) {
  if (!is_silent(error.code)) return error;
  const auto department = departments.find(id);
  if (department && !department->manual_way.empty()) error.text += "；人工办理：" + department->manual_way;
  return error;
}

}  // namespace zq::workflow
