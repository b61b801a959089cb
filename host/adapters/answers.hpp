// From plain Replies of an adapter to the domain's answers, and from the domain's questions to Requests. Pure. Here a
// zq_status gets its meaning, once.
#pragma once
#include <string>
#include <vector>

#include "adapters/generation.hpp"
#include "domain/complaint_passing.hpp"
#include "domain/list.hpp"
#include "domain/verification.hpp"
#include "workflow/ports.hpp"

namespace zq::adapters {

// Why there is no answer: `cause` for verifications, `error` for list and complaint.
struct Failed {
  FailureCause cause = FailureCause::adapter_fault;
  ErrorCode error = ErrorCode::internal;
  std::string text;              // for the operator
  bool outcome_unknown = false;  // a write may have happened
  std::string manual_way = {};   // of a department that does not run: what people do meanwhile
};

// ZQ_OK, and no rule broken.
bool is_answer(const Reply&);
// The meaning of a Reply that is neither ZQ_OK nor ZQ_PENDING, or breaks a rule.
Failed failed(const Reply&);

Answer failed_answer(const Failed&);
// A write whose outcome is unknown becomes ErrorCode::conflict; reading again does no harm, so other operations do not.
Error error_of(const Failed&, Operation);

Record declared_record(const std::vector<Declared>&);
Record complaint_record(const ComplaintPassing&);

// `asked`: names of the declared fields; empty for a poll, where the host does not know them any more.
Answer read_answer(const Reply&, const std::vector<std::string>& asked);
Result<workflow::Page<DepartmentListRow>> read_list(const Reply&, const std::string& asked_cursor, uint32_t limit);
Result<ComplaintReply> read_complaint(const Reply&, Operation);

}  // namespace zq::adapters
