#include "domain/document.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {
using enum DocumentKind;
constexpr std::array words{
    Word<DocumentKind>{letter, "letter", "协助核查函"},
    Word<DocumentKind>{overdue_report, "overdue_report", "超期报告"},
    Word<DocumentKind>{designee, "designee", "协查专人"},
    Word<DocumentKind>{notice, "notice", "通知"},
    Word<DocumentKind>{attachment, "attachment", "附件"},
    Word<DocumentKind>{commitment_template, "commitment_template", "承诺书模板"},
    Word<DocumentKind>{supervision_plan, "supervision_plan", "监管方案"},
    Word<DocumentKind>{commitment, "commitment", "书面承诺"},
    Word<DocumentKind>{exclusion, "exclusion", "不适用书面承诺的决定"},
    Word<DocumentKind>{supplement, "supplement", "补充材料"},
    Word<DocumentKind>{volunteered, "volunteered", "主动提供材料"},
    Word<DocumentKind>{on_site_record, "on_site_record", "现场核实记录"},
    Word<DocumentKind>{authorisation, "authorisation", "查询委托书"},
    Word<DocumentKind>{violation, "violation", "违规线索"},
    Word<DocumentKind>{outage, "outage", "系统故障时段"},
    Word<DocumentKind>{field_task, "field_task", "四平台任务"},
    Word<DocumentKind>{visit, "visit", "上门核实"},
    Word<DocumentKind>{access, "access", "信息查询访问记录"},
    Word<DocumentKind>{batch, "batch", "批量核查"},
    Word<DocumentKind>{batch_row, "batch_row", "批量核查的一行"},
    Word<DocumentKind>{complaint, "complaint", "投诉举报"},
    Word<DocumentKind>{supervision_notice, "supervision_notice", "监督通知书"},
    Word<DocumentKind>{adjustment, "adjustment", "清单调整"},
    Word<DocumentKind>{opinion, "opinion", "公众意见"},
    Word<DocumentKind>{list_difference, "list_difference", "清单差异"},
    Word<DocumentKind>{list_stop, "list_stop", "清单事项停止执行"},
    Word<DocumentKind>{window_request, "window_request", "市外办事证明"},
    Word<DocumentKind>{window_record, "window_record", "专窗服务记录"},
    Word<DocumentKind>{feedback, "feedback", "意见建议"},
    Word<DocumentKind>{meeting, "meeting", "会议"},
    Word<DocumentKind>{minutes_item, "minutes_item", "会议议定事项"},
    Word<DocumentKind>{bulletin, "bulletin", "通报"},
    Word<DocumentKind>{interview, "interview", "约谈"},
    Word<DocumentKind>{post, "post", "职务"},
    Word<DocumentKind>{inspection_visit, "inspection_visit", "督察暗访"},
    Word<DocumentKind>{typical_case, "typical_case", "典型案例"},
    Word<DocumentKind>{rating, "rating", "群众评价"},
    Word<DocumentKind>{score_event, "score_event", "考评记录"},
    Word<DocumentKind>{assessment, "assessment", "年度考核"},
    Word<DocumentKind>{evaluation, "evaluation", "评估"},
    Word<DocumentKind>{writ, "writ", "文书"},
    Word<DocumentKind>{difficult_case, "difficult_case", "疑难事项"},
    Word<DocumentKind>{guidance_note, "guidance_note", "专窗业务指导"},
    Word<DocumentKind>{window_place, "window_place", "服务专窗登记"},
    Word<DocumentKind>{interview_rules, "interview_rules", "约谈标准"},
};
}  // namespace

std::string_view code(DocumentKind v) { return code_in(words, v); }
std::string_view chinese(DocumentKind v) { return chinese_in(words, v); }
std::optional<DocumentKind> document_kind_from_code(std::string_view c) { return by_code(words, c); }

}  // namespace zq
