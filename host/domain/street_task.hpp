// Street task (四平台任务): the host's own record of one field task, from the letter it answers to the street's
// feedback, and the visit in which tasks for one address are pushed together (规定-14.1, T-03). Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/letter.hpp"
#include "domain/on_site_record.hpp"
#include "domain/routing.hpp"

namespace zq {

enum class TaskState {
  waiting,      // in the outbox: recorded, not yet with the platform
  pushed,       // the platform has it (已推送)
  accepted,     // 已受理
  assigned,     // 已交办
  handling,     // 处置中
  feedback,     // 已反馈: the letter is answered; the platform has not closed it yet
  closed,       // 已办结
  returned,     // 已退回: the handling department chooses what to do, or the street assigns it anew
  overdue,      // the letter's deadline has passed without feedback
  push_failed,  // given up pushing: somebody has to look, then retry
  withdrawn,    // taken back by the host's side
};
enum class TaskEvent {
  pushed,
  push_given_up,
  retried,
  accepted,
  assigned,
  handling,
  fed_back,
  closed,
  returned,
  deadline,
  withdrawn,
};
struct TaskRow {
  TaskState from;
  TaskEvent on;
  TaskState to;
};
std::span<const TaskRow> task_table();
Result<TaskRow> step(TaskState from, TaskEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(TaskState);
std::string_view chinese(TaskState);
bool from_code(std::string_view, TaskState&);
bool is_over(TaskState);  // closed or withdrawn: nothing more comes

// Whose delay it is when the deadline passes (规定-11.3: the report says what is known). `street`: the platform had it.
enum class TaskDelay { street, connector };
std::string_view code(TaskDelay);
std::string_view chinese(TaskDelay);
bool from_code(std::string_view, TaskDelay&);

// One line of a task's log: the host's own or the platform's, the latter with the platform's own time and word.
struct TaskStep {
  bool platform = false;
  std::string word;                // 推送, 受理, 交办 ...
  std::string org, operator_name;  // as the platform says
  std::optional<FieldTime> at;
  Private opinion{};
  friend bool operator==(const TaskStep& a, const TaskStep& b) {
    return a.platform == b.platform && a.word == b.word && a.org == b.org && a.at == b.at;
  }
};

struct StreetTask {
  std::string id;  // "RW20261126-…": the task number
  CaseId case_id;
  std::string letter;  // id of the on-site letter it answers
  std::string visit;   // empty: not yet gathered
  TaskRoute route;
  Place place;
  std::vector<std::string> types;
  std::vector<FieldQuestion> questions;
  bool full_number = false;
  Private subject_name, subject_number;
  CallerId owner;                   // of the handling department
  std::string handling_department;  // Chinese
  TaskState state = TaskState::waiting;
  std::string platform_text;  // the platform's own word for where it stands
  std::string reason;         // why returned, withdrawn or not pushed
  Instant opened_at{}, due_at{};
  std::optional<Instant> pushed_at{}, fed_back_at{}, overdue_at{}, closed_at{};
  std::optional<TaskDelay> attribution{};
  std::string follows;                      // the task it replaces after a return; empty: none
  std::vector<std::string> tried;           // where it and those before it have been: unit/connector/platform
  std::vector<TaskStep> log;                // oldest first
  std::optional<FieldFeedback> feedback{};  // its own part of the visit's
  int version = 0;
};

// How far a visit has got towards the platform.
enum class VisitState {
  unsent,   // certainly not with the platform: tasks may still join
  sending,  // being pushed, or the outcome is unknown: its content is fixed
  sent,     // the platform has it
  closed,
};
std::string_view code(VisitState);
std::string_view chinese(VisitState);
bool from_code(std::string_view, VisitState&);

// One push: the tasks for one address and street that were waiting at the same time. It knows its tasks' ids, never
// their purposes.
struct Visit {
  std::string id;  // "SM20261126-…"
  TaskRoute route;
  Place place;
  std::vector<std::string> tasks;  // ids; the first is the number under which it is pushed
  VisitState state = VisitState::unsent;
  std::string receipt;
  int attempts = 0;        // pushes that failed, in a row
  int reads = 0;           // since the last change
  std::string last_failure;
  Instant opened_at{}, due_at{};  // due: the earliest of its tasks
  std::optional<Instant> closed_at{};
  int version = 0;
};

// The task of an on-site letter. Error: invalid_input (choose_route). Ids are the caller's to set.
Result<StreetTask> task_of(const Case&, const Letter&, const FieldRouting&, std::vector<std::string> types);
std::string target_of(const TaskRoute&);  // "street_331002001/four_platforms/service"

// Address texts that mean the same place: blanks go, full-width signs become ASCII ones, letters become small.
std::string normalised_address(std::string_view);
// One trip serves both: same place, same platform; two persons who need their whole numbers are kept apart.
bool may_share_a_visit(const StreetTask&, const StreetTask&);

// What is pushed for a visit: only what the grid worker needs. One task: its questions as they are. Several: each
// task's questions under its own mark ("t1_lives_here", 【1】), with a question for its own conclusion. Never: purpose,
// matter, declared values, applicant's number beyond the mask unless the type needs it. `number_text` of a letter is
// the source number.
FieldTask compose(const Visit&, const std::vector<StreetTask>&, const std::vector<std::string>& letter_numbers,
                  const FieldRouting&);

// A task's own part of a visit's feedback: `index` counts from 0 among `count` tasks.
FieldFeedback part_of(const FieldFeedback&, size_t index, size_t count);

// What a platform's report means for a task: the events to apply, in order; platforms skip steps between two looks.
std::vector<TaskEvent> events_of(TaskState, const FieldTaskReport&);

// What the visit is kept as for the ledger of on-site checks (L-04). The task has feedback.
OnSiteRecord on_site_record(const StreetTask&, std::string id, Instant now);

// Takes the street's feedback as the letter's reply (属实 consistent, 不属实 mismatch, 无法核实 cannot_provide), with
// reason and the persons who were there. False: the letter is not open any more.
bool take_feedback(Letter&, const StreetTask&, const FieldFeedback&, Instant now);

}  // namespace zq
