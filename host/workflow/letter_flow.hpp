// What people do with letters: the officers of the assisting department their part, the handling department its own.
// Every verb is one transaction: letter, case, act, timers and notices; when somebody else was quicker, it is done
// again on what is there now. Thread-safe.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/letter_verbs.hpp"
#include "workflow/context.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// A letter the handling department writes by hand (规定-11.1, 核查-5.1).
struct NewLetter {
  CaseId case_id;
  DepartmentId to;
  CaseType case_type = CaseType::promised;
  std::string purpose;
  std::vector<std::string> items;  // fields of the list entry, or texts when the entry has none
  std::string reply_to;            // C-12; may be empty
  std::string operator_name;
};

enum class LetterBox {
  inbox,    // open, addressed to the caller's unit, the earliest due first
  handled,  // all that were ever addressed to it, the newest first
  sent,     // the caller's own, the newest first
  open      // of all departments, the earliest due first; the joint office's
};

// Renders the answer to a verb; without personal data. `status`: 200, or 201 for a new letter.
using RenderLetter = std::function<Rendered(const Letter&, int status)>;

class LetterFlow {
 public:
  LetterFlow(Store&, const Departments&, ListFlow&, const LetterSender&, const Clock&, Ids&, RenderLetter);

  // Errors: forbidden (the caller has no such box), storage.
  Result<Page<Letter>> box(const Context&, LetterBox, const std::string& cursor, int limit);
  // Its department, its sender and the joint office see a letter; for all others there is none: not_found.
  Result<Letter> find(const Context&, const std::string& id);
  // The letters of a case, for whom the case is.
  Result<std::vector<Letter>> of_case(const Context&, const CaseId&);

  // Of the assisting department. Errors of all verbs: not_found, conflict, invalid_input, those of recall(), storage.
  Task<Result<Rendered>> claim(Context, Idempotency, std::string id, std::string by);
  Task<Result<Rendered>> assign(Context, Idempotency, std::string id, std::string to, std::string by);
  Task<Result<Rendered>> reply(Context, Idempotency, std::string id, LetterReply);
  Task<Result<Rendered>> reclassify(Context, Idempotency, std::string id, std::string reason, std::string by);
  // S-09; `to` may be empty: then the handling department names the right department.
  Task<Result<Rendered>> send_back(Context, Idempotency, std::string id, std::string reason, DepartmentId to,
                                   std::string by);

  // Of the handling department.
  Task<Result<Rendered>> send(Context, Idempotency, NewLetter);
  Task<Result<Rendered>> readdress(Context, Idempotency, std::string id, DepartmentId to, std::string by);
  Task<Result<Rendered>> withdraw(Context, Idempotency, std::string id, std::string reason, std::string by);
  Task<Result<Rendered>> confirm(Context, Idempotency, std::string id, std::string by);

 private:
  enum class By { addressee, sender };
  struct Change {
    Unit unit;
    Letter letter;
    Case value;
    const Entry* entry = nullptr;
    std::shared_ptr<const ListVersion> list;  // holds `entry`
    std::vector<Letter> letters;              // all of the case
    Instant now{};
  };
  struct Verb {
    By by = By::addressee;
    std::string act;  // "letter.claimed"
    std::string operator_name;
    std::function<Result<Done>(Change&)> change;
  };
  Task<Result<Rendered>> carry_out(Context, Idempotency, std::string id, Verb);
  Result<Change> load(const Context&, const std::string& id, By);
  Result<Done> finish(Change&, const Context&, const Verb&, LetterState before);
  Result<Change> begin(const Context&, const NewLetter&);
  Result<Done> restart(Change&, const DepartmentId& to, const std::string& request_id);
  Result<Done> check_attachments(const std::vector<std::string>&);
  void tell_sender(Change&, std::string_view event, const std::string& text);
  bool is_department(const DepartmentId&) const;

  Store& store_;
  const Departments& departments_;
  ListFlow& list_;
  const LetterSender& sender_;
  const Clock& clock_;
  Ids& ids_;
  RenderLetter render_;
};

}  // namespace zq::workflow
