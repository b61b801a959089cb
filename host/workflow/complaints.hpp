// Complaints (投诉举报): from the day they come in to the day they are closed, and what the complainant is told. Verbs
// fill the caller's unit with the complaint, its act, its writs and notices, and the clocks they start or stop, so that
// nothing is decided without being told and nothing told without being recorded. Thread-safe; reads the store.
//
// Who may: the unit that handles it (投诉-3); after a handler is appointed, what needs a person's judgement only that
// handler; the joint office decides on recusals and may take over. A handler whose recusal is asked for can neither act
// nor read (投诉-11.2a). Errors of all verbs: not_found, forbidden, conflict (the machine), storage.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "workflow/complaint_tools.hpp"
#include "workflow/task.hpp"

namespace zq::workflow {

// What comes in. `value` carries what was said; id, state, unit, times are set by file().
struct Filing {
  Complaint value;
  bool anonymous = false;
  std::optional<Instant> received_at;  // before now: recorded later than it came in
  std::string follow_hash;             // SHA-256 of the secret the complainant follows it with
};
struct FiledComplaint {
  SeenComplaint seen;
  bool anew = true;  // false: this work order had been filed before (投诉-3.1)
};

struct Completion {  // C-17: what was missing; empty: not given
  Private name, phone, demands, reasons, content;
  std::string against;
  std::optional<ComplaintAgent> agent;
  std::string by;
};
struct Redirection {  // 投诉-9(3)
  std::string competent_unit, reason, by;
  bool hand_over = false, consent = false;
};
struct Appointment {
  std::string name;
  CallerId account;
  std::string by;
};
struct RecusalDecision {
  bool granted = false;
  std::string reason, by;
  std::optional<Appointment> new_handler;
};
struct ComplaintDecision {
  ComplaintResult result = ComplaintResult::unverified;
  std::string facts, basis, handling, by;
  std::optional<Date> verified_on;  // C-16; not given: today
  std::vector<Private> parties;     // 利害关系人
};
struct DeliveryProof {
  std::string writ;  // empty: all that are not delivered yet
  Delivery by = Delivery::in_person;
  std::string operator_name;
};
struct Termination {
  TerminationGround ground = TerminationGround::other;
  std::string reason, proof, by;
};

// Who acts when the complainant does: stands in the journal without a name.
Context complainant();

// seen: all that the caller may see, looked through in order; a page may be short although there is a next one.
enum class ComplaintBox { filed, unit, seen };

class Complaints {
 public:
  explicit Complaints(ComplaintTools tools) : tools_(std::move(tools)) {}

  // ---- coming in (complaint_filing.cpp)
  std::vector<Fault> faults_of(const Filing&) const;
  // Anonymous but specific: a lead for the joint office. Error: invalid_input (all faults).
  Result<FiledComplaint> file(Unit&, const Context&, Filing, Instant now);
  Result<SeenComplaint> find(const Context&, const std::string& id);
  // Error: forbidden (no unit of its own). The newest first.
  Result<Page<SeenComplaint>> list(const Context&, ComplaintBox, std::optional<ComplaintState>,
                                   const std::string& cursor, int limit);
  // The complainant has lost the secret: another one, given out by the unit.
  Result<SeenComplaint> renew_secret(Unit&, const Context&, const std::string& id, const std::string& follow_hash,
                                     const std::string& by, Instant now);

  // ---- within three working days (complaint_admission.cpp)
  Result<SeenComplaint> enrol(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);
  Result<SeenComplaint> complete(Unit&, const Context&, const std::string& id, const Completion&, Instant now);
  Result<SeenComplaint> accept(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);
  Result<SeenComplaint> reject(Unit&, const Context&, const std::string& id, const Rejection&, const std::string& by,
                               Instant now);
  Result<SeenComplaint> redirect(Unit&, const Context&, const std::string& id, const Redirection&, Instant now);
  Result<SeenComplaint> take_over(Unit&, const Context&, const std::string& id, const std::string& reason,
                                  const std::string& by, Instant now);

  // ---- handling (complaint_handling.cpp)
  Result<SeenComplaint> assign(Unit&, const Context&, const std::string& id, const Appointment&, Instant now);
  Result<SeenComplaint> declare(Unit&, const Context&, const std::string& id, bool has_interest,
                                const std::string& text, const std::string& by, Instant now);
  Result<SeenComplaint> ask_recusal(Unit&, const Context&, const std::string& id, const std::string& reason,
                                    const std::string& by, Instant now);
  Result<SeenComplaint> decide_recusal(Unit&, const Context&, const std::string& id, const RecusalDecision&,
                                       Instant now);
  Result<SeenComplaint> investigate(Unit&, const Context&, const std::string& id, InvestigationRecord, Instant now);
  Result<SeenComplaint> decide(Unit&, const Context&, const std::string& id, const ComplaintDecision&, Instant now);

