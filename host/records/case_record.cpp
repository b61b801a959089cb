#include "records/case_record.hpp"

#include "records/archive.hpp"
#include "records/place_record.hpp"
#include "records/place_record.hpp"

namespace zq {

template <class A>
void members(A& a, Case& v) {
  a("place", v.place)("cannot_obtain", v.cannot_obtain)("answered_by", v.answered_by)("decision", v.decision);
  a("decided_by", v.decided_by)("closed_at", v.closed_at)("decided_on", v.decided_on);
  a("supervising", v.supervising)("in_centre", v.in_centre);
}

namespace records {

CaseExtras extras_of(const Case& value) {
  const bool plain = value.place.area_code.empty() && value.place.address.empty() && !value.cannot_obtain &&
                     value.answered_by.empty() && value.decision.empty() && !value.closed_at &&
                     value.supervising.empty() && !value.in_centre;
  if (plain) return {};
  Archive archive;
  Case copy = value;
  members(archive, copy);
  return {archive.body(), archive.personal()};
}

bool take_extras(Case& value, const std::string& more, const std::string& personal) {
  Archive archive(more, personal);
  members(archive, value);
  return archive.ok();
}

}  // namespace records
}  // namespace zq
