// What happens to an adjustment by the clock: reminders, what is overdue, the end of the notice, its effect
// (requirements F; T-08 to T-10).
#include <algorithm>

#include "domain/notice.hpp"
#include "workflow/adjustment_change.hpp"

namespace zq::workflow {
namespace {

Context host_itself() {
  Context context;
  context.caller.value = "host";
  context.department = "主机";
  return context;
}

// Who is told of the running clock: who has to act, and the joint office, which sees it on its board (调整-4.1).
std::vector<std::string> concerned(const Adjustment& value) {
  std::vector<std::string> all{std::string(joint_office_unit)};
  if (value.state == AdjustmentState::reviewed || value.state == AdjustmentState::public_notice)
    all.emplace_back(justice_unit);
  const bool with_office = value.state == AdjustmentState::submitted || value.state == AdjustmentState::re_review ||
                           value.state == AdjustmentState::reviewed;
  if (!with_office) all.push_back(value.unit);
  return all;
}

}  // namespace

Task<Result<Done>> Adjustments::due(Work work, Instant now) {
  auto value = find(work.subject);
  Unit unit;
  if (!value && value.error().code != ErrorCode::not_found) co_return std::move(value).error();
  if (!value) {
    unit.emplace_back(DropWork{work.id});
  } else if (value->state == AdjustmentState::published) {
    if (auto done = take_effect(unit, *value, now); !done) co_return done;
  } else if (value->clock && !value->clock->overdue_at) {
    if (auto done = tell_time(unit, *value, now); !done) co_return done;
  } else {
    unit.emplace_back(DropWork{work.id});
  }
  auto writing = tools_.handlers.store.commit(std::move(unit));
  co_return co_await writing;
}

Result<Done> Adjustments::take_effect(Unit& unit, Adjustment& value, Instant now) const {
  if (!value.effective_on || now < start_of(*value.effective_on)) {
    save(unit, value);  // the clock of this host goes ahead of the database's: once more, at its time
    return Done{};
  }
  for (const std::string& to : {value.unit, std::string(joint_office_unit)})
    tell(unit, tools_.handlers.ids, value, to, "effective", title_of(value) + "自今日起施行", now);
  auto done = moved(unit, host_itself(), value, AdjustmentEvent::take_effect, {"主机", {}, {}}, now);
  if (!done) return std::move(done).error();
  return Done{};
}

Result<Done> Adjustments::tell_time(Unit& unit, Adjustment& value, Instant now) const {
  RunningClock& clock = *value.clock;
  const bool notice = value.state == AdjustmentState::public_notice;
  const bool over = notice ? now >= clock.due : !in_time(now, clock.due);
  std::string text = title_of(value) + "，" + std::string(chinese(value.state)) + "。" + clock.explanation;
  if (notice) {
    auto all = opinions(value);
    if (!all) return std::move(all).error();
    const auto open = std::ranges::count_if(*all, [](const Opinion& one) { return !one.disposition; });
    text += "；收到意见" + std::to_string(all->size()) + "条，未处理" + std::to_string(open) + "条";
  }
  if (over)
    clock.overdue_at = now;
  else if (!clock.reminded_at)
    clock.reminded_at = now;
  const std::string_view event = !over ? "due_soon" : notice ? "notice_over" : "overdue";
  for (const std::string& to : concerned(value))
    tell(unit, tools_.handlers.ids, value, to, event, (over && !notice ? "已超期：" : "") + text, now);
  save(unit, value);
  return Done{};
}

}  // namespace zq::workflow
