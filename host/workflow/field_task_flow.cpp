#include "workflow/field_task_flow.hpp"

#include <algorithm>

#include "domain/deadline.hpp"
#include "records/letter_record.hpp"
#include "records/street_task_record.hpp"
#include "workflow/background.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

constexpr int open_most = 200;  // tasks of one street looked at for the same address

Error no_task() {
  return Error{ErrorCode::not_found, "没有这个四平台任务，或者它不属于本单位；请核对编号，见 /api/v1/field-tasks"};
}

Error broken(std::string_view what) {
  return Error{ErrorCode::internal, "四平台任务的存档无法读取", std::string(what) + "'s document is broken"};
}

// Reads one document as what it should be; a broken one is a bug of ours.
template <class T, class Of>
Result<std::optional<T>> read_as(Result<std::optional<Document>> found, Of of, std::string_view what) {
  if (!found) return std::move(found).error();
  if (!found->has_value()) return std::optional<T>{};
  auto value = of(**found);
  if (!value) return broken(what);
  return value;
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

// The same task, as it was before anybody had it.
void begin_anew(StreetTask& fresh, const std::string& follows, std::string id, Instant now) {
  fresh.id = std::move(id);
  fresh.version = 0;
  fresh.visit.clear();
  fresh.follows = follows;
  fresh.state = TaskState::waiting;
  fresh.reason.clear();
  fresh.platform_text.clear();
  fresh.log.clear();
  fresh.pushed_at.reset();
  fresh.overdue_at.reset();
  fresh.attribution.reset();
  fresh.opened_at = now;
}

Error found_already() {
  return Error{ErrorCode::conflict,
               "查询或协查已有结果，该清单事项也没有部门调查核实方式，不能再作现场核实",
               {},
               {},
               "规定-13.1"};
}

}  // namespace

FieldTaskFlow::FieldTaskFlow(Store& store, Departments& departments, ListFlow& list, const OnSiteBeginning& beginning,
                             const LetterSender& sender, const Clock& clock, Ids& ids)
    : store_(store), departments_(departments), list_(list), beginning_(beginning), sender_(sender), clock_(clock), ids_(ids) {}

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
  Page<StreetTask> tasks{{}, page->next};
  for (const Document& document : page->items) {
    auto one = records::street_task_of(document);
    if (!one) return broken("a field task");
    if (may_see(context, *one) && (!state || one->state == *state)) tasks.items.push_back(std::move(*one));
  }
  return tasks;
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

// A new task for the same letter and deadline; the old one is over. Saves all but `old`.
Result<Done> FieldTaskFlow::open_again(Unit& unit, StreetTask& old, Case& value, StreetTask& fresh,
                                       const std::string& actor, const std::string& request_id, Instant now) {
  auto over = step(old.state, TaskEvent::closed);
  if (!over) return std::move(over).error();
  auto letter = this->letter(old.letter);
  if (!letter) return std::move(letter).error();
  if (!letter->has_value() || !is_open((*letter)->state))
    return Error{ErrorCode::conflict, "该任务的协助核查函已不在办，请重新发起现场核实"};
  begin_anew(fresh, old.id, ids_.fresh("RW", now), now);
  old.state = over->to;
  old.closed_at = now;
  old.reason += "；已改派：" + fresh.id;
  if ((*letter)->to.value != fresh.route.unit) {
    (*letter)->returned_by.push_back((*letter)->to);
    (*letter)->to.value = fresh.route.unit;
    workflow::save(unit, **letter);
  }
  save(unit, fresh);
  unit.emplace_back(AppendAct{task_act(fresh, "field_task.opened", actor, request_id, "", now)});
  unit.emplace_back(PutWork{gather_work(fresh, now)});
  unit.emplace_back(
      PutWork{{task_overdue_id(fresh.id), WorkKind::task_overdue, fresh.id, overdue_from(fresh.due_at), 0}});
  if (value.state != CaseState::manual) return Done{};
  if (auto applied = apply(value, CaseEvent::on_site_begun, now); !applied) return std::move(applied).error();
  value.manual_way.clear();
  unit.emplace_back(SaveCase{value});
  return Done{};
}

