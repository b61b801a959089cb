// What may be done with a letter, by whom it is done, and why not: the verbs of the two departments. Each changes the
// letter or explains, with the article, why it may not be done. Pure.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "domain/letter_terms.hpp"

namespace zq {

struct LetterReply {
  LetterResult result = LetterResult::consistent;
  std::string reason;
  std::vector<LetterItem> items;  // name, verdict, found, note of those the department has looked at
  std::vector<std::string> attachments;
  std::string by;  // operator
};

// 核查-3.1, 规定-11.1, 核查-5.1: why this letter may not be sent; nothing: it may. `entry`: nullptr when the list
// version of the case has none.
std::optional<Error> refusal_to_send(const Letter&, const Entry* entry);

// Errors of all below: conflict (its state does not allow it), and what is said beside them.
Result<Done> claim(Letter&, const std::string& by, Instant now);
Result<Done> assign(Letter&, const std::string& to, Instant now);
// 核查-6.2: an answer to what is no instant matter needs its reason. Error: invalid_input with all faults.
Result<Done> reply(Letter&, LetterReply, Instant now);
// 规定-11.2e, C-24: to on-site, before the 24 hours have run out, never an instant matter; the 48 hours run from the
// sending. Errors: invalid_input (no reason), unavailable (calendar).
Result<Done> reclassify(Letter&, const std::string& reason, const std::string& by, const Law&,
                        std::span<const Pause> outages, Instant now);
// S-09: as wrong addressee, in time, with reason. Error: invalid_input.
Result<Done> send_back(Letter&, const std::string& reason, const std::string& by, const Law&, Instant now);
// The letter that follows a returned one, to the right department, with a clock of its own from `sent`; id, terms and
// designee are still missing. Errors: conflict (one has followed already), invalid_input (it has sent it back itself).
Result<Letter> restarted(const Letter& returned, const std::vector<Letter>& all_of_the_case, const DepartmentId& to,
                         Instant sent);
Result<Done> withdraw(Letter&, const std::string& reason, const std::string& by, Instant now);  // Error: invalid_input
Result<Done> confirm(Letter&);

}  // namespace zq
