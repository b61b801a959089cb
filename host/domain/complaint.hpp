// Complaint (投诉举报): what somebody complains of, how it is registered, accepted or not, handled, decided and told,
// with every date the regulations count from. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/complaint_words.hpp"
#include "domain/deadline.hpp"
#include "domain/result.hpp"
#include "domain/running_clock.hpp"
#include "domain/types.hpp"
#include "domain/writ.hpp"

namespace zq {

struct Mandate {  // 投诉-6.2b: 授权委托书
  std::string matter, powers;
  std::optional<Date> from, until;  // both days included
  bool is_signed = false;           // by the complainant
};
struct ComplaintAgent {  // 投诉-6
  Private name, phone;
  bool original_seen = false;  // 授权委托书原件
  std::string id_copy;         // 受托人身份证复印件: SHA-256 of the attachment, or where it is kept
  Mandate mandate;
};

struct ComplaintHandler {  // 办理人
  std::string name;
  CallerId account;  // by which the host knows that person
  std::string assigned_by;
  Instant since{};
  std::string declaration;  // 投诉-11.1: what was said of interests before handling
  std::optional<Instant> declared_at;
  bool has_interest = false;
};

struct Recusal {  // 投诉-11.2
  std::string reason, asked_by, handler;
  CallerId account;
  Instant asked_at{};
  std::optional<Instant> decided_at;
  bool granted = false;
  std::string decision_reason, decided_by, new_handler;
};

struct InvestigationRecord {  // 投诉-10.1
  Instant at{};
  std::string by, text;
  std::vector<std::string> evidence;  // SHA-256 of attachments, or where it is kept
};

// What somebody was told, and the proof that it reached them. No personal data.
struct Told {
  std::string writ;
  WritKind kind = WritKind::complaint_acceptance;
  std::string text;
  Instant at{};
  bool to_party = false;  // 利害关系人; false: the complainant
  std::optional<Delivery> by;
  std::optional<Instant> delivered_at;
  std::string delivered_by;
};

// A unit that had the complaint before another (投诉-9(3), C-30).
struct ComplaintStay {
  std::string unit, reason, moved_by;
  Instant received_at{}, left_at{};
  std::optional<Instant> due_at;
};

// One line of the timeline that supports the complaint: asks, overdue letters, the list (投诉-4).
struct TimelineItem {
  Instant at{};
  std::string text;       // Chinese, no personal data
  std::string reference;  // act, letter or list version it comes from
  friend bool operator==(const TimelineItem&, const TimelineItem&) = default;
};

// A clock that runs.
struct Complaint {
  std::string id;  // "TS20261126-…"
  int number = 0;  // in the register of its year (投诉-7), given at the commit
  ComplaintState state = ComplaintState::received;
  ComplaintChannel channel = ComplaintChannel::window;
  std::string work_order_no;  // of the hotline
  ComplaintCategory category = ComplaintCategory::other;
  std::string category_text;  // 投诉-4(4): what it is
  std::string subject, matter, proof;
  Private content, demands, reasons;  // people write persons into them
  Private name, phone;
  std::optional<ComplaintAgent> agent;
  int group_size = 1;
  std::vector<Private> representatives;  // 投诉-5(3)
  std::string against;                   // unit complained about: id where registered, else its name; empty: missing
  Private against_person;
  CaseId case_id;          // the verification it arose from; empty: none
  bool in_centre = false;  // matter handled in the service centre (投诉-3.2a)
  CallerId filed_by;
  // As the register of organisations had them then: names, and the authority of the sector complained about.
  std::string unit_name, against_name, supervising;
  std::string unit;          // 办理单位
  std::string follow_hash;   // SHA-256 of the complainant's secret; empty: none given
  std::string legacy;        // department whose complaint system it is passed to; empty: none
  std::string duplicate_of;  // proposed, or (rejected by 8(3)) stated
  std::vector<ComplaintStay> stays;
  std::optional<Date> completion_until;  // C-17

