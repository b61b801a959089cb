// What callers do with field tasks.
#include <algorithm>

#include "records/letter_record.hpp"
#include "records/street_task_record.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/field_task_flow.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

Error no_task() {
  return Error{ErrorCode::not_found, "没有这个四平台任务，或者它不属于本单位；请核对编号，见 /api/v1/field-tasks"};
}

bool sees_all(const Context& context) { return context.may_operate || context.roles.has(Role::joint_office); }

bool may_see(const Context& context, const StreetTask& one) {
  return sees_all(context) || one.owner == context.caller ||
         (context.roles.has(Role::street) && !context.unit.empty() && one.route.unit == context.unit);
}

bool may_change(const Context& context, const StreetTask& one) {
  return sees_all(context) || one.owner == context.caller;
}

// 规定-13.1: neither system can obtain it; or the list itself names the on-site check.
bool may_go_on_site(const Case& value, const Entry& entry) {
  const bool nothing_found =
      value.cannot_obtain || value.cause || !value.verdict || *value.verdict == Verdict::needs_review;
  return entry.has(Method::on_site) || (value.state == CaseState::manual && nothing_found);
}

Error found_already() {
  return Error{ErrorCode::conflict,
               "查询或协查已有结果，该清单事项也没有部门调查核实方式，不能再作现场核实",
               {},
               {},
               "规定-13.1"};
}

}  // namespace

Task<Result<StreetTask>> FieldTaskFlow::begin(Context context, CaseId id, OnSiteOrder order) {
  auto found = store_.find_case(id);
  if (!found) co_return std::move(found).error();
  if (!found->has_value() || ((*found)->caller != context.caller && !context.may_operate))
    co_return Error{ErrorCode::not_found,
                    "没有这个核查事项，或者它属于别的调用方；本调用方的核查见 /api/v1/verifications"};
  Case& value = **found;
  std::shared_ptr<const ListVersion> keep;
  auto entry = entry_of(value, keep);
  if (!entry) co_return std::move(entry).error();
  if (!*entry || !may_go_on_site(value, **entry)) co_return found_already();
  if (is_given(order.place)) value.place = order.place;
  Unit unit;
  const Instant now = clock_.now();
  const CaseState before = value.state;
  auto begun =
      beginning_.begin(unit, value, **entry, std::move(order.types), order.operator_name, context.request_id, now);
  if (!begun) co_return std::move(begun).error();
  value.manual_way.clear();
  unit.emplace_back(SaveCase{value});
  unit.emplace_back(AppendAct{case_act(value, "case.on_site_begun", before, context.caller.value, context.request_id,
                                       "规定-13.1、规定-14.1", now)});
  auto writing = commit(std::move(unit));
  if (auto written = co_await writing; !written) co_return std::move(written).error();
  ++begun->version;
  co_return std::move(*begun);
}

Result<StreetTask> FieldTaskFlow::find(const Context& context, const std::string& id) {
  auto found = task(id);
  if (!found) return std::move(found).error();
  if (!found->has_value() || !may_see(context, **found)) return no_task();
  return std::move(**found);
}

Result<Page<StreetTask>> FieldTaskFlow::tasks(const Context& context, const std::string& street_unit,
                                              std::optional<TaskState> state, const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::field_task;
  query.newest_first = true;
  using By = DocumentQuery::By;
  const bool by_street = context.roles.has(Role::street) && !sees_all(context);
  if (by_street || !street_unit.empty()) {
    query.by = By::unit;
    query.key = by_street ? context.unit : street_unit;
  } else if (!sees_all(context)) {
    query.by = By::owner;
    query.key = context.caller.value;
  }
  auto page = store_.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  auto all = tasks_in(page->items);
  if (!all) return std::move(all).error();
  std::erase_if(*all, [&](const StreetTask& one) { return !may_see(context, one) || (state && one.state != *state); });
  return Page<StreetTask>{std::move(*all), page->next};
}

Task<Result<StreetTask>> FieldTaskFlow::withdraw(Context context, std::string id, TaskOrder order) {
  auto found = task(id);
  if (!found) co_return std::move(found).error();
  if (!found->has_value() || !may_change(context, **found)) co_return no_task();
  StreetTask& one = **found;
  auto row = step(one.state, TaskEvent::withdrawn);
  if (!row) co_return std::move(row).error();
  const Instant now = clock_.now();
  const std::string before(code(one.state));
  Unit unit;
  one.reason = order.reason;
  one.state = row->to;
  one.closed_at = now;
  one.log.push_back({false, "撤回", "主机", order.operator_name, FieldTime{now, false}});
  save(unit, one);
  unit.emplace_back(
      AppendAct{task_act(one, "field_task.withdrawn", context.caller.value, context.request_id, before, now)});
  if (!one.visit.empty()) unit.emplace_back(PutWork{read_work(one.visit, now)});
  if (auto withdrawn = withdraw_letter(unit, one, context, now); !withdrawn) co_return std::move(withdrawn).error();
  auto writing = commit(std::move(unit));
  if (auto written = co_await writing; !written) co_return std::move(written).error();
  co_return std::move(one);
}

