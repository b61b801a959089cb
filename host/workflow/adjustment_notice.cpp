// The public notice and what the public says to it (调整-10).
#include <algorithm>

#include "domain/notice.hpp"
#include "domain/text_limits.hpp"
#include "domain/time_words.hpp"
#include "workflow/adjustment_change.hpp"

namespace zq::workflow {
namespace {

constexpr size_t how_most = 500, quoted_most = 200, listed_most = 300;

// The first characters of a text, on one line.
std::string quoted(const std::string& utf8) {
  std::string out;
  size_t count = 0;
  for (const char c : utf8) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++count > quoted_most) return out + "……";
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string answered(const Opinion& one) {
  std::string text = one.is_shown() ? quoted(one.text.reveal()) : "（不予公开：" + one.held + "）";
  text += one.disposition == Disposition::adopted ? "——采纳" : "——不予采纳";
  return text + (one.reason.empty() ? "" : "：" + one.reason);
}

std::string report_of(const std::vector<Opinion>& all) {
  if (all.empty()) return "公示期间没有收到意见、建议。";
  std::string text;
  for (size_t i = 0; i < all.size() && i < listed_most; ++i)
    text += (i ? "\n" : "") + std::to_string(i + 1) + ". " + answered(all[i]);
  if (all.size() > listed_most) text += "\n其余各条的处理情况在调整公开页面逐条列明。";
  return text;
}

}  // namespace

Result<Adjustment> Adjustments::begin_notice(Unit& unit, const Context& context, const std::string& id,
                                             std::optional<Date> until, const std::string& how, const std::string& by,
                                             Instant now) {
  auto value = own(context, id);
  if (!value) return value;
  if (const auto row = step(value->state, AdjustmentEvent::begin_notice); !row) return row.error();
  auto deadline = notice_deadline(now, *tools_.handlers.law.get());
  if (!deadline) return std::move(deadline).error();
  std::vector<Fault> faults;
  check_text(faults, "/how", "意见提交方式", how, 1, how_most, Lines::many);
  const Instant end = until ? end_of(*until) : deadline->due;
  if (end < deadline->due)
    faults.push_back({"/until", "公示不满规定的工作日。" + deadline->explanation, "not before the days are over",
                      date_text(*until)});
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "不能这样公示", {}, std::move(faults), "调整-10.1"};
  RunningClock clock = running_clock(*deadline);
  if (end > clock.due) {
    clock.remind_at += end - clock.due;
    clock.due = end;
    clock.explanation = "公示到" + end_words(end) + "为止；" + clock.explanation;
  }
  value->notice_from = now;
  value->notice_until = end;
  value->notice_ended_at.reset();
  value->report_at.reset();
  auto writ = issue(unit, *value, WritKind::public_notice,
                    {{"content", content_of(value->form, value->before ? &*value->before : nullptr)},
                     {"from_on", date_text(beijing_day(now))},
                     {"until_on", date_text(beijing_day(end - std::chrono::milliseconds(1)))},
                     {"how", how}},
                    context, now);
  if (!writ) return std::move(writ).error();
  tell(unit, tools_.handlers.ids, *value, std::string(joint_office_unit), "notice_begun",
       title_of(*value) + "开始公示。" + clock.explanation, now);
  const std::string text = "公示到" + end_words(end) + "为止，意见提交方式：" + how;
  return moved(unit, context, *value, AdjustmentEvent::begin_notice, {by, text, std::move(*writ), std::move(clock)},
               now);
}

Result<Adjustment> Adjustments::end_notice(Unit& unit, const Context& context, const std::string& id,
                                           const std::string& by, Instant now) {
  auto value = own(context, id);
  if (!value) return value;
  if (const auto row = step(value->state, AdjustmentEvent::end_notice); !row) return row.error();
  if (value->notice_until && now < *value->notice_until)
    return Error{ErrorCode::conflict,
                 "公示期未满，不能结束。" + (value->clock ? value->clock->explanation : ""),
                 {},
                 {{"", "公示到" + end_words(*value->notice_until) + "为止", moment_text(*value->notice_until),
                   moment_text(now)}},
                 "调整-10.1"};
  auto all = opinions(*value);
  if (!all) return std::move(all).error();
  if (auto none = none_open(*all); !none) return std::move(none).error();
  value->notice_ended_at = now;
  return moved(unit, context, *value, AdjustmentEvent::end_notice,
               {by, "公示期间收到意见" + std::to_string(all->size()) + "条，已逐条处理"}, now);
}

Result<Adjustment> Adjustments::publish_report(Unit& unit, const Context& context, const std::string& id,
                                               const std::string& by, Instant now) {
  auto value = own(context, id);
  if (!value) return value;
  if (const auto row = step(value->state, AdjustmentEvent::publish_report); !row) return row.error();
  auto all = opinions(*value);
  if (!all) return std::move(all).error();
  if (auto none = none_open(*all); !none) return std::move(none).error();
  value->report = report_of(*all);
  value->report_at = now;
  value->opinions = static_cast<int>(all->size());
  value->adopted = static_cast<int>(
      std::ranges::count_if(*all, [](const Opinion& one) { return one.disposition == Disposition::adopted; }));
  auto writ = issue(unit, *value, WritKind::adoption_report,
                    {{"count", std::to_string(value->opinions)},
                     {"adopted", std::to_string(value->adopted)},
                     {"opinions", value->report}},
                    context, now);
  if (!writ) return std::move(writ).error();
  tell(unit, tools_.handlers.ids, *value, std::string(joint_office_unit), "report_published",
       title_of(*value) + "的意见采纳情况已公布，请审定核准", now);
  const std::string text =
      "收到意见" + std::to_string(value->opinions) + "条，采纳" + std::to_string(value->adopted) + "条";
  return moved(unit, context, *value, AdjustmentEvent::publish_report, {by, text, std::move(*writ)}, now);
}

}  // namespace zq::workflow
