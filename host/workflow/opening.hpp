// Opening a case: why it may not be opened, and the case as it begins.
#pragma once
#include <optional>
#include <vector>

#include "workflow/context.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::workflow {

// Why this may not be asked, with every fault at once; nothing: it may.
std::optional<Error> refusal(const OpenVerification&, const ListVersion&, Date today);
// What the adapter is asked: the applicant's name and number before the declared fields.
std::vector<Declared> question_fields(const OpenVerification&);
Case open_case(const Context&, const Entry&, int list_version, OpenVerification, CaseId, const Deadline&);

}  // namespace zq::workflow
