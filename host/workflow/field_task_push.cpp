// From the outbox to the platform.
#include <algorithm>

#include "domain/clocks.hpp"
#include "log/log.hpp"
#include "records/street_task_record.hpp"
#include "workflow/background.hpp"
#include "workflow/field_task_flow.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

constexpr int visit_tasks_most = 10;
constexpr milliseconds first_read{2000};
constexpr milliseconds retry_first{2000}, retry_most{300000};

// 2 s, 4 s ... five minutes, and up to a quarter more, so that what waited for one street does not come all at once.
milliseconds retry_after(int attempts, const std::string& id) {
  const milliseconds wait = std::min(retry_first * (1 << std::min(attempts, 8)), retry_most);
  const size_t chance = std::hash<std::string>{}(id + std::to_string(attempts)) % 256;
  return wait + wait * static_cast<int>(chance) / 1024;
}

// The platform has certainly not got it.
bool has_not_arrived(ErrorCode code) {
  return code == ErrorCode::unavailable || code == ErrorCode::department_off || code == ErrorCode::too_many ||
         code == ErrorCode::invalid_input;
}

}  // namespace

Task<Result<Done>> FieldTaskFlow::push(Work work) {
  auto verb = work.id.starts_with("onsite:")   ? begin_next_way(std::move(work))
              : work.id.starts_with("gather:") ? gather(std::move(work))
                                               : push_visit(std::move(work));
  co_return co_await verb;
}

