// What all checks begin with: are these rows about the applicant, and what did the applicant declare? Pure; a malformed
// declaration throws zq::Failure (ZQ_E_INVALID), rows about somebody else ZQ_E_BAD_DATA.
#pragma once
#include <string>
#include <string_view>

#include "social_security/answer.hpp"
#include "zq/compare.hpp"

namespace social_security {

// Adds the verdict on `name`. False when nothing more may be said: rows of the number have another name.
bool is_applicant(zq::Verification& answer, const zq::Declared& declared, const Rows& rows);

// A declared "yes" or "no".
bool read_yes(const zq::Declared& declared, const char* field);
// Adds the verdict on a yes-or-no field.
void compare_yes(zq::Verification& answer, const char* field, bool said, bool held, std::string note = {});
// A declared month YYYYMM as a number.
int read_month(const zq::Declared& declared, const char* field);
// Adds the verdict on the employer: the best match among these rows' AAB004. Returns the rows of the employer that
// matches, or may match.
Rows compare_employer(zq::Verification& answer, const zq::Declared& declared, const Rows& rows);
// No rows of what was asked for: the whole is no_record, unless the name is in doubt already.
zq::Verification nothing_held(zq::Verification answer, const char* field, const char* note);

}  // namespace social_security
