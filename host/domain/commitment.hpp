// Commitments (书面承诺, 规定-8, 规定-9): templates and supervision plans first, then notice, signature, checks, and
// what follows a false one. Rows of ledger L-09. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/verification.hpp"

namespace zq {

struct CommitmentTemplate {  // 规定-8.2b; immutable, a change is a new version
  std::string matter, proof;
  int number = 0;  // 1, 2, ...
  std::string content, standard, liability;
  std::string organ;  // that made it
  std::string made_by;
  Instant made_at{};
  int version = 0;
};
struct SupervisionPlan {  // 规定-9.1
  std::string matter, proof;
  int number = 0;
  std::string checks;  // what is looked at, Chinese
  int every_days = 30;
  std::string organ, responsible, made_by;
  Instant made_at{};
  int version = 0;
};
// What templates and plans of a matter's proof are found by.
std::string commitment_subject(std::string_view matter, std::string_view proof);

enum class CommitmentState {
  offered,
  informed,
  in_force,
  checked_true,
  false_found,
  rectifying,
  rectified,
  revoked,
  excluded
};
// Signing puts a commitment into force at once; `signed` is the event.
enum class CommitmentEvent { inform, sign, check_true, check_false, order_rectification, rectify, revoke, exclude };
struct CommitmentRow {
  CommitmentState from;
  CommitmentEvent on;
  CommitmentState to;
};
std::span<const CommitmentRow> commitment_table();
Result<CommitmentRow> step(CommitmentState from, CommitmentEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(CommitmentState);
std::string_view chinese(CommitmentState);
bool from_code(std::string_view, CommitmentState&);
bool is_open(CommitmentState);  // supervision goes on

struct CommitmentCheck {
  Instant at{};
  std::string by, finding;
  bool held = true;  // what was promised is so
};
struct RectificationOrder {  // 规定-8.3b
  std::string demand, by;
  Date limit{};
  Instant ordered_at{};
  std::optional<Instant> reminded_at, overdue_at, done_at;
  std::string result;
};

struct Commitment {
  std::string id;  // "CN20261126-…"
  CaseId case_id;
  CallerId owner;
  std::string organ, matter, proof;
  Private applicant_name, applicant_id_number;
  CommitmentState state = CommitmentState::offered;
  int template_number = 0, plan_number = 0;
  std::string content, standard, liability;  // as told, from the template
  std::optional<Instant> informed_at;        // 规定-8.2a: before the signature
  std::string informer, acknowledgement;     // reference of the applicant's acknowledgement
  std::optional<Instant> signed_at;
  std::string signature;  // reference of the signed paper
  std::vector<CommitmentCheck> checks;
  std::optional<RectificationOrder> order;
  std::string revocation, revoked_by;
  std::string exclusion;  // id; empty: none
  Instant offered_at{};
  std::optional<Instant> next_check_at, closed_at;
  int version = 0;
};

// Why the entry offers no commitment, whoever asks (规定-8.1); nothing: it does.
std::optional<Error> refusal_of_commitment(const Entry&);

enum class ExclusionState { active, lifted };
std::string_view code(ExclusionState);
std::string_view chinese(ExclusionState);
bool from_code(std::string_view, ExclusionState&);

struct Exclusion {  // 规定-8.4a: only by an explicit decision (C-14)
  std::string id;   // "BS20261126-…"
  std::string commitment;
  std::string organ;
  Private applicant_name, applicant_id_number;
  std::string decision_no, reason, decided_by;
  Date decided_on{}, last_day{};
  bool whole_district = false;  // C-14: scope; else only the deciding organ refuses
  std::string dishonesty_ref;   // 规定-8.4b: stub of the record for the credit authority
  ExclusionState state = ExclusionState::active;
  std::string lift_decision_no, lifted_by;
  std::optional<Instant> lifted_at;
  Instant recorded_at{};
  int version = 0;
};
// The last day is excluded too.
bool excludes(const Exclusion&, std::string_view organ, Date today);

}  // namespace zq
