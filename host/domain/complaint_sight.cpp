#include "domain/complaint_sight.hpp"

#include <algorithm>

namespace zq {

std::vector<std::string_view> units_of(const Viewer& viewer) {
  std::vector<std::string_view> units;
  // An assistant or a designee of the unit has no part in its complaints.
  constexpr Roles works{Role::handling,     Role::street,  Role::service_centre,
                        Role::joint_office, Role::hotline, Role::justice};
  if (!viewer.unit.empty() && viewer.roles.any_of(works)) units.push_back(viewer.unit);
  if (viewer.roles.has(Role::service_centre)) units.emplace_back("service_centre");
  if (viewer.roles.has(Role::hotline)) units.emplace_back("hotline");
  if (viewer.roles.has(Role::joint_office)) units.emplace_back("joint_office");
  return units;
}

bool is_of_unit(const Viewer& viewer, std::string_view unit) {
  return !unit.empty() && std::ranges::count(units_of(viewer), unit) > 0;
}

bool is_barred(const Complaint& complaint, const CallerId& caller) {
  return std::ranges::find(complaint.barred, caller) != complaint.barred.end();
}

ComplaintSight sight_of(const Complaint& c, const Viewer& viewer) {
  using enum ComplaintSight;
  if (viewer.roles.has(Role::joint_office)) return identity;
  if (c.state == ComplaintState::lead) return c.filed_by == viewer.caller ? content : none;
  if (c.handler && c.handler->account == viewer.caller) return identity;
  if (is_of_unit(viewer, c.against)) return content;  // before any other ground: the setting of H
  if (is_of_unit(viewer, c.unit) || c.filed_by == viewer.caller) return identity;
  if (viewer.roles.has(Role::service_centre) && c.in_centre) return identity;
  const bool sector = viewer.roles.has(Role::supervisor) && !c.supervising.empty() && viewer.unit == c.supervising;
  if (sector) return identity;
  return none;
}

bool may_see(const SupervisionNotice& notice, const Viewer& viewer) {
  if (viewer.roles.has(Role::joint_office) || is_of_unit(viewer, notice.unit)) return true;
  if (is_of_unit(viewer, notice.reporting_unit)) return true;
  if (viewer.roles.has(Role::service_centre) && notice.in_centre) return true;
  return viewer.roles.has(Role::supervisor) && !notice.supervising.empty() && viewer.unit == notice.supervising;
}

}  // namespace zq
