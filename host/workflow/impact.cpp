#include "workflow/impact.hpp"

#include "domain/clocks.hpp"

namespace zq::workflow {
namespace {

void add_rest(std::vector<std::string>& lines, size_t shown, int64_t total) {
  if (total > static_cast<int64_t>(shown))
    lines.push_back("  另有 " + std::to_string(total - static_cast<int64_t>(shown)) + " 件未列出");
}

}  // namespace

Result<Impact> impact_of(Store& store, const ListVersion& in_force, const DepartmentId& id, std::string name,
                         std::string manual_way, Instant now) {
  auto waiting = store.waiting_for(id, impact_shown_max);
  if (!waiting) return std::move(waiting).error();
  Impact impact{id, std::move(name), std::move(manual_way), now, in_force.number, {}, std::move(*waiting)};
  for (const Entry& entry : in_force.entries)
    if (entry.assisting == id && !entry.check.empty() && entry.in_force(beijing_day(now)))
      impact.entries.push_back(entry);
  return impact;
}

int64_t minutes_left(Instant due, Instant now) { return std::chrono::floor<std::chrono::minutes>(due - now).count(); }

std::vector<std::string> sentences(const Impact& impact) {
  std::vector<std::string> lines;
  lines.push_back("停用" + impact.name + "的影响：");
  lines.push_back("一、现行清单（第 " + std::to_string(impact.list_version) + " 版）中不能再由机器核查的事项：" +
                  std::to_string(impact.entries.size()) + " 项");
  for (const Entry& entry : impact.entries)
    lines.push_back("  " + entry.id.value + "  " + entry.matter + "：" + entry.proof);
  lines.push_back("二、正在等待该部门答复的核查：" + std::to_string(impact.waiting.cases_total) + " 件");
  for (const Case& one : impact.waiting.cases) {
    const int64_t left = minutes_left(one.due_at, impact.at);
    lines.push_back("  " + one.id.value + "  " + one.matter + "：" + one.proof + "，" +
                    (left >= 0 ? "距法定期限 " + std::to_string(left) + " 分钟" : std::string("已过法定期限")));
  }
  add_rest(lines, impact.waiting.cases.size(), impact.waiting.cases_total);
  lines.push_back("三、尚未转送该部门的投诉举报：" + std::to_string(impact.waiting.complaints_total) + " 件");
  for (const ComplaintPassing& one : impact.waiting.complaints)
    lines.push_back("  " + one.id.value + "  " + moment_text(one.filed_at) + " 受理，恢复后转送");
  add_rest(lines, impact.waiting.complaints.size(), impact.waiting.complaints_total);
  lines.push_back("停用期间新的核查立即转人工；等待中的核查到期仍无答复的转人工：" + impact.manual_way);
  return lines;
}

}  // namespace zq::workflow
