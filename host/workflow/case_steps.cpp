#include "workflow/case_steps.hpp"

#include <algorithm>

#include "domain/clocks.hpp"
#include "domain/notice.hpp"
#include "records/letter_record.hpp"
#include "records/papers_record.hpp"
#include "workflow/case_acts.hpp"
#include "workflow/case_writs.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

constexpr int papers_most = 200;  // of one kind, of one case

Act paper_act(const Case& value, std::string_view kind, CaseState before, const Context& context,
              std::string_view basis, const std::string& paper, const std::string& operator_name, Instant now) {
  Act act = case_act(value, kind, before, context.caller.value, context.request_id, basis, now);
  act.detail = json_object({{"paper", paper}, {"operator", operator_name}});
  return act;
}

Result<std::vector<Document>> papers(Store& store, DocumentKind kind, const CaseId& id) {
  DocumentQuery query;
  query.kind = kind;
  query.by = DocumentQuery::By::case_id;
  query.key = id.value;
  auto page = store.documents(query, {}, papers_most);
  if (!page) return std::move(page).error();
  return std::move(page->items);
}

std::vector<std::string> evidence_of(const Case& value, const std::vector<Document>& visits) {
  std::vector<std::string> all;
  std::string_view rest = value.answered_by;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    all.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (all.empty()) all.emplace_back(value.cause ? "machine:" + std::string(code(*value.cause)) : "machine");
  for (const Document& visit : visits) all.push_back(visit.id);
  return all;
}

void tell_owner(Unit& unit, Ids& ids, const Case& value, std::string event, std::string subject, std::string text,
                Instant now) {
  Notice notice;
  notice.to = value.caller.value;
  notice.event = std::move(event);
  notice.subject = std::move(subject);
  notice.case_id = value.id;
  notice.text = std::move(text);
  notify(unit, ids, std::move(notice), now);
}

}  // namespace

Result<Paper> answer_with(const Document& document) {
  auto paper = paper_of(document);
  if (!paper) return Error{ErrorCode::internal, "存档无法读取", "a document that was just written is broken"};
  return std::move(*paper);
}

Result<OpenedCase> open_case_of(const Handlers& tools, const Context& context, const CaseId& id) {
  auto found = tools.store.find_case(id);
  if (!found) return std::move(found).error();
  if (!found->has_value() || (*found)->caller != context.caller)
    return Error{ErrorCode::not_found, "没有这个核查事项，或者它属于别的调用方；请核对编号"};
  Case value = std::move(**found);
  if (is_closed(value.state))
    return Error{ErrorCode::conflict, "核查事项" + std::string(chinese(value.state)) + "，不能再作处理"};
  auto list = tools.list.numbered(value.list_version);
  if (!list) return std::move(list).error();
  const Entry* entry = *list ? (*list)->find(value.entry) : nullptr;
  if (!entry) return Error{ErrorCode::internal, "清单版本缺失", "a case's list entry is not stored"};
  return OpenedCase{std::move(value), *entry};
}

Result<Paper> CaseSteps::ask_supplement(Unit& unit, const Context& context, const CaseId& id,
                                        const SupplementOrder& order, Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  Case& value = opened->value;
  auto before = papers(tools_.store, DocumentKind::supplement, id);
  if (!before) return std::move(before).error();
  if (!before->empty())
    return Error{
        ErrorCode::conflict, "已经一次性告知过申请人补充材料，不得再次要求补充", {}, {}, "规定-12.1、核查-7.1"};
  auto visits = papers(tools_.store, DocumentKind::on_site_record, id);
  if (!visits) return std::move(visits).error();
  const auto law = tools_.law.get();
  const auto rules = law->rulesets.in_force(beijing_day(value.opened_at));
  if (!rules) return rules.error();
  if (auto refused = refusal(order, value, !visits->empty(), (*rules)->supplement)) return std::move(*refused);
  const CaseState state_before = value.state;
  auto applied = apply(value, CaseEvent::supplement_asked, now);
  if (!applied) return std::move(applied).error();

  Supplement paper;
  paper.id = tools_.ids.fresh("BC", now);
  paper.case_id = id;
  paper.owner = value.caller;
  paper.applicant_name = value.applicant_name;
  paper.ground = order.ground;
  paper.evidence = evidence_of(value, *visits);
  paper.differing = differing_fields(value);
  paper.on_site_skipped = order.on_site_skipped;
  paper.items = order.items;
  paper.asked_by = order.operator_name;
  paper.asked_at = now;
  const Document document = records::document_of(paper);
  unit.emplace_back(SaveCase{value});
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{paper_act(value, "supplement.asked", state_before, context, "规定-12.1、核查-7.1",
                                        paper.id, order.operator_name, now)});
  auto answer = answer_with(document);
  if (!answer) return answer;
  auto writ = tools_.writs.issue(unit, writ_of(paper, value, context.department), now);
  if (!writ) return std::move(writ).error();
  answer->writ = std::move(*writ);
  tell_owner(unit, tools_.ids, value, "supplement.asked", paper.id, "请告知申请人：" + answer->text, now);
  return answer;
}

