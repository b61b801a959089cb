// The checks marriage.status and marriage.registration: what was declared against what the register says. Pure.
// Throws Failure (ZQ_E_INVALID) when the declaration itself is wrong.
#pragma once
#include "civil_affairs/marriage_history.hpp"
#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace civil_affairs {

// True when whether the spouse was cremated bears on the answer.
bool needs_cremation(const zq::Declared& declared, const MarriageHistory& history);
zq::Verification check_status(const zq::Declared& declared, const MarriageHistory& history);
zq::Verification check_registration(const zq::Declared& declared, const MarriageHistory& history);

}  // namespace civil_affairs