// The letter goes with its task; the case is the handling department's again.
Result<Done> FieldTaskFlow::withdraw_letter(Unit& unit, const StreetTask& one, const Context& context, Instant now) {
  auto letter = this->letter(one.letter);
  if (!letter) return std::move(letter).error();
  if (letter->has_value() && is_open((*letter)->state)) {
    const std::string was(code((*letter)->state));
    (*letter)->state = LetterState::withdrawn;
    (*letter)->reason = one.reason;
    (*letter)->closed_at = now;
    unit.emplace_back(
        AppendAct{letter_act(**letter, "letter.withdrawn", context.caller.value, context.request_id, was, now)});
    workflow::save(unit, **letter);
  }
  auto value = store_.find_case(one.case_id);
  if (!value) return std::move(value).error();
  if (!value->has_value() || (*value)->state != CaseState::on_site) return Done{};
  if (auto applied = apply(**value, CaseEvent::on_site_returned, now); !applied) return std::move(applied).error();
  (*value)->manual_way = "现场核实任务已撤回，请选择下一步";
  unit.emplace_back(SaveCase{**value});
  return Done{};
}

Task<Result<StreetTask>> FieldTaskFlow::retry(Context context, std::string id, TaskOrder order) {
  auto found = task(id);
  if (!found) co_return std::move(found).error();
  if (!found->has_value() || !may_change(context, **found)) co_return no_task();
  StreetTask one = std::move(**found);
  const Instant now = clock_.now();
  Unit unit;
  one.log.push_back({false, "重新推送", "主机", order.operator_name, FieldTime{now, false}});
  auto retried =
      one.state == TaskState::returned ? retry_return(unit, one, context, now) : retry_push(unit, one, context, now);
  if (!retried) co_return std::move(retried).error();
  auto writing = commit(std::move(unit));
  if (auto written = co_await writing; !written) co_return std::move(written).error();
  co_return std::move(one);
}

// A new task by today's routing takes the place of the returned one; `one` becomes it.
Result<Done> FieldTaskFlow::retry_return(Unit& unit, StreetTask& one, const Context& context, Instant now) {
  auto value = store_.find_case(one.case_id);
  if (!value) return std::move(value).error();
  if (!value->has_value()) return no_task();
  StreetTask fresh = one;
  if (const auto routing = beginning_.routing())
    if (auto route = choose_route(*routing, one.place, one.types)) fresh.route = std::move(*route);
  if (std::ranges::find(fresh.tried, target_of(fresh.route)) == fresh.tried.end())
    fresh.tried.push_back(target_of(fresh.route));
  auto opened = open_again(unit, one, **value, fresh, context.caller.value, context.request_id, now);
  if (!opened) return opened;
  save(unit, one);
  one = std::move(fresh);
  return Done{};
}

// What went out together goes out together, under the same number.
Result<Done> FieldTaskFlow::retry_push(Unit& unit, StreetTask& one, const Context& context, Instant now) {
  auto row = step(one.state, TaskEvent::retried);
  auto visit = this->visit(one.visit);
  if (!row) return std::move(row).error();
  if (!visit) return std::move(visit).error();
  if (!visit->has_value()) return no_task();
  auto tasks = tasks_of(**visit);
  if (!tasks) return std::move(tasks).error();
  for (StreetTask& other : *tasks) {
    const auto again = step(other.state, TaskEvent::retried);
    if (!again) continue;
    if (other.id == one.id) other.log = one.log;
    other.state = again->to;
    other.reason.clear();
    save(unit, other);
    unit.emplace_back(
        AppendAct{task_act(other, "field_task.retried", context.caller.value, context.request_id, "push_failed", now)});
    if (other.id == one.id) one = other;
  }
  (*visit)->attempts = 0;
  unit.emplace_back(SaveDocument{records::document_of(**visit)});
  unit.emplace_back(PutWork{push_work(**visit, now)});
  return Done{};
}

}  // namespace zq::workflow