  // ---- to its end (complaint_ending.cpp)
  Result<SeenComplaint> deliver(Unit&, const Context&, const std::string& id, const DeliveryProof&, Instant now);
  Result<SeenComplaint> close(Unit&, const Context&, const std::string& id, const std::string& conclusion,
                              const std::string& by, Instant now);
  Result<SeenComplaint> terminate(Unit&, const Context&, const std::string& id, const Termination&, Instant now);
  // 投诉-14.1a: to the joint office; makes the supervision notice in its first state, drafted.
  Result<SeenComplaint> report(Unit&, const Context&, const std::string& id, const std::string& by, Instant now);

  // ---- the complainant, by the secret (complaint_following.cpp). Error: not_found (whatever is wrong with it).
  Result<Complaint> follow(const std::string& id, const std::string& follow_hash);
  Result<Complaint> complete_own(Unit&, const Complaint&, const Completion&, Instant now);
  Result<Complaint> withdraw_own(Unit&, const Complaint&, const std::string& reason, Instant now);
  Result<Complaint> ask_recusal_own(Unit&, const Complaint&, const std::string& reason, Instant now);

  // The worker's verb: a clock is near its end, or has run out.
  Task<Result<Done>> alarm(Work, Instant now);

 private:
  Result<Complaint> load(const std::string& id);
  // Of the unit that handles it, and not barred.
  Result<Complaint> for_unit(const Context&, const std::string& id);
  // That is the appointed handler.
  Result<Complaint> for_handler(const Context&, const std::string& id);
  Result<SeenComplaint> seen(const Context&, Complaint, Instant now);
  // Takes the step and saves it with its act.
  Result<Done> move(Unit&, Complaint&, ComplaintEvent, const ComplaintAct&, const Context&, Instant now);
  void save(Unit&, const Complaint&, const ComplaintAct&, const Context&, Instant now);

  Result<std::optional<SeenComplaint>> filed_before(const Context&, const Complaint&);
  Result<Done> find_case_of(Complaint&);
  Result<FiledComplaint> file_lead(Unit&, const Context&, Complaint, Instant now);
  Result<std::vector<std::string>> receive(Unit&, const Context&, Complaint&, Instant now);
  Result<Done> open_clock(Unit&, Complaint&, Instant now);
  void wait_for_calendar(Unit&, Complaint&, Instant now);
  bool is_of_a_year_forgotten(Instant received) const;
  Result<Done> ask_completion(Unit&, Complaint&, const std::vector<std::string>& missing, Instant now);
  void name_against(Complaint&, const std::string& unit_or_name) const;
  void move_to(Complaint&, const std::string& unit) const;
  Result<std::string> duplicate_of(const Complaint&);
  void pass_on(Unit&, const Context&, Complaint&, Instant now);
  std::string legacy_for(const Complaint&) const;
  Result<Done> fill(Unit&, Complaint&, const Completion&, const Context&, Instant now);
  Result<Done> suspend(Unit&, Complaint&, const std::string& reason, const std::string& by, const Context&,
                       Instant now);
  Result<Done> resume_clock(Unit&, Complaint&, Instant now);
  Result<Done> end(Unit&, Complaint&, const Termination&, const Context&, Instant now);
  std::optional<Error> refusal_of(const Complaint&, const Redirection&) const;
  Result<Done> tell_redirection(Unit&, Complaint&, const Redirection&, Instant now);
  Result<Done> hand_over(Unit&, Complaint&, const Redirection&, Instant now);
  Result<Done> replace_handler(Unit&, Complaint&, const RecusalDecision&, Instant now);
  Result<Done> found_true(Unit&, Complaint&, Date verified_on, const Context&, Instant now);
  Result<Done> tell_decision(Unit&, Complaint&, Instant now);
  std::optional<Error> refusal_of_handler(const Complaint&, const Appointment&) const;
  void appoint(Complaint&, const Appointment&, Instant now) const;
  void suspect_violation(Unit&, Complaint&, const Context&, Instant now);

  ComplaintTools tools_;
};

}  // namespace zq::workflow
