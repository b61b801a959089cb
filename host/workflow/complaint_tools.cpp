#include "workflow/complaint_tools.hpp"

#include <algorithm>

#include "domain/notice.hpp"
#include "domain/text_limits.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {

std::string ComplaintTools::name_of(const std::string& unit) const {
  const auto all = organisations();
  const Organisation* found = all->named(unit);
  return found ? found->name : unit;
}

std::string ComplaintTools::id_of(const std::string& unit_or_name) const {
  const auto all = organisations();
  const Organisation* found = all->named(unit_or_name);
  return found ? found->id : unit_or_name;
}

std::string ComplaintTools::supervising(const std::string& unit) const {
  const auto all = organisations();
  const Organisation* found = all->named(unit);
  return found ? found->supervising : std::string();
}

Act act_of(const Complaint& c, const ComplaintAct& act, const Context& context, Instant now) {
  return {now,
          std::string(act.kind),
          c.id,
          context.caller.value,
          context.request_id,
          std::string(act.basis),
          std::string(act.before),
          std::string(code(c.state)),
          json_object({{"unit", c.unit},
                       {"category", code(c.category)},
                       {"case", c.case_id.value},
                       {"operator", act.by},
                       {"note", act.note}})};
}

std::string clock_work(std::string_view prefix, const std::string& id, std::string_view clock) {
  return std::string(prefix) + ":" + id + ":" + std::string(clock);
}

std::string clock_in(const Work& work) {
  const size_t at = work.id.rfind(':');
  return at == std::string::npos ? std::string() : work.id.substr(at + 1);
}

std::string first_clock_words(const Complaint& c) {
  const auto clock = std::ranges::find(c.clocks, "T-11", &RunningClock::id);
  return clock != c.clocks.end() ? clock->explanation
                                 : "自收到之日起三个工作日内决定是否受理并告知，具体时限待次年工作日历载入后计算";
}

void start_clock(Unit& unit, Complaint& c, const Deadline& deadline) {
  std::erase_if(c.clocks, [&](const RunningClock& one) { return one.id == deadline.clock; });
  c.clocks.push_back(running_clock(deadline));
  unit.emplace_back(PutWork{
      {clock_work("complaint", c.id, deadline.clock), WorkKind::complaint_clock, c.id, *next_alarm(c.clocks.back())}});
}

void stop_clock(Unit& unit, Complaint& c, std::string_view clock) {
  std::erase_if(c.clocks, [&](const RunningClock& one) { return one.id == clock; });
  unit.emplace_back(DropWork{clock_work("complaint", c.id, clock)});
}

void stop_clocks(Unit& unit, Complaint& c) {
  for (const RunningClock& one : c.clocks) unit.emplace_back(DropWork{clock_work("complaint", c.id, one.id)});
  c.clocks.clear();
}

void tell(Unit& unit, Ids& ids, Telling telling, Instant now) {
  Notice notice;
  notice.to = std::move(telling.to);
  notice.event = std::move(telling.event);
  notice.subject = std::move(telling.subject);
  notice.case_id = std::move(telling.case_id);
  notice.text = std::move(telling.text);
  notify(unit, ids, std::move(notice), now);
}

Result<Done> issue(Unit& unit, Complaint& c, const ComplaintTools& tools, WritOrder order, Instant now) {
  Writ writ;
  writ.kind = order.kind;
  writ.about = c.id;
  writ.case_id = c.case_id;
  writ.issuer = c.unit_name;
  writ.fields = std::move(order.fields);
  writ.fields["complaint_no"] = c.id;
  writ.fields["handling_unit"] = writ.issuer;
  std::string addressed = order.party.empty() ? c.name.reveal() : order.party.reveal();
  if (order.party.empty() && c.agent && !is_blank(c.agent->name.reveal()))
    addressed += "（代理人：" + c.agent->name.reveal() + "）";
  writ.personal["complainant"] = Private(std::move(addressed));
  auto issued = tools.base.writs.issue(unit, std::move(writ), now);
  if (!issued) return std::move(issued).error();
  Told told;
  told.writ = std::move(*issued);
  told.kind = order.kind;
  told.text = std::move(order.text);
  told.at = now;
  told.to_party = !order.party.empty();
  c.told.push_back(std::move(told));
  return Done{};
}

}  // namespace zq::workflow
