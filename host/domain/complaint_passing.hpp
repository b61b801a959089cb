// ComplaintPassing (转送): how a complaint that is recorded here is passed to a department's own complaint system, and
// what that says of it. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

enum class PassingState {
  filed,            // recorded by us, not yet in the department's system
  passed,           // the department's system has given a receipt
  outcome_unknown,  // it may or may not have arrived there; a person must look
  closed,           // the department's system says it is done
};
std::string_view code(PassingState);
std::string_view chinese(PassingState);
std::optional<PassingState> passing_state_from_code(std::string_view);

// What the department's system says, in our words; its own word stays beside it.
enum class LegacyStatus { received, accepted, rejected, handling, closed, unknown };
std::string_view code(LegacyStatus);
std::string_view chinese(LegacyStatus);
std::optional<LegacyStatus> legacy_status_from_code(std::string_view);

struct ComplaintPassing {
  ComplaintId id;           // "TS20261123-…": also the idempotency key towards the department's system
  DepartmentId department;  // whose complaint system receives it
  CallerId caller;
  std::string request_id;
  std::string channel;  // Chinese
  std::string subject, content;
  Private complainant, phone;
  std::string against;        // unit complained about
  std::string matter, proof;  // optional
  PassingState state = PassingState::filed;
  std::string receipt;
  std::optional<LegacyStatus> legacy_status;
  std::string legacy_status_text, handler, result, legacy_updated_at;
  std::string last_failure;  // Chinese, why it has not been passed or read yet
  int attempts = 0;
  Instant filed_at{}, updated_at{};
  int version = 0;
};

// A department's reply to submit or status.
struct ComplaintReply {
  std::string receipt;
  LegacyStatus status = LegacyStatus::unknown;
  std::string status_text, handler, result, updated_at;
};

// Takes over what the department said.
void take_over(ComplaintPassing&, const ComplaintReply&, Instant now);

}  // namespace zq
