// Who may see how much of a complaint (requirements H). Pure.
#pragma once
#include <string_view>
#include <vector>

#include "domain/complaint.hpp"
#include "domain/supervision_notice.hpp"
#include "domain/visibility.hpp"

namespace zq {

enum class ComplaintSight {
  none,
  content,  // what is complained of and what became of it; not who complains
  identity  // that too
};

// Ids of the units whose inbox the viewer reads: its own, and what its roles stand for.
std::vector<std::string_view> units_of(const Viewer&);
bool is_of_unit(const Viewer&, std::string_view unit);

// The unit complained about sees the content; who complains only as its appointed handler. A barred handler sees
// nothing (is_barred).
ComplaintSight sight_of(const Complaint&, const Viewer&);
bool is_barred(const Complaint&, const CallerId&);  // 投诉-11.2a

// The unit concerned, the joint office, the centre for what is handled in it, the sector's authority.
bool may_see(const SupervisionNotice&, const Viewer&);

}  // namespace zq
