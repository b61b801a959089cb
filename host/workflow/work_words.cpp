#include <array>
#include <vector>

#include "domain/words.hpp"
#include "workflow/store_port.hpp"

namespace zq::workflow {
namespace {
constexpr std::array work_kinds{
    Word<WorkKind>{WorkKind::poll_verification, "poll_verification", "查询部门的异步答复"},
    Word<WorkKind>{WorkKind::pass_complaint, "pass_complaint", "转送投诉举报"},
    Word<WorkKind>{WorkKind::read_complaint, "read_complaint", "读取投诉办理情况"},
    Word<WorkKind>{WorkKind::ask_for_letter, "ask_for_letter", "请部门接口答复协助核查函"},
    Word<WorkKind>{WorkKind::letter_reminder, "letter_reminder", "协助核查函临期提醒"},
    Word<WorkKind>{WorkKind::letter_overdue, "letter_overdue", "协助核查函到期"},
    Word<WorkKind>{WorkKind::investigation_reminder, "investigation_reminder", "提醒完成超期调查"},
    Word<WorkKind>{WorkKind::commitment_check, "commitment_check", "书面承诺核查"},
    Word<WorkKind>{WorkKind::order_reminder, "order_reminder", "整改期限提醒"},
    Word<WorkKind>{WorkKind::push_task, "push_task", "推送四平台任务"},
    Word<WorkKind>{WorkKind::read_task, "read_task", "读取四平台任务"},
    Word<WorkKind>{WorkKind::task_overdue, "task_overdue", "四平台任务到期"},
    Word<WorkKind>{WorkKind::batch_rows, "batch_rows", "批量核查"},
    Word<WorkKind>{WorkKind::adjustment_clock, "adjustment_clock", "清单调整的期限"},
    Word<WorkKind>{WorkKind::list_day, "list_day", "清单事项按日停止执行"},
    Word<WorkKind>{WorkKind::list_comparison, "list_comparison", "部门自有清单比对"},
    Word<WorkKind>{WorkKind::complaint_clock, "complaint_clock", "投诉举报的期限"},
    Word<WorkKind>{WorkKind::supervision_clock, "supervision_clock", "监督通知与整改的期限"},
    Word<WorkKind>{WorkKind::window_clock, "window_clock", "市外办事证明的期限"},
    Word<WorkKind>{WorkKind::minutes_clock, "minutes_clock", "议定事项的期限"},
    Word<WorkKind>{WorkKind::period_close, "period_close", "评估与考核的周期"},
};
}  // namespace

std::string_view code(WorkKind kind) { return code_in(work_kinds, kind); }
std::string_view chinese(WorkKind kind) { return chinese_in(work_kinds, kind); }
std::vector<std::string_view> work_kind_codes() {
  std::vector<std::string_view> codes;
  for (const auto& word : work_kinds) codes.push_back(word.code);
  return codes;
}
std::optional<WorkKind> work_kind_from_code(std::string_view word) { return by_code(work_kinds, word); }

}  // namespace zq::workflow