Task<Result<Done>> FieldTaskFlow::callback(Context context, std::string street, FieldTaskCallback message) {
  const auto routing = beginning_.routing();
  const auto area = area_code_from(street + "000");
  const StreetRoute* route = routing && area ? routing->street_of(*area) : nullptr;
  if (!route) co_return Error{ErrorCode::not_found, "没有这个镇（街道）的四平台；路径末段应为 9 位区划代码"};
  const DepartmentId connector = route->connector;
  const std::string unit_id = route->unit;
  Trace trace{context.request_id, "", "现场核实", "现场核实", "", Lane::background};
  auto checking =
      departments_.field_task_callback(connector, std::move(message), std::move(trace), deadline_for(connector));
  auto notice = co_await checking;
  if (!notice) co_return std::move(notice).error();
  std::string visit_id;
  if (!notice->task_no.empty()) {
    auto found = task(notice->task_no);
    if (!found) co_return std::move(found).error();
    if (found->has_value()) visit_id = (*found)->visit;
  } else {
    DocumentQuery query{DocumentKind::visit, DocumentQuery::By::open_of_unit, unit_id};
    auto open = store_.documents(query, {}, open_most);
    if (!open) co_return std::move(open).error();
    for (const Document& document : open->items)
      if (const auto one = records::visit_of(document); one && one->receipt == notice->receipt) visit_id = one->id;
  }
  if (visit_id.empty()) co_return Done{};  // signed, and not of our tasks
  Unit unit;
  unit.emplace_back(PutWork{read_work(visit_id, clock_.now())});
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

// ---- what the other files of the flow share

Task<Result<Done>> FieldTaskFlow::commit(Unit unit) {
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> FieldTaskFlow::drop(std::string work) {
  Unit unit;
  unit.emplace_back(DropWork{std::move(work)});
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> FieldTaskFlow::later(Work work) {
  Unit unit;
  unit.emplace_back(put_off(std::move(work), clock_.now()));
  auto writing = commit(std::move(unit));
  co_return co_await writing;
}

Result<std::optional<StreetTask>> FieldTaskFlow::task(const std::string& id) {
  return read_as<StreetTask>(store_.find_document(DocumentKind::field_task, id), records::street_task_of,
                             "a field task");
}
Result<std::optional<Visit>> FieldTaskFlow::visit(const std::string& id) {
  return read_as<Visit>(store_.find_document(DocumentKind::visit, id), records::visit_of, "a visit");
}
Result<std::optional<Letter>> FieldTaskFlow::letter(const std::string& id) {
  return read_as<Letter>(store_.find_document(DocumentKind::letter, id), records::letter_of, "a letter");
}

Result<std::vector<StreetTask>> FieldTaskFlow::tasks_of(const Visit& visit) {
  std::vector<StreetTask> all;
  for (const std::string& id : visit.tasks) {
    auto one = task(id);
    if (!one) return std::move(one).error();
    if (!one->has_value()) return broken("a visit");
    all.push_back(std::move(**one));
  }
  return all;
}

// Whether an answer is still waited for: the letter is open and the case lives; what is fed back only has to be closed.
Result<bool> FieldTaskFlow::is_needed(const StreetTask& one) {
  if (is_over(one.state) || one.state == TaskState::feedback) return true;
  auto letter = this->letter(one.letter);
  if (!letter) return std::move(letter).error();
  auto value = store_.find_case(one.case_id);
  if (!value) return std::move(value).error();
  return letter->has_value() && is_open((*letter)->state) && value->has_value() && !is_closed((*value)->state);
}

// Open tasks for the same address that have not gone out.
Result<std::vector<StreetTask>> FieldTaskFlow::companions(const StreetTask& one) {
  DocumentQuery query{DocumentKind::field_task, DocumentQuery::By::open_of_unit, one.route.unit};
  auto page = store_.documents(query, {}, open_most);
  if (!page) return std::move(page).error();
  std::vector<StreetTask> found;
  for (const Document& document : page->items) {
    auto other = records::street_task_of(document);
    if (!other) return broken("a field task");
    if (other->id != one.id && other->state == TaskState::waiting && may_share_a_visit(one, *other))
      found.push_back(std::move(*other));
  }
  return found;
}

Result<std::optional<Visit>> FieldTaskFlow::visit_to_join(const StreetTask& one, const std::vector<StreetTask>& open) {
  for (const StreetTask& other : open) {
    if (other.visit.empty()) continue;
    auto found = visit(other.visit);
    if (!found) return found;
    if (found->has_value() && (*found)->state == VisitState::unsent && (*found)->route == one.route) return found;
  }
  return std::optional<Visit>{};
}

Result<const Entry*> FieldTaskFlow::entry_of(const Case& value, std::shared_ptr<const ListVersion>& keep) {
  auto list = list_.numbered(value.list_version);
  if (!list) return std::move(list).error();
  keep = std::move(*list);
  return keep ? keep->find(value.entry) : nullptr;
}

void FieldTaskFlow::withdraw_by_host(Unit& unit, StreetTask& one, std::string reason, Instant now) {
  const auto row = step(one.state, TaskEvent::withdrawn);
  if (!row) return;
  const std::string before(code(one.state));
  one.state = row->to;
  one.reason = std::move(reason);
  one.closed_at = now;
  save(unit, one);
  unit.emplace_back(AppendAct{task_act(one, "field_task.withdrawn", "host", one.visit, before, now)});
}

void FieldTaskFlow::tell(Unit& unit, const std::string& to, std::string_view event, const StreetTask& one,
                         std::string text, Instant now) {
  notify(unit, ids_, Notice{{}, to, std::string(event), one.id, one.case_id, std::move(text), now}, now);
}

SteadyTime FieldTaskFlow::deadline_for(const DepartmentId& id) const {
  return clock_.steady() + departments_.call_limit(id);
}

}  // namespace zq::workflow
