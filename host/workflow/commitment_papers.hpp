// Reading and telling of commitments; used by the files of Commitments.
#pragma once
#include <string>

#include "domain/commitment.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

std::string check_timer(const std::string& commitment);  // id of the work
std::string order_timer(const std::string& commitment);
void put_check(Unit&, const Commitment&);  // at next_check_at

Act commitment_act(const Commitment&, std::string_view kind, std::string_view before, const Context&,
                   const std::string& operator_name, Instant now);
// To the handling department's caller.
void tell(Unit&, Ids&, const Commitment&, std::string event, std::string text, Instant now);

// The newest of the subject; number 0: there is none.
Result<CommitmentTemplate> newest_template(Store&, std::string_view matter, std::string_view proof);
Result<SupervisionPlan> newest_plan(Store&, std::string_view matter, std::string_view proof);

}  // namespace zq::workflow
