// What the journal of one case says about time: when it was opened and decided, and what was waited for. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/handling_time.hpp"

namespace zq {

// An act as far as time goes. `letter`: the id its detail names; empty: none.
struct CaseStep {
  Instant at{};
  std::string kind, before, after, letter;
};

// Whether the act moves the case itself: acts of letters, reports, commitments have states of their own.
bool moves_case(const CaseStep&);

struct CaseStory {
  std::optional<Instant> opened;  // nothing: these are not the acts of a case
  std::optional<Instant> closed;  // decided or withdrawn; nothing: it goes on
  std::vector<Wait> waits;
};

// In the order of commit.
CaseStory story_of(std::span<const CaseStep>);

// Both clocks (规定-11.4); `now`: for what goes on.
HandlingTime handling_time(const CaseStory&, Instant now);

}  // namespace zq
