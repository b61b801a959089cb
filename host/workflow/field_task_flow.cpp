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

}  // namespace

FieldTaskFlow::FieldTaskFlow(Store& store, Departments& departments, ListFlow& list, const OnSiteBeginning& beginning,
                             const LetterSender& sender, const Clock& clock, Ids& ids)
    : store_(store),
      departments_(departments),
      list_(list),
      beginning_(beginning),
      sender_(sender),
      clock_(clock),
      ids_(ids) {}

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

Result<std::vector<StreetTask>> FieldTaskFlow::tasks_in(const std::vector<Document>& documents) {
  std::vector<StreetTask> all;
  for (const Document& document : documents) {
    auto one = records::street_task_of(document);
    if (!one) return broken("a field task");
    all.push_back(std::move(*one));
  }
  return all;
}

// Open tasks for the same address that have not gone out.
Result<std::vector<StreetTask>> FieldTaskFlow::companions(const StreetTask& one) {
  DocumentQuery query{DocumentKind::field_task, DocumentQuery::By::open_of_unit, one.route.unit};
  auto page = store_.documents(query, {}, open_most);
  if (!page) return std::move(page).error();
  auto all = tasks_in(page->items);
  if (!all) return all;
  std::erase_if(*all, [&](const StreetTask& other) {
    return other.id == one.id || other.state != TaskState::waiting || !may_share_a_visit(one, other);
  });
  return all;
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
