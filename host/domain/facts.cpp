#include "domain/facts.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {
using enum FactKind;
constexpr std::array words{Word<FactKind>{letter, "letter", "协助核查函"},
                           Word<FactKind>{opened, "opened", "发起的核查"},
                           Word<FactKind>{decided, "decided", "办结的核查"},
                           Word<FactKind>{demand, "demand", "索要证明"},
                           Word<FactKind>{supplement, "supplement", "补充材料"},
                           Word<FactKind>{commitment_check, "commitment_check", "书面承诺核查"},
                           Word<FactKind>{exclusion, "exclusion", "不适用承诺的决定"},
                           Word<FactKind>{violation, "violation", "查实的违规"},
                           Word<FactKind>{complaint, "complaint", "投诉举报"},
                           Word<FactKind>{complaint_answer, "complaint_answer", "应告知的投诉举报"},
                           Word<FactKind>{complaint_handling, "complaint_handling", "应办结的投诉举报"},
                           Word<FactKind>{complaint_decided, "complaint_decided", "有结论的投诉举报"},
                           Word<FactKind>{supervision_notice, "supervision_notice", "监督通知书"},
                           Word<FactKind>{rectification, "rectification", "应完成的整改"},
                           Word<FactKind>{adjustment, "adjustment", "清单调整"},
                           Word<FactKind>{adjustment_review, "adjustment_review", "应审核的清单调整"},
                           Word<FactKind>{opinion, "opinion", "公众意见"},
                           Word<FactKind>{window_request, "window_request", "市外办事证明"},
                           Word<FactKind>{window_due, "window_due", "应办结的市外办事证明"},
                           Word<FactKind>{rating, "rating", "群众评价"},
                           Word<FactKind>{finding, "finding", "督察暗访"},
                           Word<FactKind>{finding_due, "finding_due", "应整改的问题"},
                           Word<FactKind>{criticism, "criticism", "通报扣分"},
                           Word<FactKind>{bonus, "bonus", "加分"},
                           Word<FactKind>{typical_case, "typical_case", "典型案例"},
                           Word<FactKind>{interview, "interview", "约谈"}};
}  // namespace

std::string_view code(FactKind v) { return code_in(words, v); }
std::string_view chinese(FactKind v) { return chinese_in(words, v); }

}  // namespace zq
