#include "domain/office_queue.hpp"

#include <algorithm>
#include <array>

#include "domain/clocks.hpp"
#include "domain/deadline.hpp"

namespace zq {
namespace {

using K = DocumentKind;
// In the order of DocumentKind; a kind whose states want different things has a row for each.
constexpr std::array rules{
    QueueRule{K::overdue_report, "drafted reported investigating", "组织调查超期，作出结论"},
    QueueRule{K::violation, "suspected confirmed", "核实违规线索，确认后移送有权机关"},
    QueueRule{K::complaint, "suspended", "决定是否回避，同意的确定其他办理人"},
    QueueRule{K::complaint, "lead", "研究匿名线索"},
    QueueRule{K::complaint, "received incomplete registered accepted handling rejected not_competent decided informed",
              "督办逾期的投诉举报", true},
    QueueRule{K::supervision_notice, "reported", "作出监督通知书"},
    QueueRule{K::supervision_notice, "rectified", "验收整改"},
    QueueRule{K::supervision_notice, "issued rectifying not_accepted", "督促逾期的整改", true},
    QueueRule{K::adjustment, "submitted re_review", "审核清单调整"},
    QueueRule{K::adjustment, "opinions_published", "审定核准清单调整"},
    QueueRule{K::adjustment, "approved", "公布清单调整"},
    QueueRule{K::list_difference, "", "处理部门清单与公布清单的差异"},
    QueueRule{K::window_request, "", "督促超期的市外办事证明", true},
    QueueRule{K::feedback, "", "答复意见建议"},
    QueueRule{K::minutes_item, "", "督促落实议定事项"},
    QueueRule{K::interview, "proposed", "提请区政府同意约谈"},
    QueueRule{K::interview, "approved", "按期约谈，记录情况"},
};

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace

std::span<const QueueRule> queue_rules() { return rules; }

bool waits(const QueueRule& rule, const Document& document, Instant now) {
  if (document.kind != rule.kind || document.closed_at) return false;
  if (!rule.states.empty() && !has_word(rule.states, document.state)) return false;
  return !rule.when_overdue || (document.due_at && !in_time(now, *document.due_at));
}

// Digits of one width: texts compare as the moments do. Within a kind as the store orders what is open.
std::string cursor_of(const QueueItem& item) {
  constexpr size_t width = 15;
  const std::string due = std::to_string(item.due_at ? item.due_at->time_since_epoch().count() : 999999999999999);
  return std::string(width - std::min(width, due.size()), '0') + due + "." + item.kind + "." + item.id;
}

bool comes_before(const QueueItem& a, const QueueItem& b) { return cursor_of(a) < cursor_of(b); }

}  // namespace zq
