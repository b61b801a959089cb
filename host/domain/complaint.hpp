// Complaint (投诉举报): filed with us, passed to the department's own complaint system, its status read back. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

enum class ComplaintState {
  filed,            // recorded by us, not yet in the department's system
  passed,           // the department's system has given a receipt
  outcome_unknown,  // it may or may not have arrived there; a person must look
  closed,           // the department's system says it is done
};
std::string_view code(ComplaintState);
std::string_view chinese(ComplaintState);
std::optional<ComplaintState> complaint_state_from_code(std::string_view);

// What the department's system says, in our words; its own word stays beside it.
enum class LegacyStatus { received, accepted, rejected, handling, closed, unknown };
std::string_view code(LegacyStatus);
std::string_view chinese(LegacyStatus);
std::optional<LegacyStatus> legacy_status_from_code(std::string_view);

struct Complaint {
  ComplaintId id;           // "TS20261123-…": also the idempotency key towards the department's system
  DepartmentId department;  // whose complaint system receives it
  CallerId caller;
  std::string request_id;
  std::string channel;  // 专窗, 热线, 网络, 来信, 来访
  std::string subject, content;
  Private complainant, phone;
  std::string against;        // unit complained about
  std::string matter, proof;  // optional
  ComplaintState state = ComplaintState::filed;
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

// Limits of the fields, as faults by JSON pointer.
std::vector<Fault> faults_of(const Complaint&);

// Takes over what the department said.
void take_over(Complaint&, const ComplaintReply&, Instant now);

}  // namespace zq
