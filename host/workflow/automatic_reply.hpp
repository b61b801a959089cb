// S-08: a department's adapter answers a letter in its place; the answer is marked automatic. Where it cannot, the
// letter stays with the department's officers, and nothing else changes. Thread-safe.
#pragma once
#include "domain/letter.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class AutomaticReplies {
 public:
  AutomaticReplies(Store&, Departments&, ListFlow&, const LetterSender&, const Clock&);
  // The worker's verb: asks the adapter of the letter's department. Tried again while its line is down, until the
  // deadline.
  Task<Result<Done>> ask(Work);

 private:
  Task<Answer> question(const Letter&, const Entry&, const std::string& request_id);
  Task<Result<Done>> drop(std::string work);
  Store& store_;
  Departments& departments_;
  ListFlow& list_;
  const LetterSender& sender_;
  const Clock& clock_;
};

}  // namespace zq::workflow
