// Field tasks: from the outbox to the street's platform, and the street's feedback back into the letter and the case
// (规定-14.1).
//
// A task waits `collect` in the outbox; then it is gathered with the others that wait for the same address into one
// visit, and the visit is pushed, once, under the number of its first task. Before each push the visit's content is
// recorded (sending); after an outcome that is unknown the same content goes out under the same number again, so that
// nothing is lost or doubled, whenever the host or the line dies. While a push has certainly not arrived, more tasks
// may join. What the platform has is read with growing intervals, and at once after a signed callback. Thread-safe.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "domain/on_site_record.hpp"
#include "workflow/context.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/on_site_beginning.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

struct OnSiteOrder {
  Place place;  // not given: the place of the case
  std::vector<std::string> types;
  std::string operator_name;
};

struct TaskOrder {  // to take a task back, or to push it again
  std::string operator_name, reason;
};

class FieldTaskFlow {
 public:
  FieldTaskFlow(Store&, Departments&, ListFlow&, const OnSiteBeginning&, const LetterSender&, const Clock&, Ids&);

  // ---- what callers do
  // 规定-13.1: where the entry says so, or the sources it names have given nothing. Errors: not_found, invalid_input
  // (all faults), conflict.
  Task<Result<StreetTask>> begin(Context, CaseId, OnSiteOrder);
  // The street sees its own tasks, the handling department those it has asked for, the joint office all.
  Result<StreetTask> find(const Context&, const std::string& id);
  // Of one state: a page may hold fewer than `limit` and still not be the last.
  Result<Page<StreetTask>> tasks(const Context&, const std::string& street_unit, std::optional<TaskState>,
                                 const std::string& cursor, int limit);
  // The letter is taken back with the task, and the handling department chooses the next step.
  Task<Result<StreetTask>> withdraw(Context, std::string id, TaskOrder);
  // After push_failed: the same push again. After a return: a new task for the same letter, by today's routing.
  Task<Result<StreetTask>> retry(Context, std::string id, TaskOrder);
  // `street`: area code, 9 digits. What is signed makes the host read the status now; nothing else is believed.
  // Errors: not_found (no such street), forbidden (signature), those of the department.
  Task<Result<Done>> callback(Context, std::string street, FieldTaskCallback);

  // ---- the worker's verbs
  Task<Result<Done>> push(Work);  // begins, gathers or pushes, by the work's id
  Task<Result<Done>> read(Work);
  Task<Result<Done>> overdue(Work);

 private:
  struct Read;  // what one look at a visit changes
  Task<Result<Done>> begin_next_way(Work);
  Task<Result<Done>> gather(Work);
  Task<Result<Done>> push_visit(Work);
  Task<Result<Done>> take_back(Work, Visit);
  Task<Result<Done>> commit(Unit);
  Task<Result<Done>> drop(std::string work);
  Task<Result<Done>> later(Work);
  Task<Result<std::vector<StreetTask>>> fix_content(const Work&, Visit&);
  Result<FieldTask> content_of(const Visit&, const std::vector<StreetTask>&);

  Result<std::optional<StreetTask>> task(const std::string& id);
  Result<std::vector<StreetTask>> tasks_of(const Visit&);
  static Result<std::vector<StreetTask>> tasks_in(const std::vector<Document>&);
  Result<std::optional<Visit>> visit(const std::string& id);
  Result<std::optional<Letter>> letter(const std::string& id);
  Result<bool> is_needed(const StreetTask&);
  Result<std::vector<StreetTask>> companions(const StreetTask&);
  Result<std::optional<Visit>> visit_to_join(const StreetTask&, const std::vector<StreetTask>& open);
  Result<const Entry*> entry_of(const Case&, std::shared_ptr<const ListVersion>& keep);

  void record_pushed(Unit&, Visit&, std::vector<StreetTask>&, const FieldTaskReply&, Instant now);
  void record_push_failure(Unit&, Visit&, std::vector<StreetTask>&, const Error&, Work, Instant now);
  void give_up(Unit&, Visit&, std::vector<StreetTask>&, Instant now);
  Result<Done> form_visit(Unit&, const StreetTask&, const std::string& request_id, Instant now);
  Result<Done> drop_unneeded(Unit&, Visit&, std::vector<StreetTask>&, Instant now);
  void withdraw_by_host(Unit&, StreetTask&, std::string reason, Instant now);
  Result<Done> take_all(Unit&, Visit&, std::vector<StreetTask>&, const Result<FieldTaskReport>&, const Work&);
  Result<Done> take_report(Read&, StreetTask&, size_t index);
  void take_steps(Read&, StreetTask&);
  Result<Done> take_event(Read&, StreetTask&, size_t index, TaskEvent);
  Result<Done> take_answer(Read&, StreetTask&, size_t index);
  Result<Done> take_return(Read&, StreetTask&);
  Result<bool> send_elsewhere(Read&, StreetTask&);
  Result<Done> take_resumed(Read&, StreetTask&);
  void tell(Unit&, const std::string& to, std::string_view event, const StreetTask&, std::string text, Instant now);
  Result<Done> open_again(Unit&, StreetTask& old, Case&, StreetTask& fresh, const std::string& actor,
                          const std::string& request_id, Instant now);
  Result<Done> withdraw_letter(Unit&, const StreetTask&, const Context&, Instant now);
  Result<Done> retry_return(Unit&, StreetTask&, const Context&, Instant now);
  Result<Done> retry_push(Unit&, StreetTask&, const Context&, Instant now);
  SteadyTime deadline_for(const DepartmentId&) const;

  Store& store_;
  Departments& departments_;
  ListFlow& list_;
  const OnSiteBeginning& beginning_;
  const LetterSender& sender_;
  const Clock& clock_;
  Ids& ids_;
};

}  // namespace zq::workflow
