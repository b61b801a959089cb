// What the platform says of a visit, and what follows from it for its tasks, letters and cases.
#include <algorithm>

#include "domain/clocks.hpp"
#include "domain/deadline.hpp"
#include "records/letter_record.hpp"
#include "records/street_task_record.hpp"
#include "workflow/background.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/field_task_flow.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds read_first{2000}, read_most{1800000};
constexpr std::chrono::hours followed_after_deadline{24 * 30};

// 2 s while the task is young, half an hour at most: a callback makes it come at once.
milliseconds next_read(int reads) { return std::min(read_first * (1 << std::min(reads / 3, 10)), read_most); }

}  // namespace

struct FieldTaskFlow::Read {
  Visit& visit;
  const FieldTaskReport& report;
  Unit& unit;
  std::string request_id;
  Instant now;
  bool moved = false;
};

Task<Result<Done>> FieldTaskFlow::read(Work work) {
  auto found = visit(work.subject);
  if (!found) co_return std::move(found).error();
  if (!found->has_value() || (*found)->state != VisitState::sent) {
    auto dropping = drop(std::move(work.id));
    co_return co_await dropping;
  }
  Visit visit = std::move(**found);
  const DepartmentId connector = visit.route.connector;
  if (is_crowded(departments_, connector)) {
    auto putting_off = later(std::move(work));
    co_return co_await putting_off;
  }
  auto tasks = tasks_of(visit);
  if (!tasks) co_return std::move(tasks).error();
  Unit unit;
  for (StreetTask& one : *tasks) {
    auto needed = is_needed(one);
    if (!needed) co_return std::move(needed).error();
    if (!*needed) withdraw_by_host(unit, one, "核查已另有结果，无需上门", clock_.now());
  }
  if (!std::ranges::all_of(*tasks, [](const StreetTask& one) { return is_over(one.state); })) {
    Trace trace{work.id,    tasks->front().case_id.value,       "现场核实",
                "现场核实", tasks->front().handling_department, Lane::background};
    const std::string reference = visit.receipt.empty() ? visit.tasks.front() : visit.receipt;
    auto reading = departments_.field_task_status(connector, reference, std::move(trace), deadline_for(connector));
    const auto report = co_await reading;
    if (auto taken = take_all(unit, visit, *tasks, report, work); !taken) co_return taken;
  } else if (unit.empty()) {
    auto taking_back = take_back(std::move(work), std::move(visit));
    co_return co_await taking_back;
  } else {  // recorded first; taken back by the next look
    unit.emplace_back(PutWork{read_work(visit.id, clock_.now())});
  }
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

// A report, or that there was none: what follows for the tasks, and when to look again.
Result<Done> FieldTaskFlow::take_all(Unit& unit, Visit& visit, std::vector<StreetTask>& tasks,
                                     const Result<FieldTaskReport>& report, const Work& work) {
  const Instant now = clock_.now();
  ++visit.reads;
  if (report) {
    Read read{visit, *report, unit, work.id, now};
    for (size_t i = 0; i < tasks.size(); ++i)
      if (!is_over(tasks[i].state))
        if (auto taken = take_report(read, tasks[i], i); !taken) return taken;
    if (read.moved) visit.reads = 0;
  }
  const bool over = std::ranges::all_of(tasks, [](const StreetTask& one) { return is_over(one.state); });
  const bool taken_back = std::ranges::any_of(tasks, [](const auto& one) { return one.state == TaskState::withdrawn; });
  if ((over && !taken_back) || now >= visit.due_at + followed_after_deadline) {
    visit.state = VisitState::closed;
    visit.closed_at = now;
    unit.emplace_back(DropWork{work.id});
  } else {
    unit.emplace_back(PutWork{read_work(visit.id, now + next_read(visit.reads))});
  }
  unit.emplace_back(SaveDocument{records::document_of(visit)});
  return Done{};
}

// Nobody waits for the visit any more: the street is spared the way, as soon as its platform can be told.
Task<Result<Done>> FieldTaskFlow::take_back(Work work, Visit visit) {
  Trace trace{work.id, "", "现场核实", "现场核实", "", Lane::background};
  const DepartmentId connector = visit.route.connector;
  const std::string reference = visit.receipt.empty() ? visit.tasks.front() : visit.receipt;
  auto withdrawing = departments_.withdraw_field_task(connector, reference, "核查已结束，无需上门", std::move(trace),
                                                      deadline_for(connector));
  auto reply = co_await withdrawing;
  const Instant now = clock_.now();
  Unit unit;
  ++visit.reads;
  if (reply || reply.error().code == ErrorCode::not_found || now >= visit.due_at + followed_after_deadline) {
    visit.state = VisitState::closed;
    visit.closed_at = now;
    unit.emplace_back(DropWork{work.id});
  } else {
    unit.emplace_back(PutWork{read_work(visit.id, now + next_read(visit.reads))});
  }
  unit.emplace_back(SaveDocument{records::document_of(visit)});
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

Result<Done> FieldTaskFlow::take_report(Read& read, StreetTask& one, size_t index) {
  const TaskState before = one.state;
  const size_t steps = one.log.size();
  one.platform_text = read.report.state_text;
  take_steps(read, one);
  for (const TaskEvent event : events_of(one.state, read.report))
    if (auto taken = take_event(read, one, index, event); !taken) return taken;
  if (one.state == before && one.log.size() == steps) return Done{};
  read.moved = true;
  save(read.unit, one);
  return Done{};
}

// The platform's log with its own times and words. What is said in a visit of several tasks may speak of another's
// person, so only its steps are kept there.
void FieldTaskFlow::take_steps(Read& read, StreetTask& one) {
  const bool alone = read.visit.tasks.size() == 1;
  for (const FieldStep& given : read.report.steps) {
    TaskStep step{true, given.step, given.org, given.operator_name, given.at, alone ? given.opinion : Private()};
    if (std::ranges::find(one.log, step) != one.log.end()) continue;
    one.log.push_back(step);
    const std::string at = given.at ? moment_text(given.at->at).substr(0, given.at->day_only ? 10 : 25) : "";
    read.unit.emplace_back(
        AppendAct{{read.now, "field_task.step", one.case_id.value, one.route.unit, read.request_id, "规定-14.1", "", "",
                   json_object({{"task", one.id}, {"step", given.step}, {"org", given.org}, {"platform_time", at}})}});
  }
}

Result<Done> FieldTaskFlow::take_event(Read& read, StreetTask& one, size_t index, TaskEvent event) {
  const auto row = step(one.state, event);
  if (!row) return Done{};  // the table has no such step: the platform repeats itself
  const TaskState before = one.state;
  one.state = row->to;
  if (event == TaskEvent::returned) return take_return(read, one);
  if (event == TaskEvent::fed_back) return take_answer(read, one, index);
  if (event == TaskEvent::closed) one.closed_at = read.now;
  if (before == TaskState::returned)
    if (auto resumed = take_resumed(read, one); !resumed) return resumed;
  read.unit.emplace_back(AppendAct{task_act(one, "field_task." + std::string(code(one.state)), one.route.unit,
                                            read.request_id, code(before), read.now)});
  return Done{};
}

// The street has assigned a returned task anew: the case is on site again, unless somebody has gone on.
Result<Done> FieldTaskFlow::take_resumed(Read& read, StreetTask& one) {
  auto value = store_.find_case(one.case_id);
  if (!value) return std::move(value).error();
  if (!value->has_value() || (*value)->state != CaseState::manual) return Done{};
  if (auto applied = apply(**value, CaseEvent::on_site_begun, read.now); !applied) return std::move(applied).error();
  (*value)->manual_way.clear();
  read.unit.emplace_back(SaveCase{**value});
  return Done{};
}

// The feedback is the letter's reply; whether it says enough is decided as for every letter.
Result<Done> FieldTaskFlow::take_answer(Read& read, StreetTask& one, size_t index) {
  one.feedback = part_of(*read.report.feedback, index, read.visit.tasks.size());
  one.fed_back_at = read.now;
  read.unit.emplace_back(
      AppendAct{task_act(one, "field_task.feedback", one.route.unit, read.request_id, "", read.now)});
  read.unit.emplace_back(SaveDocument{records::document_of(on_site_record(one, ids_.fresh("XC", read.now), read.now))});
  tell(read.unit, one.owner.value, "field_task.feedback", one,
       one.route.street_name + "已反馈现场核实结果：" + std::string(chinese(one.feedback->conclusion)), read.now);
  auto value = store_.find_case(one.case_id);
  auto letters = letters_of(store_, one.case_id);
  if (!value) return std::move(value).error();
  if (!letters) return std::move(letters).error();
  const auto letter = std::ranges::find(*letters, one.letter, &Letter::id);
  if (letter == letters->end() || !value->has_value()) return Done{};
  const std::string before(code(letter->state));
  if (!take_feedback(*letter, one, *one.feedback, read.now)) return Done{};
  read.unit.emplace_back(
      AppendAct{letter_act(*letter, "letter.replied", one.route.unit, read.request_id, before, read.now)});
  if (auto told = sender_.report_if_late(read.unit, *letter, read.request_id, read.now); !told) return told;
  workflow::save(read.unit, *letter);
  if ((*value)->state == CaseState::manual)  // after a return that the street has taken up again
    if (auto resumed = apply(**value, CaseEvent::on_site_begun, read.now); !resumed) return std::move(resumed).error();
  std::shared_ptr<const ListVersion> keep;
  auto entry = entry_of(**value, keep);
  if (!entry) return std::move(entry).error();
  if (!*entry) return Done{};
  return settle(read.unit, **value, *letters, **entry, read.request_id, read.now);
}

Result<Done> FieldTaskFlow::take_return(Read& read, StreetTask& one) {
  one.reason = read.report.reason.empty() ? "平台没有写明理由" : read.report.reason;
  read.unit.emplace_back(
      AppendAct{task_act(one, "field_task.returned", one.route.unit, read.request_id, "", read.now)});
  auto elsewhere = send_elsewhere(read, one);
  if (!elsewhere) return std::move(elsewhere).error();
  if (*elsewhere) return Done{};
  auto value = store_.find_case(one.case_id);
  if (!value) return std::move(value).error();
  if (value->has_value() && (*value)->state == CaseState::on_site) {
    if (auto applied = apply(**value, CaseEvent::on_site_returned, read.now); !applied)
      return std::move(applied).error();
    (*value)->manual_way = "现场核实任务被" + one.route.street_name + "退回：" + one.reason +
                           "；可更正后重新推送、改用其他方式，或等待街道重新交办";
    read.unit.emplace_back(SaveCase{**value});
    read.unit.emplace_back(AppendAct{case_act(**value, "case.on_site_returned", CaseState::on_site, one.route.unit,
                                              read.request_id, "规定-14.1", read.now)});
  }
  tell(read.unit, one.owner.value, "field_task.returned", one,
       "现场核实任务被" + one.route.street_name + "退回：" + one.reason, read.now);
  return Done{};
}

// True: by today's table the task belongs elsewhere, where it has not been yet; it is on its way there, and the letter
// with it. Its deadline stays.
Result<bool> FieldTaskFlow::send_elsewhere(Read& read, StreetTask& one) {
  const auto routing = beginning_.routing();
  if (!routing) return false;
  auto route = choose_route(*routing, one.place, one.types);
  if (!route || std::ranges::find(one.tried, target_of(*route)) != one.tried.end()) return false;
  auto value = store_.find_case(one.case_id);
  if (!value) return std::move(value).error();
  if (!value->has_value() || is_closed((*value)->state)) return false;
  StreetTask fresh = one;
  fresh.route = std::move(*route);
  fresh.tried.push_back(target_of(fresh.route));
  auto opened = open_again(read.unit, one, **value, fresh, "host", read.request_id, read.now);
  if (!opened) return std::move(opened).error();
  return true;
}

Task<Result<Done>> FieldTaskFlow::overdue(Work work) {
  auto found = task(work.subject);
  if (!found) co_return std::move(found).error();
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  const Instant now = clock_.now();
  if (found->has_value() && !is_over((*found)->state) && !(*found)->fed_back_at && !in_time(now, (*found)->due_at)) {
    StreetTask& one = **found;
    const std::string before(code(one.state));
    one.overdue_at = now;
    one.attribution = one.pushed_at ? TaskDelay::street : TaskDelay::connector;
    if (const auto row = step(one.state, TaskEvent::deadline)) one.state = row->to;
    unit.emplace_back(SaveDocument{records::document_of(one)});
    Act act = task_act(one, "field_task.overdue", "host", work.id, before, now);
    act.basis = "规定-11.2、核查-6";
    unit.emplace_back(AppendAct{std::move(act)});
    const std::string text =
        "现场核实任务已超过" + moment_text(one.due_at) + "的期限，责任归属：" + std::string(chinese(*one.attribution));
    tell(unit, one.route.unit, "field_task.overdue", one, text, now);
    tell(unit, one.owner.value, "field_task.overdue", one, text, now);
  }
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
