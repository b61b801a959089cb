// What verifications are overseen with: who sees which, ledgers, measures. Thread-safe.
#pragma once
#include "workflow/ledger_flow.hpp"
#include "workflow/measure_flow.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

struct Oversight {
  Oversight(Store& store, const Departments& departments, const Clock& clock, const OriginOf& origin_of)
      : viewing(store, origin_of),
        ledgers(store, departments, clock, origin_of),
        measures(store, departments, clock, origin_of) {}
  Viewing viewing;
  LedgerFlow ledgers;
  MeasureFlow measures;
};

}  // namespace zq::workflow
