// What the joint office and 司法局 say to an adjustment: review, legality, approval (调整-4.2, 9, 11).
#include <array>

#include "domain/notice.hpp"
#include "domain/words.hpp"
#include "workflow/adjustment_change.hpp"

namespace zq::workflow {
namespace {

constexpr std::array opinion_words{
    Word<ReviewOpinion>{ReviewOpinion::pass, "pass", "同意"},
    Word<ReviewOpinion>{ReviewOpinion::give_back, "return", "退回补正"},
    Word<ReviewOpinion>{ReviewOpinion::reject, "reject", "不同意"},
};

AdjustmentEvent event_of(ReviewOpinion opinion) {
  switch (opinion) {
    case ReviewOpinion::pass:
      return AdjustmentEvent::pass;
    case ReviewOpinion::give_back:
      return AdjustmentEvent::give_back;
    case ReviewOpinion::reject:
      return AdjustmentEvent::reject;
  }
  return AdjustmentEvent::reject;
}

std::string said(std::string_view opinion, const Statement& statement) {
  return std::string(opinion) + (statement.reason.empty() ? "" : "：" + statement.reason);
}

std::map<std::string, std::string> opinion_fields(const Adjustment& value, std::string_view opinion,
                                                  const Statement& statement) {
  return {{"content", content_of(value.form, value.before ? &*value.before : nullptr)},
          {"opinion", std::string(opinion)},
          {"reason", statement.reason.empty() ? "无" : statement.reason}};
}

}  // namespace

std::string_view code(ReviewOpinion v) { return code_in(opinion_words, v); }
std::optional<ReviewOpinion> review_opinion_from_code(std::string_view text) { return by_code(opinion_words, text); }

Result<Adjustment> Adjustments::review(Unit& unit, const Context& context, const std::string& id, ReviewOpinion opinion,
                                       const Statement& statement, Instant now) {
  auto value = find(id);
  if (!value) return value;
  const AdjustmentEvent on = event_of(opinion);
  const auto row = step(value->state, on);
  const bool of_review = value->state == AdjustmentState::submitted || value->state == AdjustmentState::re_review;
  if (!row || !of_review) return row ? step(value->state, AdjustmentEvent::pass).error() : row.error();
  const bool passed = opinion == ReviewOpinion::pass;
  if (!passed)
    if (auto given = with_reason(statement, "调整-9.1"); !given) return std::move(given).error();
  const std::string text = said(chinese_in(opinion_words, opinion), statement);
  auto writ = issue(unit, *value, WritKind::adjustment_review,
                    opinion_fields(*value, chinese_in(opinion_words, opinion), statement), context, now);
  if (!writ) return std::move(writ).error();
  Ids& ids = tools_.handlers.ids;
  tell(unit, ids, *value, value->unit, "reviewed", title_of(*value) + "的审核意见：" + text, now);
  // The legality review lies inside the office's days (C-08): its clock runs on.
  Change change{statement.operator_name, text, std::move(*writ), passed ? value->clock : std::nullopt, true};
  if (passed)
    tell(unit, ids, *value, std::string(justice_unit), "reviewed",
         title_of(*value) + "已通过初审，请作合法性审查。" + (value->clock ? value->clock->explanation : ""), now);
  return moved(unit, context, *value, on, std::move(change), now);
}

Result<Adjustment> Adjustments::review_legality(Unit& unit, const Context& context, const std::string& id, bool passed,
                                                const Statement& statement, Instant now) {
  auto value = find(id);
  if (!value) return value;
  const AdjustmentEvent on = passed ? AdjustmentEvent::legality_pass : AdjustmentEvent::legality_fail;
  if (const auto row = step(value->state, on); !row) return row.error();
  if (!passed)
    if (auto given = with_reason(statement, "调整-4.2"); !given) return std::move(given).error();
  const std::string_view opinion = passed ? "合法" : "不合法";
  auto writ = issue(unit, *value, WritKind::legality_review, opinion_fields(*value, opinion, statement), context, now);
  if (!writ) return std::move(writ).error();
  const std::string text = title_of(*value) + "的合法性审查意见：" + said(opinion, statement);
  for (const std::string& to : {value->unit, std::string(joint_office_unit)})
    tell(unit, tools_.handlers.ids, *value, to, "legality", passed ? text + "。请将拟调整的内容对外公示" : text, now);
  return moved(unit, context, *value, on,
               {statement.operator_name, said(opinion, statement), std::move(*writ), {}, true}, now);
}

Result<Adjustment> Adjustments::approve(Unit& unit, const Context& context, const std::string& id, bool approved,
                                        const Statement& statement, Instant now) {
  auto value = find(id);
  if (!value) return value;
  const AdjustmentEvent on = approved ? AdjustmentEvent::approve : AdjustmentEvent::reject;
  if (const auto row = step(value->state, AdjustmentEvent::approve); !row) return row.error();
  if (approved) {
    if (auto same = same_text(*value); !same) return std::move(same).error();
  } else if (auto given = with_reason(statement, "调整-11.1"); !given) {
    return std::move(given).error();
  }
  const std::string text = said(approved ? "核准" : "不予核准", statement);
  tell(unit, tools_.handlers.ids, *value, value->unit, code(on), title_of(*value) + "：" + text, now);
  return moved(unit, context, *value, on, {statement.operator_name, text}, now);
}

}  // namespace zq::workflow
