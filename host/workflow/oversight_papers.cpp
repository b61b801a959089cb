#include "workflow/oversight_papers.hpp"

#include "domain/time_words.hpp"
#include "records/oversight_record.hpp"
#include "workflow/case_steps.hpp"
#include "workflow/json_text.hpp"
#include "workflow/scoring.hpp"

namespace zq::workflow {
namespace {

Error personal_data(std::vector<Fault> faults) {
  return Error{
      ErrorCode::no_ground, "典型案例不能含有个人信息；请删去后再报送、公布", {}, std::move(faults), "考核-2(5)"};
}

Error none(std::string_view what) {
  return Error{ErrorCode::not_found, "没有这" + std::string(what) + "，或者它不属于本单位；请核对编号"};
}

}  // namespace

Result<Paper> OversightPapers::record_visit(Unit& unit, const Context& context, InspectionVisit value, Instant now) {
  const auto visited = registered_unit(tools_, value.unit);
  if (!visited) return visited.error();
  const Date today = beijing_day(now);
  std::vector<Fault> faults;
  if (value.visited_on > today)
    faults.push_back({"/visited_on", "督察日期不能晚于今日", "<= " + date_text(today), date_text(value.visited_on)});
  if (value.limit < value.visited_on)
    faults.push_back(
        {"/limit", "整改期限不能早于督察日期", ">= " + date_text(value.visited_on), date_text(value.limit)});
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "督察暗访记录有误", {}, std::move(faults), "考核-2(3)"};
  value.id = tools_.ids.fresh("DC", now);
  value.unit = visited->id;
  value.unit_name = visited->name;
  value.state = FindingState::open;
  value.recorded_at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{oversight_act("inspection.finding", value.id, context, "考核-2(3)、规定-18", "",
                                            code(value.state), json_object({{"unit", value.unit}}), now)});
  tell_unit(unit, tools_, value.unit, "inspection.finding", value.id,
            "督察暗访发现问题，请于" + date_words(value.limit) + "前整改：" + value.finding, now);
  unit.emplace_back(
      PutWork{period_work("finding:" + value.id, std::max(now, start_of(value.limit) - std::chrono::hours(24)))});
  return answer_with(document);
}

Result<InspectionVisit> OversightPapers::visit(const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::inspection_visit, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::inspection_visit_of(**found) : std::nullopt;
  if (!value) return none("次督察暗访");
  return std::move(*value);
}

Result<Paper> OversightPapers::rectify(Unit& unit, const Context& context, const std::string& id,
                                       const std::string& measures, const std::string& proof,
                                       const std::string& operator_name, Instant now) {
  auto value = visit(id);
  if (!value) return std::move(value).error();
  if (!context.roles.has(Role::joint_office) && own_unit(tools_.ground, context) != value->unit)
    return none("次督察暗访");
  if (value->state == FindingState::rectified)
    return Error{ErrorCode::conflict, "该问题已经整改完成，不能再作处理", {}, {}, "考核-2(3)"};
  value->state = FindingState::rectified;
  value->measures = measures;
  value->proof = proof;
  value->rectified_by = operator_name;
  value->rectified_at = now;
  const Document document = records::document_of(*value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(DropWork{period_work("finding:" + id, now).id});
  unit.emplace_back(AppendAct{oversight_act("inspection.rectified", id, context, "考核-2(3)", "open", "rectified",
                                            json_object({{"unit", value->unit}, {"operator", operator_name}}), now)});
  tell_unit(unit, tools_, std::string("joint_office"), "inspection.rectified", id,
            "督察暗访发现的问题已整改：" + value->finding, now);
  return answer_with(document);
}

Result<Done> OversightPapers::finding_due(Unit& unit, const std::string& id, Instant now) {
  auto value = visit(id);
  if (!value) return value.error().code == ErrorCode::not_found ? Result<Done>(Done{}) : std::move(value).error();
  if (value->state == FindingState::rectified) return Done{};
  const Instant end = end_of(value->limit);
  const bool late = now >= end;
  const std::string text = late ? "督察暗访发现的问题逾期未整改：" : "督察暗访发现的问题整改期限将至：";
  for (const std::string& to : {value->unit, std::string("joint_office")})
    tell_unit(unit, tools_, to, late ? "inspection.overdue" : "inspection.due_soon", id,
              text + value->finding + "，期限" + date_words(value->limit), now);
  if (!late) unit.emplace_back(PutWork{period_work("finding:" + id, end)});
  return Done{};
}

Result<Paper> OversightPapers::submit_case(Unit& unit, const Context& context, TypicalCase value, Instant now) {
  if (auto faults = faults_of(value); !faults.empty()) return personal_data(std::move(faults));
  value.id = tools_.ids.fresh("AL", now);
  value.unit = own_unit(tools_.ground, context);
  value.unit_name = unit_name(*tools_.ground.units(), value.unit);
  value.state = StoryState::submitted;
  value.submitted_at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{oversight_act("typical_case.submitted", value.id, context, "考核-2(5)", "",
                                            code(value.state), json_object({{"unit", value.unit}}), now)});
  tell_unit(unit, tools_, std::string("joint_office"), "typical_case.submitted", value.id,
            "收到典型案例：" + value.title, now);
  return answer_with(document);
}

