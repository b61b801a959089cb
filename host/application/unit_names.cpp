#include "application/unit_names.hpp"

#include <algorithm>

namespace zq::application {

std::string unit_called(const settings::Settings& settings, std::string_view name) {
  if (const Organisation* unit = settings.organisations.named(name)) return unit->id;
  const auto department = std::ranges::find(settings.departments, name, &settings::Department::name);
  return department == settings.departments.end() ? std::string() : department->id.value;
}

std::string name_of_unit(const settings::Settings& settings, std::string_view id) {
  if (const Organisation* unit = settings.organisations.find(id)) return unit->name;
  const auto department =
      std::ranges::find(settings.departments, DepartmentId{std::string(id)}, &settings::Department::id);
  return department == settings.departments.end() ? std::string() : department->name;
}

}  // namespace zq::application
