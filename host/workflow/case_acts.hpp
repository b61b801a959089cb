// Acts of a case, for the journal.
#pragma once
#include <string_view>

#include "domain/journal.hpp"
#include "domain/verification.hpp"

namespace zq::workflow {

Act asked_act(const Case&, Instant at);
// What came back, or that nothing did; by the state the case has now.
Act answered_act(const Case&, CaseState before, std::string_view request_id, Instant at);
// Any other step: "case.withdrawn", "case.decided" ...
Act case_act(const Case&, std::string_view kind, CaseState before, std::string actor, std::string_view request_id,
             std::string_view basis, Instant at);

}  // namespace zq::workflow
