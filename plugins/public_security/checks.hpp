// The synchronous checks: declared fields to a question, the reply's rows to a verdict per field. Pure. README.md has
// the rules as tables.
#pragma once
#include <string>
#include <string_view>

#include "public_security/check_reply.hpp"
#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace public_security {

// Whose system it is that asks, and why.
struct Asker {
  std::string user_code, area_code, business;  // SBM, FSD, YWLX
};
// The condition (in1). with_register: also sex, ethnicity and address, as far as declared.
std::string condition_xml(const Asker&, const zq::Declared&, bool with_register);

// name_fits: every character of the declared name exists in GBK. Rows that contradict one another need review.
zq::Verification check_identity(const zq::Declared&, const CheckRows&, bool name_fits);
zq::Verification check_household(const zq::Declared&, const CheckRows&, bool name_fits);

}  // namespace public_security