  Instant filed_at{}, received_at{};
  std::optional<Instant> registered_at, first_decided_at, first_informed_at, accepted_at;
  std::optional<Instant> acceptance_due, handling_due, report_due;  // T-11, T-12, T-13
  std::optional<RejectionGround> ground;
  std::string reason;           // of a rejection or redirection
  std::string ground_evidence;  // 8(2)
  std::string competent_unit;
  std::optional<ComplaintHandler> handler;
  std::vector<CallerId> barred;  // accounts of handlers who were recused, or whose recusal is asked for
  std::vector<Recusal> recusals;
  std::vector<Pause> pauses;  // suspensions that are over (C-15)
  std::vector<InvestigationRecord> log;
  std::vector<TimelineItem> timeline;
  std::optional<ComplaintResult> result;
  std::string facts, basis, handling;  // the decision; no personal data
  std::string decided_by;
  std::optional<Instant> decided_at, informed_at, reported_at, closed_at;
  std::optional<Date> verified_on;
  std::vector<Private> parties;   // 利害关系人
  std::string notice, violation;  // ids of what came of it
  std::optional<TerminationGround> termination;
  std::string termination_text, termination_proof;
  std::vector<Told> told;
  std::vector<RunningClock> clocks;  // that run now
  int version = 0;
};

// ---- the machine ----
enum class ComplaintEvent {
  complete,
  enrol,  // 登记
  accept,
  reject,
  redirect,
  hand_over,  // to another unit, where it is received anew
  take_over,  // by the joint office (C-30)
  assign,
  suspend,
  resume,
  decide,
  inform,
  close,
  terminate
};
struct ComplaintRow {
  ComplaintState from;
  ComplaintEvent on;
  ComplaintState to;
};
std::span<const ComplaintRow> complaint_table();
// An unknown pair is ErrorCode::conflict and says what is possible now.
Result<ComplaintRow> step(ComplaintState from, ComplaintEvent on);
std::string_view chinese(ComplaintEvent);
bool is_only_a_lead(const Complaint&);  // 投诉-5(1): never received as a complaint: no clock and no day for completion
bool is_over(ComplaintState);           // nothing more happens to it

// ---- what must be there ----
// 投诉-5(1), 投诉-6.2: what is missing for acceptance, Chinese; `today`: the mandate must cover it.
std::vector<std::string> missing_for_acceptance(const Complaint&, Date today);
// What makes it no complaint at all: faults by JSON pointer.
std::vector<Fault> faults_of(const Complaint&);

// ---- rules ----
// 投诉-3, C-30: hotline, in-centre and window; else the unit complained about itself. Id of the unit.
std::string routed_to(const Complaint&);
// 投诉-11.1: nothing, or why this person may not handle it. `unit_of_account`: id of the unit the account belongs to.
std::optional<Error> bars_handler(const Complaint&, const std::string& name, const CallerId& account,
                                  const std::string& unit_of_account);
// 投诉-8(3): same person, same subject, and the other is accepted or in handling.
bool is_live(ComplaintState);
bool same_subject(const Complaint&, const Complaint&);
// Name and phone, however they were spaced; empty: nobody is named.
std::string person_key(const Complaint&);
// Both name the same person, as far as one can tell.
bool same_person(const Complaint&, const Complaint&);

struct Rejection {
  RejectionGround ground = RejectionGround::other;
  std::string reason;
  bool not_specific = false, not_verifiable = false;  // 8(1): both
  std::string evidence;                               // 8(2)
  std::string original;                               // 8(3): id
  std::optional<LegalRoute> route;                    // 8(4)
};
// Nothing, or why it may not be rejected so. `original`: what `rejection.original` names; nullptr: not found.
std::optional<Error> refusal_of(const Rejection&, const Complaint&, const Complaint* original, Date today);

}  // namespace zq
