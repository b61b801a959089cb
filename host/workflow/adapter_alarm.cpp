#include "workflow/adapter_alarm.hpp"

namespace zq::workflow {

std::vector<Notice> AdapterAlarm::look(const std::vector<DepartmentView>& departments, Instant now) {
  std::vector<Notice> told;
  std::map<DepartmentId, bool> seen;
  for (const DepartmentView& one : departments) {
    const bool down = one.enabled && (one.state == "failed" || one.breaker.state == "open");
    const auto before = down_.find(one.id);
    const bool was_down = before != down_.end() && before->second;
    // Probing is neither down nor back.
    const bool probing = one.enabled && was_down && (one.breaker.state == "half_open" || one.state == "restarting");
    seen[one.id] = down || probing;
    if (seen[one.id] == was_down || !one.enabled) continue;
    Notice notice;
    notice.to = tech_support_unit;
    notice.event = down ? "adapter.down" : "adapter.back";
    notice.subject = one.id.value;
    notice.text =
        one.name + (down ? "的接口不可用：" + (one.state_text.empty() ? "连续失败，已暂停调用" : one.state_text)
                         : std::string("的接口已恢复"));
    notice.at = now;
    told.push_back(std::move(notice));
  }
  down_ = std::move(seen);
  return told;
}

}  // namespace zq::workflow
