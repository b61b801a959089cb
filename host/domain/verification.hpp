// Verification: one proof of one applicant for one matter, from question to outcome. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/list.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

enum class Verdict { consistent, mismatch, no_record, needs_review };
std::string_view code(Verdict);  // "consistent"
std::string_view chinese(Verdict);
std::optional<Verdict> verdict_from_code(std::string_view);

// What an applicant says, by field name.
struct Declared {
  std::string name;
  Private value;
};

// What a department says to one declared field.
struct FieldVerdict {
  std::string name;
  Verdict verdict = Verdict::needs_review;
  std::optional<Private> found;  // only what the entry grants survives disclose()
  std::string note;              // Chinese, for the officer
};

// Why a machine gave no answer. A failure is never a verdict.
enum class FailureCause {
  department_off,   // switched off by the office
  overloaded,       // its queue is full, or its breaker is open
  unavailable,      // legacy system down
  deadline,         // too slow
  auth,             // the legacy system refused our credentials or licence
  bad_answer,       // bad data, or the adapter broke the ABI
  adapter_fault,    // the adapter failed by a bug
  question_refused  // the adapter says the question itself is wrong: our side's fault
};
std::string_view code(FailureCause);
std::string_view chinese(FailureCause);
std::optional<FailureCause> failure_cause_from_code(std::string_view);

// The answer of a department's machine.
struct Answer {
  enum class Kind { answered, pending, failed } kind = Kind::failed;
  Verdict verdict = Verdict::needs_review;           // answered
  std::vector<FieldVerdict> fields;                  // answered
  std::string token;                                 // pending: finds the answer again
  std::chrono::milliseconds poll_after{0};           // pending
  FailureCause cause = FailureCause::adapter_fault;  // failed
  std::string operator_text;                         // failed: for the log and the officer, no personal data
};

enum class CaseState {
  asking,     // only while the first call runs; never stored
  pending,    // the legacy system will answer later
  concluded,  // a verdict is on record
  manual,  // the handling department chooses the next step: the ways of the list entry that need no person are used up
  co_verifying,      // letters are out (部门间协查)
  on_site,           // an on-site check is under way (现场核实)
  supplement_asked,  // the applicant has been told once what to supply (规定-12)
  supplemented,      // what was supplied is the application material now
  committed,         // the applicant has signed a commitment instead (规定-8)
  decided,           // the handling department has decided; the case is closed
  withdrawn,         // taken back by the caller; closed
};
enum class CaseEvent {
  answered,
  answered_needs_review,
  pended,
  failed,
  by_person,  // no machine answers this entry
  letters_sent,
  cannot_obtain,  // every letter was answered without what is needed, or the on-site check found nothing out
  on_site_begun,
  supplement_asked,
  supplied,
  committed,
  commitment_void,  // revoked, or excluded afterwards: other ways again
  decided,
  withdrawn
};
enum class CaseCommand { none, poll_later, hand_to_person };
struct CaseRow {
  CaseState from;
  CaseEvent on;
  CaseState to;
  CaseCommand then;
};
std::span<const CaseRow> case_table();
Result<CaseRow> step(CaseState from, CaseEvent on);  // an unknown pair is ErrorCode::conflict
CaseEvent event_of(const Answer&);
std::string_view code(CaseState);
std::string_view chinese(CaseState);
std::optional<CaseState> case_state_from_code(std::string_view);
bool is_closed(CaseState);  // decided or withdrawn

// Where the person lives or the premises are, for what is checked on site (规定-13, 规定-14).
struct Place {
  std::string area_code;  // 12 digits
  std::string grid_code;  // optional
  Private address;        // standard address text
};

struct Case {
  CaseId id;
  EntryId entry;
  int list_version = 0;
  std::string matter, proof;
  DepartmentId department;
  std::string check;
  CallerId caller;
  std::string handling_department;  // the caller's
  std::string operator_name;        // the clerk
  std::string purpose;
  std::string request_id;  // of the request that opened it
  Private applicant_name, applicant_id_number;
  std::vector<Declared> declared;
  CaseState state = CaseState::asking;
  std::optional<Verdict> verdict;
  std::vector<FieldVerdict> fields;
  std::optional<FailureCause> cause;
  std::string manual_way;  // Chinese: what the clerk does now, when state is manual
  std::string token;       // of the pending answer
  int polls = 0;
  Place place;
  bool cannot_obtain = false;  // the host's own conclusion: every source the entry names has failed (C-18)
  std::string answered_by;     // "machine", or ids of the letters the verdict comes from
  std::string decision;        // Chinese: what the handling department decided
  std::string decided_by;      // operator
  std::optional<Instant> closed_at;
  Instant opened_at{}, due_at{}, updated_at{};
  int version = 0;  // optimistic lock; 0 = not stored yet
};

// Removes what the entry does not grant the caller (least knowledge, design decision 10).
void disclose(std::vector<FieldVerdict>&, const Entry&);

// What the entry's methods say comes first, and what comes when that has given nothing (requirements G: shared query →
// internal → co-verification → on-site → supplement; a person chooses among the last ones).
enum class Way { machine, letters, person };
Way first_way(const Entry&);
Way after_machine(const Entry&);
bool asks_machine(const Entry&);
// What this department's adapter is asked for the entry; empty: nothing.
std::string check_for(const Entry&, const DepartmentId&);
// 直接取消 and nothing else: there is nothing to verify.
bool is_plainly_cancelled(const Entry&);
// 规定-11.1: only where the list says so.
bool allows_letters(const Entry&);

// Applies an event that is no answer of the machine. Error: conflict.
Result<CaseCommand> apply(Case&, CaseEvent, Instant now);

// Applies an answer: the next state, verdict, due times. `manual_way`: the department's own words for the manual path.
// Returns what is to be done next.
Result<CaseCommand> apply(Case&, const Answer&, const Entry&, std::string_view manual_way, Instant now);

// All faults of a question at once: missing and unknown fields, identity number, dates (JSON pointers as paths).
struct Question {
  std::string name, id_number;
  std::vector<Declared> declared;
};
std::vector<Fault> faults_of(const Question&, const Entry&, Date today);

}  // namespace zq
