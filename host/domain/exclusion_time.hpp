// 规定-8.4a, C-14, T-06: for how long an applicant who broke a commitment may not use another. Pure.
#pragma once
#include "domain/clocks.hpp"

namespace zq {

// The last excluded day: the same date `years` on, the end of the month where there is none (2024-02-29 -> 2026-02-28).
// The day after, commitments are allowed again. The day of the decision itself is excluded.
Date last_excluded_day(Date decided, int years);

// decided <= day <= last_excluded_day(decided, years)
bool is_excluded(Date decided, int years, Date day);

}  // namespace zq
