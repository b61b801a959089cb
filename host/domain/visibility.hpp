// Who may see how much of a verification (requirements H): by the role of who looks, and by where the case comes from.
// What no rule gives is not seen. Pure.
#pragma once
#include <string>

#include "domain/access.hpp"
#include "domain/types.hpp"

namespace zq {

enum class Sight {
  none,
  procedure,  // that it is there, its state and times; not who the applicant is nor what was found (专窗-5(3))
  substance   // all that the purpose grants
};

struct Viewer {
  CallerId caller;
  Roles roles;
  std::string unit;  // id of the organisation whose inbox is the viewer's; empty: none
};

// Where a case comes from: what its list entry says, and where the caller stands who opened it.
struct Origin {
  bool in_centre = false;   // a matter or a window inside the service centre (规定-5.3)
  std::string supervising;  // id of its sector's authority (规定-22.1); empty: none
  friend bool operator==(const Origin&, const Origin&) = default;
};
// What a case was opened with goes before what is known of its caller today.
Origin joined(const Origin& of_case, const Origin& of_caller);

Sight sight_of_case(const Viewer&, const CallerId& opened_by, const Origin&);
// Of a letter, and of what belongs to it: the assisting department sees what it was asked and has answered.
Sight sight_of_letter(const Viewer&, const CallerId& opened_by, const Origin&, const DepartmentId& to);
// Of what an applicant handed in or signed: the handling department's own cases, and the joint office on inspection.
Sight sight_of_file(const Viewer&, const CallerId& opened_by, const Origin&);

}  // namespace zq