// What letters or the department's machine have not found out, the street may, where the entry says so.
Task<Result<Done>> FieldTaskFlow::begin_next_way(Work work) {
  auto found = store_.find_case(CaseId{work.subject});
  if (!found) co_return std::move(found).error();
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  std::shared_ptr<const ListVersion> keep;
  if (found->has_value() && (*found)->state == CaseState::manual) {
    Case& value = **found;
    auto entry = entry_of(value, keep);
    if (!entry) co_return std::move(entry).error();
    std::string missing;
    const Instant now = clock_.now();
    if (*entry && beginning_.comes_next(value, **entry, missing)) {
      auto begun = beginning_.begin(unit, value, **entry, {}, value.operator_name, work.id, now);
      if (!begun) co_return std::move(begun).error();
    }
    if (!missing.empty()) value.manual_way = missing;
    unit.emplace_back(SaveCase{value});
  }
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> FieldTaskFlow::gather(Work work) {
  auto found = task(work.subject);
  if (!found) co_return std::move(found).error();
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  if (found->has_value() && (*found)->state == TaskState::waiting && (*found)->visit.empty())
    if (auto formed = form_visit(unit, **found, work.id, clock_.now()); !formed) co_return formed;
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

// The tasks that wait for the same address make one visit, or join one that has certainly not gone out.
Result<Done> FieldTaskFlow::form_visit(Unit& unit, const StreetTask& first, const std::string& request_id,
                                       Instant now) {
  auto open = companions(first);
  if (!open) return std::move(open).error();
  auto joined = visit_to_join(first, *open);
  if (!joined) return std::move(joined).error();
  Visit visit = joined->value_or(Visit{});
  if (!joined->has_value()) {
    visit.id = ids_.fresh("SM", now);
    visit.route = first.route;
    visit.place = first.place;
    visit.opened_at = now;
    visit.due_at = first.due_at;
  }
  std::vector<StreetTask> fresh{first};
  for (const StreetTask& other : *open)
    if (other.visit.empty() && visit.tasks.size() + fresh.size() < visit_tasks_most) fresh.push_back(other);
  const bool merged = visit.tasks.size() + fresh.size() > 1;
  for (StreetTask& one : fresh) {
    one.visit = visit.id;
    visit.tasks.push_back(one.id);
    visit.due_at = std::min(visit.due_at, one.due_at);
    save(unit, one);
    unit.emplace_back(DropWork{gather_work(one, now).id});
    if (merged) unit.emplace_back(AppendAct{task_act(one, "field_task.merged", "host", request_id, "waiting", now)});
  }
  unit.emplace_back(SaveDocument{records::document_of(visit)});
  if (!joined->has_value()) unit.emplace_back(PutWork{push_work(visit, now)});
  return Done{};
}

Task<Result<Done>> FieldTaskFlow::push_visit(Work work) {
  auto found = visit(work.subject);
  if (!found) co_return std::move(found).error();
  const bool waits = found->has_value() && (*found)->state != VisitState::sent && (*found)->state != VisitState::closed;
  if (!waits) {
    auto dropping = drop(std::move(work.id));
    co_return co_await dropping;
  }
  Visit visit = std::move(**found);
  const DepartmentId connector = visit.route.connector;
  if (is_crowded(departments_, connector) || !beginning_.routing()) {
    auto putting_off = later(std::move(work));
    co_return co_await putting_off;
  }
  auto fixing = fix_content(work, visit);
  auto tasks = co_await fixing;
  if (!tasks) co_return std::move(tasks).error();
  if (tasks->empty()) co_return Done{};
  auto content = content_of(visit, *tasks);
  if (!content) co_return std::move(content).error();
  Trace trace{work.id,    tasks->front().case_id.value,       "现场核实",
              "现场核实", tasks->front().handling_department, Lane::background};
  auto pushing =
      departments_.push_field_task(connector, std::move(*content), std::move(trace), deadline_for(connector));
  auto reply = co_await pushing;

  const Instant now = clock_.now();
  Unit unit;
  if (reply) {
    record_pushed(unit, visit, *tasks, *reply, now);
    unit.emplace_back(DropWork{work.id});
  } else {
    record_push_failure(unit, visit, *tasks, reply.error(), std::move(work), now);
  }
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

// Recorded before it goes out: whatever happens then, the same content follows under the same number. The tasks as they
// are stored now; none: nobody waits for the visit any more, and it is over.
Task<Result<std::vector<StreetTask>>> FieldTaskFlow::fix_content(const Work& work, Visit& visit) {
  auto tasks = tasks_of(visit);
  if (!tasks) co_return std::move(tasks).error();
  Unit unit;
  const Instant now = clock_.now();
  if (visit.state == VisitState::unsent)
    if (auto dropped = drop_unneeded(unit, visit, *tasks, now); !dropped) co_return std::move(dropped).error();
  const bool over = tasks->empty();
  visit.state = over ? VisitState::closed : VisitState::sending;
  if (over) {
    visit.closed_at = now;
    unit.emplace_back(DropWork{work.id});
  }
  unit.emplace_back(SaveDocument{records::document_of(visit)});
  auto writing = commit(std::move(unit));
  if (auto written = co_await writing; !written) co_return std::move(written).error();
  ++visit.version;
  if (over) co_return std::vector<StreetTask>{};
  co_return tasks_of(visit);
}

Result<FieldTask> FieldTaskFlow::content_of(const Visit& visit, const std::vector<StreetTask>& tasks) {
  std::vector<std::string> numbers;
  for (const StreetTask& one : tasks) {
    auto letter = this->letter(one.letter);
    if (!letter) return std::move(letter).error();
    if (letter->has_value()) numbers.push_back(letter_number_text(**letter));
  }
  const auto routing = beginning_.routing();
  return compose(visit, tasks, numbers, routing ? *routing : FieldRouting{});
}

// Before a first push: tasks that nobody waits for any more stay here.
Result<Done> FieldTaskFlow::drop_unneeded(Unit& unit, Visit& visit, std::vector<StreetTask>& tasks, Instant now) {
  std::vector<StreetTask> kept;
  visit.tasks.clear();
  for (StreetTask& one : tasks) {
    auto needed = is_needed(one);
    if (!needed) return std::move(needed).error();
    if (*needed && one.state == TaskState::waiting) {
      visit.tasks.push_back(one.id);
      kept.push_back(std::move(one));
    } else if (!is_over(one.state)) {
      withdraw_by_host(unit, one, "推送前核查已结束，无需上门", now);
    }
  }
  tasks = std::move(kept);
  return Done{};
}

void FieldTaskFlow::record_pushed(Unit& unit, Visit& visit, std::vector<StreetTask>& tasks, const FieldTaskReply& reply,
                                  Instant now) {
  visit.state = VisitState::sent;
  visit.receipt = reply.receipt;
  visit.attempts = 0;
  visit.last_failure.clear();
  for (StreetTask& one : tasks) {
    const auto row = step(one.state, TaskEvent::pushed);
    if (!row) continue;
    one.state = row->to;
    one.pushed_at = now;
    one.platform_text = reply.state_text;
    one.log.push_back({false, "推送", "主机", "", FieldTime{now, false}});
    save(unit, one);
    unit.emplace_back(AppendAct{task_act(one, "field_task.pushed", "host", visit.id, "waiting", now)});
    tell(unit, one.route.unit, "field_task.pushed", one,
         "现场核实任务已推送" + one.route.street_name + std::string(chinese(one.route.platform)) + "平台，应于" +
             moment_text(one.due_at) + "前反馈",
         now);
  }
  unit.emplace_back(SaveDocument{records::document_of(visit)});
  unit.emplace_back(PutWork{read_work(visit.id, now + first_read)});
}

void FieldTaskFlow::record_push_failure(Unit& unit, Visit& visit, std::vector<StreetTask>& tasks, const Error& error,
                                        Work work, Instant now) {
  ++visit.attempts;
  visit.last_failure = error.text;
  if (has_not_arrived(error.code)) visit.state = VisitState::unsent;
  log::write("ZQ-4101", {{"visit", visit.id},
                         {"department", visit.route.connector.value},
                         {"attempts", visit.attempts},
                         {"reason", error.detail.empty() ? error.text : error.detail}});
  const bool hopeless = error.code == ErrorCode::invalid_input || error.code == ErrorCode::not_found;
  if (hopeless || now >= visit.due_at) {
    give_up(unit, visit, tasks, now);
    unit.emplace_back(DropWork{work.id});
  } else {
    work.attempts = 0;  // the visit counts; a line that is down is no fault of the work
    work.due_at = now + retry_after(visit.attempts - 1, visit.id);
    unit.emplace_back(PutWork{std::move(work)});
  }
  unit.emplace_back(SaveDocument{records::document_of(visit)});
}

// The rest is for people: the push stands there and can be driven again.
void FieldTaskFlow::give_up(Unit& unit, Visit& visit, std::vector<StreetTask>& tasks, Instant now) {
  for (StreetTask& one : tasks) {
    const auto row = step(one.state, TaskEvent::push_given_up);
    if (!row) continue;
    one.state = row->to;
    one.reason = visit.last_failure;
    save(unit, one);
    unit.emplace_back(AppendAct{task_act(one, "field_task.push_failed", "host", visit.id, "waiting", now)});
    tell(
        unit, one.owner.value, "field_task.push_failed", one,
        "现场核实任务未能推送" + one.route.street_name + "：" + visit.last_failure + "；请核实后重新推送或改用其他方式",
        now);
  }
}

}  // namespace zq::workflow
