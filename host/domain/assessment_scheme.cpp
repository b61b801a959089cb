#include "domain/assessment_scheme.hpp"

#include <algorithm>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = ScoredEvent;
using K = FactKind;
constexpr std::array words{
    Word<S>{S::letter_overdue, "letter_overdue", "协查超期"},
    Word<S>{S::demand_refused, "demand_refused", "索要清单以外的证明被拒绝"},
    Word<S>{S::violation, "violation", "查实的违规"},
    Word<S>{S::complaint_verified, "complaint_verified", "投诉举报查实"},
    Word<S>{S::complaint_answer_late, "complaint_answer_late", "投诉举报未按期告知"},
    Word<S>{S::complaint_late, "complaint_late", "投诉举报未按期办结"},
    Word<S>{S::supervision_notice, "supervision_notice", "收到监督通知书"},
    Word<S>{S::rectification_late, "rectification_late", "监督通知书逾期未整改"},
    Word<S>{S::finding, "finding", "督察暗访发现问题"},
    Word<S>{S::finding_late, "finding_late", "督察暗访问题逾期未整改"},
    Word<S>{S::adjustment_late, "adjustment_late", "清单调整未按期申请"},
    Word<S>{S::window_late, "window_late", "市外办事证明未按期出具"},
    Word<S>{S::dissatisfied, "dissatisfied", "群众评价不满意"},
};
static_assert(words.size() == scored_event_count);

}  // namespace

std::string_view code(ScoredEvent v) { return code_in(words, v); }
std::string_view chinese(ScoredEvent v) { return chinese_in(words, v); }
bool from_code(std::string_view c, ScoredEvent& v) { return take(by_code(words, c), v); }

Selector facts_of(ScoredEvent event) {
  switch (event) {
    case S::letter_overdue:
      return {K::letter, {Mark::late}};
    case S::demand_refused:
      return {K::demand, {Mark::refused}};
    case S::violation:
      return {K::violation};
    case S::complaint_verified:
      return {K::complaint_decided, {Mark::confirmed}};
    case S::complaint_answer_late:
      return {K::complaint_answer, {Mark::late}};
    case S::complaint_late:
      return {K::complaint_handling, {Mark::late}};
    case S::supervision_notice:
      return {K::supervision_notice};
    case S::rectification_late:
      return {K::rectification, {Mark::late}};
    case S::finding:
      return {K::finding};
    case S::finding_late:
      return {K::finding_due, {Mark::late}};
    case S::adjustment_late:
      return {K::adjustment, {Mark::late}};
    case S::window_late:
      return {K::window_due, {Mark::late}};
    case S::dissatisfied:
      break;
  }
  return {K::rating, {Mark::dissatisfied}};
}

const SchemeEvent* AssessmentScheme::rule(ScoredEvent event) const {
  const auto found = std::ranges::find(events, event, &SchemeEvent::kind);
  return found == events.end() ? nullptr : &*found;
}

bool AssessmentScheme::assesses(std::string_view unit_id) const {
  const std::string all = " " + except + " ";
  return all.find(" " + std::string(unit_id) + " ") == std::string::npos;
}

AssessmentSchemes::AssessmentSchemes(std::vector<AssessmentScheme> all) : all_(std::move(all)) {
  std::ranges::sort(all_, {}, &AssessmentScheme::year);
}

const AssessmentScheme* AssessmentSchemes::of(int year) const {
  const AssessmentScheme* found = nullptr;
  for (const AssessmentScheme& one : all_)
    if (one.year <= year) found = &one;
  return found;
}

}  // namespace zq
