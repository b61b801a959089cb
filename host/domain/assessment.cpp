#include "domain/assessment.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = AssessmentState;
using E = AssessmentEvent;
constexpr std::array table{
    AssessmentRow{S::open, E::self_score, S::self_scored}, AssessmentRow{S::self_scored, E::self_score, S::self_scored},
    AssessmentRow{S::self_scored, E::verify, S::verified}, AssessmentRow{S::verified, E::verify, S::verified},
    AssessmentRow{S::verified, E::finalise, S::final},     AssessmentRow{S::final, E::hand_over, S::exported},
};
constexpr std::array state_words{
    Word<S>{S::open, "open", "待自评"},         Word<S>{S::self_scored, "self_scored", "已自评"},
    Word<S>{S::verified, "verified", "已核准"}, Word<S>{S::final, "final", "已定分"},
    Word<S>{S::exported, "exported", "已报送"},
};
using V = EvaluationState;
constexpr std::array evaluation_words{Word<V>{V::open, "open", "待报告"},
                                      Word<V>{V::reported, "reported", "已报告区政府"}};

std::string_view verb_of(E event) {
  switch (event) {
    case E::self_score:
      return "自查自评";
    case E::verify:
      return "核准评分";
    case E::finalise:
      return "定分";
    case E::hand_over:
      break;
  }
  return "报送";
}

}  // namespace

std::span<const AssessmentRow> assessment_table() { return table; }

Result<AssessmentRow> step(AssessmentState from, AssessmentEvent on) {
  std::string possible;
  for (const AssessmentRow& row : table) {
    if (row.from == from && row.on == on) return row;
    if (row.from == from) possible += (possible.empty() ? "" : "、") + std::string(verb_of(row.on));
  }
  return Error{ErrorCode::conflict,
               "年度考核当前状态为“" + std::string(chinese(from)) + "”，不能" + std::string(verb_of(on)) +
                   (possible.empty() ? "；已经办结" : "；现在可以：" + possible),
               {},
               {},
               "考核-3(2)"};
}

std::string_view code(AssessmentState v) { return code_in(state_words, v); }
std::string_view chinese(AssessmentState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, AssessmentState& v) { return take(by_code(state_words, c), v); }
std::string_view code(EvaluationState v) { return code_in(evaluation_words, v); }
std::string_view chinese(EvaluationState v) { return chinese_in(evaluation_words, v); }
bool from_code(std::string_view c, EvaluationState& v) { return take(by_code(evaluation_words, c), v); }

std::string assessment_id(int year, std::string_view unit) {
  return "KH" + std::to_string(year) + "-" + std::string(unit);
}
std::string evaluation_id(const ReviewSpan& span) { return "PG" + span.text(); }

std::vector<Fault> faults_of(const Assessment& value, std::span<const ItemPoints> given, AssessmentEvent on) {
  std::vector<Fault> faults;
  for (const AssessedItem& item : value.items) {
    const auto count = std::ranges::count(given, item.item, &ItemPoints::item);
    if (count != 1)
      faults.push_back({"/items", "第" + std::to_string(item.item) + "项（" + item.title + "）须评分一次", "once",
                        std::to_string(count) + " times"});
  }
  for (size_t i = 0; i < given.size(); ++i) {
    const std::string path = "/items/" + std::to_string(i);
    const auto item = std::ranges::find(value.items, given[i].item, &AssessedItem::item);
    if (item == value.items.end()) continue;
    if (given[i].points < Points{} || given[i].points > item->full)
      faults.push_back({path + "/points", "得分须在 0 与该项满分之间", "0.." + points_text(item->full),
                        points_text(given[i].points)});
    if (on == AssessmentEvent::verify && given[i].points != item->daily && given[i].text.empty())
      faults.push_back({path + "/text", "核准得分与日常考评不一致的，须说明理由", "a reason", "nothing"});
  }
  return faults;
}

std::vector<FrozenFigure> frozen(std::span<const Fact> facts) {
  std::vector<FrozenFigure> figures;
  for (const Indicator& one : indicators()) {
    Figure figure = compute(one, facts);
    if (figure.ids.size() > frozen_ids_most) figure.ids.resize(frozen_ids_most);
    figures.push_back({one.id, std::move(figure.value), figure.numerator, figure.denominator, std::move(figure.sorts),
                       std::move(figure.ids)});
  }
  return figures;
}

}  // namespace zq
