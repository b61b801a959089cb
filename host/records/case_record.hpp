// What a case holds beside its columns: place, conclusion, decision. Empty texts when all of it is at its defaults, as
// it is on the way of a verification that a machine answers.
#pragma once
#include <string>

#include "domain/verification.hpp"

namespace zq::records {

struct CaseExtras {
  std::string more, personal;
};
CaseExtras extras_of(const Case&);
// False: broken. Not called for empty texts.
bool take_extras(Case&, const std::string& more, const std::string& personal);

}  // namespace zq::records
