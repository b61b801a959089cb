#include "workflow/violations.hpp"

#include <algorithm>

#include "records/commitment_record.hpp"
#include "records/violation_record.hpp"
#include "workflow/suspicion.hpp"

namespace zq::workflow {

Result<Paper> Violations::report(Unit& unit, const Context& context, Violation value, Instant now) {
  value.state = ViolationState::suspected;
  value.id = suspect(unit, tools_.ids, value, context, now);
  value.found_at = now;
  return answer_with(records::document_of(value));
}

Result<Violation> Violations::find(const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::violation, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::violation_of(**found) : std::nullopt;
  if (!value) return Error{ErrorCode::not_found, "没有这条违规线索；请核对编号"};
  return std::move(*value);
}

Result<Paper> Violations::moved(Unit& unit, const Context& context, Violation& value, ViolationEvent on, Instant now) {
  const auto row = step(value.state, on);
  if (!row) return row.error();
  const std::string before{code(value.state)};
  value.state = row->to;
  if (value.state == ViolationState::closed) value.closed_at = now;
  const Document document = records::document_of(value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(
      AppendAct{violation_act(value, "violation." + std::string(code(value.state)), before, context, now)});
  return answer_with(document);
}

Result<Paper> Violations::confirm(Unit& unit, const Context& context, const std::string& id,
                                  const std::string& conclusion, const std::string& operator_name, Instant now) {
  auto value = find(id);
  if (!value) return std::move(value).error();
  value->conclusion = conclusion;
  value->concluded_by = operator_name;
  return moved(unit, context, *value, ViolationEvent::confirm, now);
}

Result<Paper> Violations::exempt(Unit& unit, const Context& context, const std::string& id, Exemption exemption,
                                 Instant now) {
  auto value = find(id);
  if (!value) return std::move(value).error();
  Error refused{ErrorCode::no_ground, "不符合免责条件", {}, {}, "规定-20.1"};
  auto commitment = tools_.store.find_document(DocumentKind::commitment, value->subject);
  if (!commitment) return std::move(commitment).error();
  const auto promised = commitment->has_value() ? records::commitment_of(**commitment) : std::nullopt;
  const bool was_false = promised && std::ranges::any_of(promised->checks, [](const auto& c) { return !c.held; });
  if (!was_false) refused.faults.push_back({"", "差错不是因申请人的虚假承诺造成的", "经核查不实的书面承诺", "没有"});
  for (const std::string& condition : missing_for(exemption))
    refused.faults.push_back({"", "不具备条件：" + condition, "true", "false"});
  if (!refused.faults.empty()) return refused;
  exemption.decided_at = now;
  value->exemption = std::move(exemption);
  return moved(unit, context, *value, ViolationEvent::exempt, now);
}

Result<Paper> Violations::refer(Unit& unit, const Context& context, const std::string& id, Referral referral,
                                Instant now) {
  auto value = find(id);
  if (!value) return std::move(value).error();
  referral.at = now;
  value->referral = std::move(referral);
  return moved(unit, context, *value, ViolationEvent::refer, now);
}

Result<Paper> Violations::close(Unit& unit, const Context& context, const std::string& id,
                                const std::string& conclusion, const std::string& operator_name, Instant now) {
  auto value = find(id);
  if (!value) return std::move(value).error();
  if (value->referral) value->referral->result = conclusion;
  if (value->state == ViolationState::suspected) {
    value->conclusion = conclusion;
    value->concluded_by = operator_name;
  }
  return moved(unit, context, *value, ViolationEvent::close, now);
}

Result<Page<Paper>> Violations::list(std::optional<ViolationState> state, const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::violation;
  query.newest_first = true;
  if (state) {
    query.by = DocumentQuery::By::state;
    query.key = code(*state);
  }
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

}  // namespace zq::workflow
