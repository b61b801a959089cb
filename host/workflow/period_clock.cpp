// What falls due when a period ends (T-16).
#include <map>

#include "domain/time_words.hpp"
#include "workflow/evaluations.hpp"

namespace zq::workflow {
namespace {

constexpr const char* closings[] = {"evaluation", "inspection", "year"};
constexpr std::chrono::days calendar_needed_within{45};

Context host_itself() {
  Context context;
  context.caller.value = "host";
  return context;
}

}  // namespace

// The period of that kind the day lies in, as the ruleset of that day sets it.
ReviewSpan PeriodClock::running(const std::string& what, Date day) const {
  if (what == "year") return span_of(ReviewPeriod::year, day);
  const auto law = tools_.law.get();
  const auto rules = law->rulesets.in_force(day);
  const ReviewRules reviews = rules ? (*rules)->reviews : ReviewRules{};
  return span_of(what == "evaluation" ? reviews.evaluation : reviews.inspection, day);
}

Unit PeriodClock::begin(Instant now) const {
  Unit unit;
  const Date today = beijing_day(now);
  for (const char* what : closings) {
    const ReviewSpan span = running(what, today);
    unit.emplace_back(PutWork{period_work(std::string(what) + ":" + span.text(), span.until())});
  }
  unit.emplace_back(PutWork{period_work("scores:" + date_text(today), end_of(today))});
  return unit;
}

Task<Result<Done>> PeriodClock::close(Work work, Instant now) {
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  const size_t mark = work.subject.find(':');
  const std::string what = work.subject.substr(0, mark);
  const std::string rest = mark == std::string::npos ? std::string() : work.subject.substr(mark + 1);
  if (auto done = closed(unit, what, rest, now); !done) co_return done;
  auto writing = tools_.store.commit(std::move(unit));
  co_return co_await writing;
}

Result<Done> PeriodClock::closed(Unit& unit, const std::string& what, const std::string& rest, Instant now) {
  if (what == "finding") return papers_.finding_due(unit, rest, now);
  if (what == "scores") {
    const auto day = date_from_text(rest);
    return day ? tell_scores(unit, *day, now) : Result<Done>(Done{});
  }
  const auto span = span_from_text(rest);
  if (!span) return Done{};
  const ReviewSpan next = running(what, span->next().first);
  unit.emplace_back(PutWork{period_work(what + ":" + next.text(), next.until())});
  if (what == "evaluation") return evaluate(unit, *span, now);
  if (what == "year") {
    auto opened = yearly_.open(unit, host_itself(), static_cast<int>(span->first.year()), "主机", now);
    if (opened) return Done{};
    tell_unit(unit, tools_, std::string("joint_office"), "assessment.not_opened", rest,
              span->words() + "考核未能开始：" + opened.error().text, now);
    return Done{};
  }
  tell_unit(unit, tools_, std::string("joint_office"), "inspection.period_due", rest,
            span->words() + "的监督检查应当开展（核查办法第九条）", now);
  return Done{};
}

// Without a scheme nothing can be scored: the office is told, and makes the evaluation when there is one.
Result<Done> PeriodClock::evaluate(Unit& unit, const ReviewSpan& span, Instant now) {
  auto made = evaluations_.make(unit, host_itself(), span, now);
  if (made) return Done{};
  if (made.error().code != ErrorCode::no_ground) return std::move(made).error();
  tell_unit(unit, tools_, std::string("joint_office"), "evaluation.not_made", span.text(),
            span.words() + "评估未能生成：" + made.error().text, now);
  return Done{};
}

// A limit that runs into a year without a calendar cannot be counted: the office hears of it on Mondays, in time.
void PeriodClock::ask_for_calendar(Unit& unit, Date day, Instant now) const {
  const std::chrono::sys_days today(day);
  const auto year = Date(today + calendar_needed_within).year();
  if (std::chrono::weekday(today) != std::chrono::Monday || tools_.law.get()->calendar.has(year)) return;
  const std::string name = std::to_string(static_cast<int>(year));
  tell_unit(unit, tools_, std::string("joint_office"), "calendar.missing", name,
            "尚未添加" + name +
                "年工作日历，跨入该年的工作日期限无法计算，投诉举报、清单调整等将不能受理；请按国务院办公厅"
                "的放假安排添加 config/calendar/" +
                name + ".xml",
            now);
}

// 考核-3(1): every unit is told once a day what the day has brought it.
Result<Done> PeriodClock::tell_scores(Unit& unit, Date day, Instant now) {
  const Date next = beijing_day(end_of(day));
  ask_for_calendar(unit, day, now);
  unit.emplace_back(PutWork{period_work("scores:" + date_text(next), end_of(next))});
  auto scheme = scoring_.scheme_of(static_cast<int>(day.year()));
  if (!scheme) return Done{};
  auto facts = scoring_.all_facts(Period{start_of(day), end_of(day), end_of(day)}, Wanted::scored);
  if (!facts) return std::move(facts).error();
  std::map<std::string, std::string> told;
  const std::vector<ScoreEvent> events = score_events(*scheme, *facts);
  for (const ScoreEvent& event : events) {
    if (!event.removed.empty()) continue;
    std::string& text = told[event.unit];
    text += (text.empty() ? "" : "；") + event.kind_text + " " + points_text(event.points) + " 分（" + event.evidence +
            "）";
  }
  for (const auto& [to, text] : told)
    tell_unit(unit, tools_, to, "score.day", date_text(day), date_words(day) + "考评记录：" + text, now);
  return Done{};
}

}  // namespace zq::workflow
