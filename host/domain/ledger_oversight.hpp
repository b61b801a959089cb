// Rows of the ledger of oversight (L-13): what was found, told off, praised and scored, each with its link. Columns
// stand in ledger.hpp. Pure.
#pragma once
#include "domain/assessment.hpp"
#include "domain/joint_office.hpp"
#include "domain/ledger.hpp"
#include "domain/oversight_papers.hpp"

namespace zq {

LedgerRow oversight_row(const InspectionVisit&);
LedgerRow oversight_row(const TypicalCase&);
LedgerRow oversight_row(const PointsDecision&);
LedgerRow oversight_row(const Interview&);
LedgerRow oversight_row(const Assessment&);

}  // namespace zq
