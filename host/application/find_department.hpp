// A department of a configuration by its id.
#pragma once
#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::application {

// Null: there is none.
inline const settings::Department* find_department(const settings::Settings& config, const DepartmentId& id) {
  for (const auto& department : config.departments)
    if (department.id == id) return &department;
  return nullptr;
}

inline Error no_such_department() { return {ErrorCode::not_found, "没有这个部门；已配置的部门见 /api/v1/departments"}; }

}  // namespace zq::application
