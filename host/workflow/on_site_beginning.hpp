// How an on-site check begins: the letter to the street's unit, the field task in the outbox, the case on site; all
// added to the caller's unit (规定-13, 规定-14.1). Thread-safe.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/street_task.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// Where field tasks go now; nullptr: the office has given no table.
using RoutingNow = std::function<std::shared_ptr<const FieldRouting>()>;

// Works of the field tasks. Beginning: subject is a case whose other ways have given nothing; gathering: a task;
// pushing and reading: a visit.
Work begin_work(const CaseId&, Instant due_at);
Work gather_work(const StreetTask&, Instant due_at);
Work push_work(const Visit&, Instant due_at);
Work read_work(const std::string& visit, Instant due_at);
std::string task_overdue_id(const std::string& task);

class OnSiteBeginning {
 public:
  OnSiteBeginning(RoutingNow, const LetterSender&, Ids&);

  // Whether the entry's own next way is the street, and the case says where. Else, for an entry that is checked on
  // site, `missing` becomes the Chinese sentence that says what is needed.
  bool comes_next(const Case&, const Entry&, std::string& missing) const;

  // `types` empty: those of the entry. The case goes on site, its letter to the street and the task are recorded; the
  // task is returned. Errors: invalid_input (place, types, no table), conflict (state of the case), those of
  // LetterSender::send().
  Result<StreetTask> begin(Unit&, Case&, const Entry&, std::vector<std::string> types, const std::string& sender,
                           const std::string& request_id, Instant now) const;

  std::shared_ptr<const FieldRouting> routing() const { return routing_(); }

 private:
  RoutingNow routing_;
  const LetterSender& sender_;
  Ids& ids_;
};

// "field_task.pushed" ...: subject is the case, so that its journal is the whole story.
Act task_act(const StreetTask&, std::string_view kind, std::string actor, const std::string& request_id,
             std::string_view before, Instant at);
// The task as it is now, without timers of one that is over.
void save(Unit&, const StreetTask&);

}  // namespace zq::workflow
