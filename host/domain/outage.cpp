#include "domain/outage.hpp"

#include "domain/text_limits.hpp"

namespace zq {
namespace {
constexpr std::chrono::days longest_ago{366};
}  // namespace

std::vector<Fault> faults_of(const Outage& one, Instant now) {
  std::vector<Fault> faults;
  check_text(faults, "/reason", "故障情况", one.reason, 1, 200);
  check_text(faults, "/ticket", "工单编号", one.ticket, 0, 64);
  if (one.from > now || one.from < now - longest_ago)
    faults.push_back({"/from", "故障开始的时间应在此前一年之内", "a past moment within 366 days", "another moment"});
  if (one.until && (*one.until > now || *one.until <= one.from))
    faults.push_back(
        {"/until", "故障结束的时间应晚于开始，不晚于现在", "after from, not in the future", "another moment"});
  return faults;
}

std::vector<Pause> pauses_of(const std::vector<Outage>& all, Instant now) {
  std::vector<Pause> pauses;
  for (const Outage& one : all)
    if (const Instant until = one.until.value_or(now); one.from < until)
      pauses.push_back({one.from, until, "系统故障"});
  return pauses;
}

}  // namespace zq
