// Rows of the register of complaints (L-05) and of supervision notices (L-06): persons are masked, and shown at all only
// to who may know who complains. Columns stand beside. Pure.
#pragma once
#include "domain/complaint.hpp"
#include "domain/ledger.hpp"
#include "domain/supervision_notice.hpp"

namespace zq {

std::string complaint_number_text(const Complaint&);  // "椒投举〔2026〕12号"; empty before the first commit
LedgerRow complaint_row(const Complaint&);
// `number`: of the notice as issued, "椒监督〔2026〕3号".
LedgerRow supervision_row(const SupervisionNotice&, const std::string& number);

}  // namespace zq
