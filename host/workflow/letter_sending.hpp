// Sending co-verification letters and taking their answers over into the case; used by every flow that does either.
// Everything is added to the caller's unit, so that it is recorded with the act that causes it.
#pragma once
#include <string>
#include <vector>

#include "domain/letter.hpp"
#include "domain/notice.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

std::string reminder_id(const std::string& letter);
std::string overdue_id(const std::string& letter);
std::string asking_id(const std::string& letter);

// One letter for every source of the entry. The deadline starts when the departments got them; earlier than `now` when
// their machine was asked at first and has given nothing, so that only the remaining time is left. `ask_machines`:
// adapters are asked by the worker. Ids are set; numbers come with the commit.
std::vector<Letter> letters_for(const Case&, const Entry&, Ids&, const Deadline&);
void send(Unit&, const Letter&, Ids&, const std::string& request_id, bool ask_machine, Instant now);
// The letter as it is now (changed or new), without timers of one that is closed.
void save(Unit&, const Letter&);
void notify(Unit&, Ids&, Notice, Instant now);
// "letter.replied", "letter.returned" ...: subject is the case, so that its journal is the whole story.
Act letter_act(const Letter&, std::string_view kind, std::string actor, const std::string& request_id,
               std::string_view before, Instant at);

// All letters of a case, the oldest first.
Result<std::vector<Letter>> letters_of(Store&, const CaseId&);

// Moves the case on when its letters now say enough; `letters` are all of the case, as they will be stored. The case is
// saved in any case, so that two answers at the same moment cannot overlook each other.
Result<Done> settle(Unit&, Case&, const std::vector<Letter>& letters, const Entry&, const std::string& request_id,
                    Instant now);

}  // namespace zq::workflow