Result<TypicalCase> OversightPapers::typical_case(const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::typical_case, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::typical_case_of(**found) : std::nullopt;
  if (!value) return none("个典型案例");
  return std::move(*value);
}

Result<Paper> OversightPapers::moved(Unit& unit, const Context& context, TypicalCase& value, StoryEvent on,
                                     Instant now) {
  const auto to = step(value.state, on);
  if (!to) return to.error();
  const std::string before{code(value.state)};
  value.state = *to;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  const std::string kind = "typical_case." + std::string(code(value.state));
  unit.emplace_back(AppendAct{oversight_act(kind, value.id, context, "考核-2(5)、考核-4(2)", before, code(value.state),
                                            json_object({{"unit", value.unit}}), now)});
  tell_unit(unit, tools_, value.unit, kind, value.id,
            "典型案例" + std::string(chinese(value.state)) + "：" + value.title, now);
  return answer_with(document);
}

Result<Paper> OversightPapers::select_case(Unit& unit, const Context& context, const std::string& id,
                                           const std::string& operator_name, Instant now) {
  auto value = typical_case(id);
  if (!value) return std::move(value).error();
  value->selected_by = operator_name;
  value->selected_at = now;
  return moved(unit, context, *value, StoryEvent::select, now);
}

Result<Paper> OversightPapers::publish_case(Unit& unit, const Context& context, const std::string& id,
                                            const std::string& operator_name, Instant now) {
  auto value = typical_case(id);
  if (!value) return std::move(value).error();
  if (auto faults = faults_of(*value); !faults.empty()) return personal_data(std::move(faults));
  value->published_by = operator_name;
  value->published_at = now;
  return moved(unit, context, *value, StoryEvent::publish, now);
}

Result<Page<Paper>> OversightPapers::papers(const DocumentQuery& query, const std::string& cursor, int limit) {
  auto page = tools_.store.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Paper> papers;
  papers.next = std::move(page->next);
  for (const Document& document : page->items) {
    auto paper = answer_with(document);
    if (!paper) return std::move(paper).error();
    papers.items.push_back(std::move(*paper));
  }
  return papers;
}

Result<Page<Paper>> OversightPapers::list(const Context& context, DocumentKind kind, const std::string& cursor,
                                          int limit) {
  DocumentQuery query{.kind = kind, .newest_first = true};
  if (!context.roles.has(Role::joint_office)) {
    query.by = DocumentQuery::By::unit;
    query.key = own_unit(tools_.ground, context);
  }
  return papers(query, cursor, limit);
}

Result<Page<Paper>> OversightPapers::published_cases(const std::string& cursor, int limit) {
  DocumentQuery query{.kind = DocumentKind::typical_case, .by = DocumentQuery::By::state, .newest_first = true};
  query.key = code(StoryState::published);
  return papers(query, cursor, limit);
}

}  // namespace zq::workflow
