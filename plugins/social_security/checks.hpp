// The four checks: declared fields and the system's rows in, verdict per field out. Pure. README.md has the rules as a
// table. today: YYYY-MM-DD.
#pragma once
#include <string_view>

#include "social_security/applicant.hpp"
#include "social_security/codes.hpp"

namespace social_security {

zq::Verification check_insured(const zq::Declared&, const Rows&, const Codes&);
zq::Verification check_payments(const zq::Declared&, const Rows&, const Codes&);
zq::Verification check_pension(const zq::Declared&, const Rows&, const Codes&);
zq::Verification check_employment(const zq::Declared&, const Rows&, std::string_view today);

// The months a question on payments is about, checked.
struct Months {
  int from, until;
};
Months read_months(const zq::Declared&);
// The standard insurance type declared; ZQ_E_INVALID when the code table has no such type.
std::string read_type(const zq::Declared&, const Codes&);

}  // namespace social_security
