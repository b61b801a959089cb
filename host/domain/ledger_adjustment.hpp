// Rows of the ledger of adjustments of the list (L-10), and what of their timeliness is measured (M-10). Pure.
#pragma once
#include <span>

#include "domain/adjustment.hpp"
#include "domain/ledger.hpp"

namespace zq {

LedgerRow adjustment_row(const Adjustment&);

// M-10: of what was done in a period.
struct AdjustmentFigures {
  int64_t filed = 0, filed_in_time = 0;        // T-08
  int64_t reviewed = 0, reviewed_in_time = 0;  // T-09
  int64_t noticed = 0, published = 0;          // notices begun; lists published
  int64_t opinions = 0, adopted = 0;           // of the reports that came out
};
// Adds what falls into [from, until).
void add(AdjustmentFigures&, const Adjustment&, Instant from, Instant until);

}  // namespace zq
