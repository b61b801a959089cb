// When a letter is due, and until when it may be sent back or reclassified: the law of time applied to a letter. Pure.
#pragma once
#include <span>

#include "domain/deadline.hpp"
#include "domain/letter.hpp"

namespace zq {

// Sets due_at, remind_at, both figures (C-02), deadline_text and what outages have added, under the ruleset of the day
// it was sent (S-01, S-02). Errors: not_found (no ruleset of that day), unavailable (calendar not loaded).
Result<Done> set_terms(Letter&, const Law&, std::span<const Pause> outages);

// 规定-11.2: answered after the second of its deadline.
bool is_late(const Letter&);

// Whole minutes from the deadline to `until`, begun ones counted; 0 when that is in time.
int64_t minutes_late(const Letter&, Instant until);

}  // namespace zq
