#include "workflow/on_site_beginning.hpp"

#include "domain/clocks.hpp"
#include "records/street_task_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

Error no_table() {
  return Error{ErrorCode::invalid_input,
               "尚未配置四平台任务的去向，请在 config/routing/field_tasks.xml 中写明各镇（街道）",
               {},
               {{"/place/area_code", "没有四平台任务的去向表", "config/routing/field_tasks.xml", "无此文件"}},
               "规定-14.1"};
}

// What the street is asked stands in the letter; what the applicant has declared does not: it is not needed there.
Letter letter_to_street(const Case& value, const Entry& entry, const StreetTask& task, std::string id,
                        const std::string& sender, Instant now) {
  Deadline delivered;  // the terms are set when it is sent
  delivered.start = now;
  Letter letter = letter_of(value, entry, Source{DepartmentId{task.route.unit}, {}}, on_site_group, delivered);
  letter.id = std::move(id);
  letter.sender = sender;
  letter.case_type = CaseType::promised;
  letter.check_mode = MatterClass::on_site;
  letter.items.clear();
  for (const FieldQuestion& question : task.questions)
    letter.items.push_back({question.code, question.text, Private()});
  return letter;
}

}  // namespace

Work begin_work(const CaseId& id, Instant due_at) {
  return {"onsite:" + id.value, WorkKind::push_task, id.value, due_at, 0};
}
Work gather_work(const StreetTask& task, Instant due_at) {
  return {"gather:" + task.id, WorkKind::push_task, task.id, due_at, 0};
}
Work push_work(const Visit& visit, Instant due_at) {
  return {"visit:" + visit.id, WorkKind::push_task, visit.id, due_at, visit.attempts};
}
Work read_work(const std::string& visit, Instant due_at) {
  return {"read:" + visit, WorkKind::read_task, visit, due_at, 0};
}
std::string task_overdue_id(const std::string& task) { return "task_overdue:" + task; }

OnSiteBeginning::OnSiteBeginning(RoutingNow routing, const LetterSender& sender, Ids& ids)
    : routing_(std::move(routing)), sender_(sender), ids_(ids) {}

bool OnSiteBeginning::comes_next(const Case& value, const Entry& entry, std::string& missing) const {
  if (!entry.has(Method::on_site)) return false;
  const auto table = routing_();
  if (!is_given(value.place)) {
    missing = "该事项需现场核实：请补充住所或场所的区划代码和地址（place），由主机推送镇（街道）四平台";
    return false;
  }
  const auto route =
      table ? choose_route(*table, value.place, table->types_of(entry.id)) : Result<TaskRoute>(no_table());
  if (route) return true;
  missing = "该事项需现场核实，但任务未能推送：" + route.error().text;
  for (const Fault& fault : route.error().faults) missing += "；" + fault.text;
  return false;
}

Result<StreetTask> OnSiteBeginning::begin(Unit& unit, Case& value, const Entry& entry, std::vector<std::string> types,
                                          const std::string& sender, const std::string& request_id, Instant now) const {
  const auto table = routing_();
  if (!table) return no_table();
  if (types.empty()) types = table->types_of(entry.id);
  auto task = task_of(value, Letter{}, *table, std::move(types));
  if (!task) return task;
  auto applied = apply(value, CaseEvent::on_site_begun, now);
  if (!applied) return std::move(applied).error();
  Letter letter = letter_to_street(value, entry, *task, ids_.fresh("XH", now), sender, now);
  if (auto sent = sender_.send(unit, letter, request_id, false, now); !sent) return std::move(sent).error();
  task->id = ids_.fresh("RW", now);
  task->letter = letter.id;
  task->opened_at = now;
  task->due_at = letter.due_at;
  save(unit, *task);
  unit.emplace_back(AppendAct{task_act(*task, "field_task.opened", value.caller.value, request_id, "", now)});
  unit.emplace_back(PutWork{gather_work(*task, now + table->collect)});
  // At the deadline to the second feedback is still in time (C-02).
  unit.emplace_back(
      PutWork{{task_overdue_id(task->id), WorkKind::task_overdue, task->id, overdue_from(task->due_at), 0}});
  return task;
}

Act task_act(const StreetTask& task, std::string_view kind, std::string actor, const std::string& request_id,
             std::string_view before, Instant at) {
  return {at,
          std::string(kind),
          task.case_id.value,
          std::move(actor),
          request_id,
          "规定-14.1",
          std::string(before),
          std::string(code(task.state)),
          json_object({{"task", task.id},
                       {"letter", task.letter},
                       {"unit", task.route.unit},
                       {"platform", chinese(task.route.platform)},
                       {"platform_word", task.platform_text},
                       {"visit", task.visit},
                       {"reason", task.reason},
                       {"attribution", task.attribution ? code(*task.attribution) : ""},
                       {"due_at", moment_text(task.due_at)}})};
}

void save(Unit& unit, const StreetTask& task) {
  unit.emplace_back(SaveDocument{records::document_of(task)});
  if (is_over(task.state) || task.state == TaskState::feedback) unit.emplace_back(DropWork{task_overdue_id(task.id)});
}

}  // namespace zq::workflow
