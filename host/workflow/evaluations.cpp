#include "workflow/evaluations.hpp"

#include <algorithm>

#include "records/assessment_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

std::vector<Fact> facts_of_unit(std::span<const Fact> facts, const std::string& unit) {
  std::vector<Fact> own;
  std::ranges::copy_if(facts, std::back_inserter(own), [&](const Fact& fact) { return fact.unit == unit; });
  return own;
}

// Figures of one unit, without the ids: the district's name them.
std::vector<FrozenFigure> without_ids(std::vector<FrozenFigure> figures) {
  for (FrozenFigure& figure : figures) figure.ids.clear();
  return figures;
}

}  // namespace

Result<Evaluation> Evaluations::find(const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::evaluation, id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return Error{ErrorCode::not_found, "没有这个期间的评估；请核对编号"};
  auto value = records::evaluation_of(**found);
  if (!value) return Error{ErrorCode::internal, "评估的存档无法读取", "an evaluation is broken"};
  return std::move(*value);
}

Result<Page<Evaluation>> Evaluations::list(const std::string& cursor, int limit) {
  auto page = tools_.store.documents({.kind = DocumentKind::evaluation, .newest_first = true}, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Evaluation> all;
  all.next = std::move(page->next);
  for (const Document& document : page->items) {
    auto value = records::evaluation_of(document);
    if (!value) return Error{ErrorCode::internal, "评估的存档无法读取", "an evaluation is broken"};
    all.items.push_back(std::move(*value));
  }
  return all;
}

Result<Evaluation> Evaluations::make(Unit& unit, const Context& context, const ReviewSpan& span, Instant now) {
  if (now < span.until())
    return Error{ErrorCode::conflict, span.words() + "尚未结束，期满后才能评估", {}, {}, "规定-18.1"};
  auto before = find(evaluation_id(span));
  if (before || before.error().code != ErrorCode::not_found) return before;
  auto scheme = scoring_.scheme_of(static_cast<int>(span.first.year()));
  if (!scheme) return std::move(scheme).error();
  auto facts = scoring_.all_facts(span, now);
  if (!facts) return std::move(facts).error();
  Evaluation value;
  value.id = evaluation_id(span);
  value.span = span.text();
  value.scheme = scheme->title;
  value.attention_below = scheme->attention_below;
  value.made_at = now;
  value.figures = frozen(*facts);
  std::vector<UnitScore> scores = scoring_.scores_from(*scheme, *facts);
  for (UnitScore& one : scores) {
    auto figures = without_ids(frozen(facts_of_unit(*facts, one.unit)));
    value.units.push_back({one.unit, one.name, one.score.base, one.score.deductions, one.score.bonus, one.score.total,
                           one.rank, std::move(one.score.events), std::move(figures)});
  }
  unit.emplace_back(SaveDocument{records::document_of(value)});
  unit.emplace_back(AppendAct{oversight_act("evaluation.made", value.id, context, "规定-18.1", "", code(value.state),
                                            json_object({{"period", value.span}}), now)});
  tell_unit(unit, tools_, std::string("joint_office"), "evaluation.made", value.id,
            span.words() + "评估已生成，请审核后向区政府报告", now);
  return value;
}

Result<Evaluation> Evaluations::report(Unit& unit, const Context& context, const std::string& id,
                                       const std::string& report_no, const std::string& by, Instant now) {
  auto value = find(id);
  if (!value) return value;
  if (value->state == EvaluationState::reported)
    return Error{ErrorCode::conflict, "该期评估已向区政府报告，文号：" + value->report_no, {}, {}, "规定-18.1"};
  value->state = EvaluationState::reported;
  value->report_no = report_no;
  value->reported_by = by;
  value->reported_at = now;
  unit.emplace_back(SaveDocument{records::document_of(*value)});
  unit.emplace_back(AppendAct{oversight_act("evaluation.reported", id, context, "规定-18.1", "open", "reported",
                                            json_object({{"report_no", report_no}, {"operator", by}}), now)});
  for (const EvaluatedUnit& one : value->units)
    tell_unit(unit, tools_, one.unit, "evaluation.reported", id,
              value->span + "评估：得分 " + points_text(one.total) + "，第 " + std::to_string(one.rank) + " 名", now);
  return value;
}

}  // namespace zq::workflow
