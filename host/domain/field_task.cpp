#include "domain/field_task.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {
constexpr std::array platform_words{
    Word<StreetPlatform>{StreetPlatform::governance, "governance", "综治工作"},
    Word<StreetPlatform>{StreetPlatform::market, "market", "市场监管"},
    Word<StreetPlatform>{StreetPlatform::enforcement, "enforcement", "综合执法"},
    Word<StreetPlatform>{StreetPlatform::service, "service", "便民服务"},
};
constexpr std::array state_words{
    Word<FieldTaskState>{FieldTaskState::accepted, "accepted", "已受理"},
    Word<FieldTaskState>{FieldTaskState::assigned, "assigned", "已交办"},
    Word<FieldTaskState>{FieldTaskState::handling, "handling", "处置中"},
    Word<FieldTaskState>{FieldTaskState::feedback, "feedback", "已反馈"},
    Word<FieldTaskState>{FieldTaskState::closed, "closed", "已办结"},
    Word<FieldTaskState>{FieldTaskState::returned, "returned", "已退回"},
    Word<FieldTaskState>{FieldTaskState::overdue, "overdue", "已逾期"},
    Word<FieldTaskState>{FieldTaskState::unknown, "unknown", "状态不明"},
};
constexpr std::array conclusion_words{
    Word<FieldConclusion>{FieldConclusion::confirmed, "true", "属实"},
    Word<FieldConclusion>{FieldConclusion::refuted, "false", "不属实"},
    Word<FieldConclusion>{FieldConclusion::unverifiable, "unverifiable", "无法核实"},
};
constexpr std::array answer_words{
    Word<FieldAnswerKind>{FieldAnswerKind::yes_no, "yes_no", "是否"},
    Word<FieldAnswerKind>{FieldAnswerKind::text, "text", "文字"},
    Word<FieldAnswerKind>{FieldAnswerKind::photo, "photo", "照片"},
};
}  // namespace

std::string_view code(StreetPlatform v) { return code_in(platform_words, v); }
std::string_view chinese(StreetPlatform v) { return chinese_in(platform_words, v); }
std::optional<StreetPlatform> street_platform_from_code(std::string_view c) { return by_code(platform_words, c); }
std::string_view code(FieldTaskState v) { return code_in(state_words, v); }
std::string_view chinese(FieldTaskState v) { return chinese_in(state_words, v); }
std::optional<FieldTaskState> field_task_state_from_code(std::string_view c) { return by_code(state_words, c); }
std::string_view code(FieldConclusion v) { return code_in(conclusion_words, v); }
std::string_view chinese(FieldConclusion v) { return chinese_in(conclusion_words, v); }
std::optional<FieldConclusion> field_conclusion_from_code(std::string_view c) { return by_code(conclusion_words, c); }
std::string_view code(FieldAnswerKind v) { return code_in(answer_words, v); }
std::string_view chinese(FieldAnswerKind v) { return chinese_in(answer_words, v); }
std::optional<FieldAnswerKind> field_answer_kind_from_code(std::string_view c) { return by_code(answer_words, c); }

}  // namespace zq
