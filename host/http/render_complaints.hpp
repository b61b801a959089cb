// Complaints and supervision notices as JSON. Who complains only where the reader may know it; nothing of a handler for
// the complainant. Pure, apart from the names of units.
#pragma once
#include "http/desk.hpp"
#include "http/json.hpp"
#include "workflow/complaint_area.hpp"

namespace zq::http {

// As members of the open object.
void write_members(Writer&, const Desk&, const workflow::SeenComplaint&);
std::string json_of(const Desk&, const workflow::SeenComplaint&);
std::string json_of(const Desk&, const workflow::SeenNotice&);
// What the complainant sees of it: no handlers, no units' papers.
std::string json_of(const Desk&, const Complaint& followed);

}  // namespace zq::http
