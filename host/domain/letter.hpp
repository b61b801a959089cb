// Co-verification letter (协助核查函): a question to a department that a person may answer, with a legal deadline
// (规定-11, 核查-5 to 核查-7). Pure.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/deadline.hpp"
#include "domain/verification.hpp"

namespace zq {

enum class LetterState {
  sent,       // delivered into the assisting department's queue (送达)
  received,   // claimed by, or assigned to, a person (签收)
  replied,    // answered (反馈)
  confirmed,  // the handling department has taken the answer over
  returned,   // sent back as wrong addressee (退回)
  withdrawn,  // taken back by the handling department (撤回)
};
enum class LetterEvent {
  claim,
  assign,
  reply,
  reclassify,
  send_back,
  readdress,  // of a returned one: the handling department names the right department
  withdraw,
  confirm
};
struct LetterRow {
  LetterState from;
  LetterEvent on;
  LetterState to;
};
std::span<const LetterRow> letter_table();
Result<LetterRow> step(LetterState from, LetterEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(LetterState);
std::string_view chinese(LetterState);
bool from_code(std::string_view, LetterState&);
bool is_open(LetterState);  // an answer may still come

// What the department answers. A failure of ours is never one of these.
enum class LetterResult { consistent, mismatch, no_record, cannot_provide };
std::string_view code(LetterResult);
std::string_view chinese(LetterResult);
bool from_code(std::string_view, LetterResult&);

// 核查-5: what the handling department says of the matter. Instant (即办件) always has 30 minutes (C-24).
enum class CaseType { instant, promised };
std::string_view code(CaseType);
std::string_view chinese(CaseType);
bool from_code(std::string_view, CaseType&);

struct LetterItem {  // one thing to verify
  std::string name, label;
  Private declared;                  // what the applicant says; empty: nothing
  std::optional<Verdict> verdict{};  // the department's
  std::optional<Private> found{};    // only what the entry grants
  std::string note{};
};

struct Letter {
  std::string id;  // "XH20261123-…"
  int number = 0;  // in its year; given when first stored
  CaseId case_id;
  EntryId entry;
  int list_version = 0;
  DepartmentId to;       // assisting department (协查部门)
  int group = 0;         // of the entry's sources: one answer for each group is needed
  std::string from;      // handling department (办事部门), Chinese
  CallerId from_caller;  // 规定-11: the answer goes back to who asked
  std::string reply_to;  // C-12: where the answer goes when not to `from`, such as a window; empty: to `from`
  std::string matter, proof, purpose;
  CaseType case_type = CaseType::promised;
  MatterClass check_mode = MatterClass::records_check;  // the clock that runs; instant for instant matters
  Private applicant_name, applicant_id_number;
  std::vector<LetterItem> items;
  std::string sender;    // operator of the handling department
  std::string designee;  // operator of the assisting department it was delivered to; empty: none was active (alarm)
  std::string deputy;    // who stands in for the designee; may be empty
  std::string handler;   // who has claimed it or was assigned
  LetterState state = LetterState::sent;
  Instant sent_at{};  // delivered: the clock starts (S-01)
  Instant due_at{};
  Instant remind_at{};                                       // when the officer is reminded of it
  std::optional<Instant> natural_due_at{}, office_due_at{};  // C-02: both readings of the limit
  std::string deadline_text;                                 // Chinese: how due_at was counted, with its article
  int64_t paused_ms = 0;                                     // S-01: what recorded outages have added
  std::vector<std::string> outages;                          // ids of those
  bool outside_office_hours = false;                         // S-02: an instant matter was sent then
  std::optional<Instant> received_at{}, replied_at{}, overdue_at{}, reminded_at{}, closed_at{};
  std::optional<LetterResult> result{};
  std::string reason;         // 核查-6.2: with the reply; also why returned or withdrawn
  bool automatic = false;     // S-08: answered by the department's adapter
  std::string replied_by;     // person, or the adapter
  std::string machine_token;  // of the answer that its adapter will give later; empty: none is awaited
  std::string reclassify_reason, reclassified_by;
  std::optional<Instant> reclassified_at{};
  std::vector<std::string> attachments;   // SHA-256 of each
  std::vector<DepartmentId> returned_by;  // S-09: departments that sent it back, this one's last
  std::string writ;                       // id of the writ it was sent as; empty: answered by the machine at once
  std::string restarted_from;             // id of the letter this one follows after a return; empty: none
  int version = 0;
};

// The letter of a case to one of the entry's departments, delivered when the deadline starts; id, further terms
// (letter_terms.hpp) and designee are still missing.
Letter letter_of(const Case&, const Entry&, const Source&, int group, const Deadline&);

// The machine's answer as the department's reply. False: it gave none (S-11: needs_review is for a person).
bool take_automatic_reply(Letter&, const Answer&, Instant now);

// What a case has from its letters so far. One answer of each group is needed; `no_record` of one department of a group
// waits for the others of it.
struct Combined {
  bool complete = false;
  bool cannot_obtain = false;  // a group has no answer, and none can come any more
  Verdict verdict = Verdict::needs_review;
  std::vector<FieldVerdict> fields;
  std::vector<std::string> letters;  // ids of those the verdict rests on
};
Combined combine(const std::vector<Letter>&, size_t groups);

// S-09: sent back, and no letter has followed it: the handling department has to name the right department.
bool awaits_address(const Letter&, const std::vector<Letter>& all_of_the_case);
// Letters to a street for an on-site check stand in a group of their own, beside those of the entry's sources.
inline constexpr int on_site_group = -1;
// What the on-site check has found out so far: only its own letters count while the case is on site.
Combined combine_on_site(const std::vector<Letter>&);

// "椒协核〔2026〕12号"
std::string letter_number_text(const Letter&);

}  // namespace zq
