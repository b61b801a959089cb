// Sending co-verification letters and taking their answers over into the case; used by every flow that does either.
// Everything is added to the caller's unit, so that it is recorded with the act that causes it.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/designee.hpp"
#include "domain/letter.hpp"
#include "domain/notice.hpp"
#include "domain/outage.hpp"
#include "domain/overdue.hpp"
#include "workflow/current.hpp"
#include "workflow/ports.hpp"
#include "workflow/writs.hpp"

namespace zq::workflow {

std::string reminder_id(const std::string& letter);
std::string overdue_id(const std::string& letter);
std::string asking_id(const std::string& letter);
std::string investigation_id(const std::string& report);

// One letter for every source of the entry. The deadline starts when the departments got them; earlier than `now` when
// their machine was asked at first and has given nothing, so that only the remaining time is left. Ids are set; numbers
// come with the commit.
std::vector<Letter> letters_for(const Case&, const Entry&, Ids&, const Deadline&);
// The letter as it is now (changed or new); of one that is open its timers, of one that is closed none.
void save(Unit&, const Letter&);
// The report likewise, with the reminder of its investigation.
void save(Unit&, const OverdueReport&);
// Made to the joint office, unless the rules leave that to the handling department; with the time for investigating.
Result<Done> report_now(OverdueReport&, const Law&, Instant now);
void notify(Unit&, Ids&, Notice, Instant now);
// "letter.replied", "letter.returned" ...: subject is the case, so that its journal is the whole story. `by`: operator.
Act letter_act(const Letter&, std::string_view kind, std::string actor, const std::string& request_id,
               std::string_view before, Instant at, std::string_view by = {});

// All letters of a case, the oldest first.
Result<std::vector<Letter>> letters_of(Store&, const CaseId&);
// The recorded outages of a department, the newest first.
Result<std::vector<Outage>> outages_of(Store&, const DepartmentId&);
// Its designees that no other appointment has replaced.
Result<std::vector<Designee>> designees_of(Store&, const DepartmentId&);

// Moves the case on when its letters now say enough; `letters` are all of the case, as they will be stored. The case is
// saved in any case, so that two answers at the same moment cannot overlook each other.
Result<Done> settle(Unit&, Case&, const std::vector<Letter>& letters, const Entry&, const std::string& request_id,
                    Instant now);

// Delivers letters: terms, designee, timers, notices. Thread-safe; reads the store.
class LetterSender {
 public:
  // Letters go out under the name of the department they are addressed to.
  using NameOf = std::function<std::string(const DepartmentId&)>;
  LetterSender(Store& store, Ids& ids, const Current<Law>& law, const Writs& writs, NameOf name_of)
      : store_(store), ids_(ids), law_(law), writs_(writs), name_of_(std::move(name_of)) {}

  // Adds a new letter with everything that belongs to it: terms, designee, the writ it is sent as. `ask_machine`: the
  // worker asks the department's adapter. One that is answered already is only recorded.
  Result<Done> send(Unit&, Letter&, const std::string& request_id, bool ask_machine, Instant now) const;

  // The letter's deadline anew, with the outages of its department up to `now`.
  Result<Done> set_terms(Letter&, Instant now) const;

  // 规定-11.3a: when the letter is late and has not been reported yet, the report to the joint office is drafted and
  // made in this unit, and everybody is told; when a late answer has come, the report learns it. Changes the letter.
  Result<Done> report_if_late(Unit&, Letter&, const std::string& request_id, Instant now) const;

  std::shared_ptr<const Law> law() const { return law_.get(); }

 private:
  Result<Done> name_designee(Unit&, Letter&, Instant now) const;
  void tell(Unit&, const Letter&, std::string to, std::string_view event, std::string text, Instant now) const;
  Result<Done> complete_report(Unit&, const Letter&) const;

  Store& store_;
  Ids& ids_;
  const Current<Law>& law_;
  const Writs& writs_;
  NameOf name_of_;
};

}  // namespace zq::workflow
