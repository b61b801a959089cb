// Rows of the ledgers of what applicants handed in, signed or allowed (L-02, L-03, L-09, L-11), and of
// visits (L-04): persons are masked.
// Columns stand in ledger.hpp. Pure.
#pragma once
#include "domain/commitment.hpp"
#include "domain/ledger.hpp"
#include "domain/on_site_record.hpp"
#include "domain/papers.hpp"

namespace zq {

LedgerRow supplement_row(const Supplement&);
LedgerRow volunteered_row(const Volunteered&);
LedgerRow on_site_row(const OnSiteRecord&);
LedgerRow authorisation_row(const Authorisation&);
// `exclusion`: the decision the commitment led to; nullptr: none.
LedgerRow commitment_row(const Commitment&, const Exclusion* exclusion);

}  // namespace zq
