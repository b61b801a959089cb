#include "domain/visibility.hpp"

#include <algorithm>

namespace zq {

Origin joined(const Origin& of_case, const Origin& of_caller) {
  return {of_case.in_centre || of_caller.in_centre,
          of_case.supervising.empty() ? of_caller.supervising : of_case.supervising};
}

Sight sight_of_case(const Viewer& viewer, const CallerId& opened_by, const Origin& origin) {
  const Roles& roles = viewer.roles;
  if (roles.has(Role::joint_office)) return Sight::substance;  // 规定-5.1
  const bool own = opened_by == viewer.caller;
  // An assistant's own cases are the window's: procedure, not substance (专窗-5(3)).
  if (own && !(roles == Roles{Role::assistant})) return Sight::substance;
  if (own) return Sight::procedure;
  const bool centre = roles.any_of({Role::service_centre, Role::assistant}) && origin.in_centre;  // 规定-5.3
  const bool sector =
      roles.has(Role::supervisor) && !origin.supervising.empty() && origin.supervising == viewer.unit;  // 规定-22.1
  return centre || sector ? Sight::procedure : Sight::none;
}

Sight sight_of_letter(const Viewer& viewer, const CallerId& opened_by, const Origin& origin, const DepartmentId& to) {
  if (viewer.roles.has(Role::assisting) && !viewer.unit.empty() && viewer.unit == to.value) return Sight::substance;
  return sight_of_case(viewer, opened_by, origin);
}

Sight sight_of_file(const Viewer& viewer, const CallerId& opened_by, const Origin& origin) {
  const Sight sight = sight_of_case(viewer, opened_by, origin);
  return sight == Sight::substance ? sight : Sight::none;
}

}  // namespace zq