Result<Paper> CaseSteps::supplied(Unit& unit, const Context& context, const CaseId& id,
                                  const std::vector<SuppliedItem>& items, const std::string& operator_name,
                                  const std::string& kept_where, Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  Case& value = opened->value;
  const CaseState state_before = value.state;
  auto applied = apply(value, CaseEvent::supplied, now);
  if (!applied) return std::move(applied).error();
  auto asked = papers(tools_.store, DocumentKind::supplement, id);
  if (!asked) return std::move(asked).error();
  auto paper = asked->empty() ? std::nullopt : records::supplement_of(asked->front());
  if (!paper) return Error{ErrorCode::internal, "补充材料的存档无法读取", "a supplement is missing or broken"};
  if (items.size() != paper->items.size())
    return Error{ErrorCode::invalid_input,
                 "补充的材料应与一次性告知的各项一一对应",
                 {},
                 {{"/items", "项数不符", std::to_string(paper->items.size()), std::to_string(items.size())}},
                 "规定-12.1"};
  for (size_t i = 0; i < items.size(); ++i) {
    paper->items[i].value = Private(items[i].value);
    paper->items[i].file_hash = items[i].file_hash;
  }
  paper->supplied_to = operator_name;
  paper->kept_where = kept_where;
  paper->supplied_at = now;
  const Document document = records::document_of(*paper);
  unit.emplace_back(SaveCase{value});
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{paper_act(value, "supplement.supplied", state_before, context, "规定-12.1、规定-12.2",
                                        paper->id, operator_name, now)});
  return answer_with(document);
}

Result<Paper> CaseSteps::volunteered(Unit& unit, const Context& context, const CaseId& id, Volunteered paper,
                                     Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  const auto law = tools_.law.get();
  const auto rules = law->rulesets.in_force(beijing_day(opened->value.opened_at));
  if (!rules) return rules.error();
  if (auto refused = refusal(paper, opened->entry, (*rules)->volunteered)) return std::move(*refused);
  paper.id = tools_.ids.fresh("ZD", now);
  paper.case_id = id;
  paper.owner = opened->value.caller;
  paper.applicant_name = opened->value.applicant_name;
  paper.methods = opened->entry.methods;
  paper.received_at = now;
  const Document document = records::document_of(paper);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{paper_act(opened->value, paper.accepted ? "volunteered.accepted" : "volunteered.refused",
                                        opened->value.state, context, "规定-16", paper.id, paper.received_by, now)});
  return answer_with(document);
}

Result<Case> CaseSteps::decide(Unit& unit, const Context& context, const CaseId& id, const Decision& decision,
                               Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  Case& value = opened->value;
  const CaseState before = value.state;
  auto applied = apply(value, CaseEvent::decided, now);
  if (!applied) return std::move(applied).error();
  auto visits = papers(tools_.store, DocumentKind::on_site_record, id);
  if (!visits) return std::move(visits).error();
  value.decided_on = before == CaseState::supplemented ? "supplement"
                     : before == CaseState::committed  ? "commitment"
                     : !visits->empty()                ? "on_site"
                     : value.verdict                   ? "verdict"
                                                       : "other";
  value.decision = decision.text;
  value.decided_by = decision.operator_name;
  unit.emplace_back(SaveCase{value});
  Act act = case_act(value, "verification.decided", before, context.caller.value, context.request_id, "规定-12.1", now);
  act.detail = json_object(
      {{"decided_on", value.decided_on}, {"operator", decision.operator_name}, {"reason", decision.reason}});
  unit.emplace_back(AppendAct{std::move(act)});
  return std::move(value);
}

Result<Case> CaseSteps::withdraw(Unit& unit, const Context& context, const CaseId& id, const Decision& why,
                                 Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  Case& value = opened->value;
  const CaseState before = value.state;
  auto applied = apply(value, CaseEvent::withdrawn, now);
  if (!applied) return std::move(applied).error();
  auto letters = letters_of(tools_.store, id);
  if (!letters) return std::move(letters).error();
  for (Letter& letter : *letters) {
    const auto row = step(letter.state, LetterEvent::withdraw);
    if (!row) continue;  // answered or closed already
    const std::string letter_before{code(letter.state)};
    letter.state = row->to;
    letter.closed_at = now;
    letter.reason = why.reason;
    save(unit, letter);
    unit.emplace_back(AppendAct{
        letter_act(letter, "letter.withdrawn", context.caller.value, context.request_id, letter_before, now)});
  }
  unit.emplace_back(DropWork{"poll:" + id.value});
  unit.emplace_back(SaveCase{value});
  Act act = case_act(value, "verification.withdrawn", before, context.caller.value, context.request_id, "", now);
  act.detail = json_object({{"operator", why.operator_name}, {"reason", why.reason}});
  unit.emplace_back(AppendAct{std::move(act)});
  return std::move(value);
}

Result<std::vector<Paper>> CaseSteps::file(const Context& context, const CaseId& id) {
  auto found = tools_.store.find_case(id);
  if (!found) return std::move(found).error();
  if (!found->has_value() || (*found)->caller != context.caller)
    return Error{ErrorCode::not_found, "没有这个核查事项，或者它属于别的调用方；请核对编号"};
  std::vector<Paper> all;
  for (const DocumentKind kind : {DocumentKind::supplement, DocumentKind::volunteered, DocumentKind::authorisation,
                                  DocumentKind::commitment, DocumentKind::violation}) {
    auto documents = papers(tools_.store, kind, id);
    if (!documents) return std::move(documents).error();
    for (const Document& document : *documents) {
      auto paper = answer_with(document);
      if (!paper) return std::move(paper).error();
      all.push_back(std::move(*paper));
    }
  }
  std::ranges::stable_sort(all, {}, &Paper::at);
  return all;
}

}  // namespace zq::workflow
