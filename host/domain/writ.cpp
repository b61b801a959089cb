#include "domain/writ.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {
using enum WritKind;

constexpr std::array words{
    Word<WritKind>{complaint_completion, "complaint_completion", "投诉举报补正告知书"},
    Word<WritKind>{complaint_acceptance, "complaint_acceptance", "投诉举报受理告知书"},
    Word<WritKind>{complaint_rejection, "complaint_rejection", "投诉举报不予受理告知书"},
    Word<WritKind>{complaint_redirection, "complaint_redirection", "投诉举报有权部门告知书"},
    Word<WritKind>{recusal_decision, "recusal_decision", "回避决定告知书"},
    Word<WritKind>{complaint_decision, "complaint_decision", "投诉举报办理结果告知书"},
    Word<WritKind>{complaint_termination, "complaint_termination", "投诉举报终止办理告知书"},
    Word<WritKind>{supervision_notice, "supervision_notice", "监督通知书"},
    Word<WritKind>{adjustment_application, "adjustment_application", "证明材料取消清单动态调整申请表"},
    Word<WritKind>{adjustment_review, "adjustment_review", "审核意见书"},
    Word<WritKind>{legality_review, "legality_review", "合法性审查意见书"},
    Word<WritKind>{public_notice, "public_notice", "证明材料取消清单调整公示"},
    Word<WritKind>{adoption_report, "adoption_report", "意见采纳情况报告"},
    Word<WritKind>{list_announcement, "list_announcement", "证明材料取消清单公布公告"},
    Word<WritKind>{window_guidance, "window_guidance", "一次性告知书"},
    Word<WritKind>{window_refusal, "window_refusal", "不予出具说明书"},
    Word<WritKind>{meeting_minutes, "meeting_minutes", "会议纪要"},
    Word<WritKind>{bulletin, "bulletin", "通报"},
    Word<WritKind>{interview_notice, "interview_notice", "约谈通知书"},
    Word<WritKind>{letter, "letter", "协助核查函"},
    Word<WritKind>{commitment, "commitment", "承诺书"},
    Word<WritKind>{supplement_request, "supplement_request", "一次性补充材料告知书"},
    Word<WritKind>{rectification_order, "rectification_order", "责令限期整改通知书"},
    Word<WritKind>{commitment_exclusion, "commitment_exclusion", "不适用书面承诺方式决定书"},
};
}  // namespace

std::string_view code(WritKind v) { return code_in(words, v); }
std::string_view chinese(WritKind v) { return chinese_in(words, v); }
bool from_code(std::string_view text, WritKind& v) { return take(by_code(words, text), v); }

std::span<const WritKind> all_writ_kinds() {
  static constexpr auto kinds = [] {
    std::array<WritKind, words.size()> all{};
    for (size_t i = 0; i < words.size(); ++i) all[i] = words[i].value;
    return all;
  }();
  return kinds;
}

}  // namespace zq
