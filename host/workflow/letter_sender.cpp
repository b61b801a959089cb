// Delivering a letter, and telling everybody what becomes of its deadline.
#include "domain/clocks.hpp"
#include "domain/letter_terms.hpp"
#include "domain/overdue.hpp"
#include "domain/time_words.hpp"
#include "records/overdue_record.hpp"
#include "workflow/case_writs.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

std::string about(const Letter& letter) { return "（" + letter.matter + "，" + letter.proof + "）"; }

Act report_act(const OverdueReport& one, std::string_view before, const std::string& request_id, Instant now) {
  return {now,
          "overdue." + std::string(code(one.state)),
          one.case_id.value,
          "host",
          request_id,
          "规定-11.3、核查-6.3",
          std::string(before),
          std::string(code(one.state)),
          json_object({{"report", one.id},
                       {"letter", one.letter},
                       {"department", one.department.value},
                       {"minutes_late", std::to_string(one.minutes_late)}})};
}

// T-04, T-17: at once by default, and until when the investigation is to be finished. Without a calendar nobody can say
// that; the report is made all the same, and says so.
void set_investigation(OverdueReport& one, const Ruleset& rules, const WorkingCalendar& calendar, Instant now) {
  if (rules.overdue_report.working_days == 0) (void)report(one, "host", now);
  if (!one.reported_at) return;
  const auto deadline = investigation_deadline(*one.reported_at, rules, calendar);
  one.deadline_text = deadline ? deadline->explanation : deadline.error().text;
  if (!deadline) return;
  one.due_at = deadline->due;
  one.remind_at = deadline->remind_at;
}

}  // namespace

std::string investigation_id(const std::string& report) { return "investigate:" + report; }

void save(Unit& unit, const OverdueReport& one) {
  unit.emplace_back(SaveDocument{records::document_of(one)});
  const bool waits = one.state == ReportState::reported || one.state == ReportState::investigating;
  if (waits && one.remind_at)
    unit.emplace_back(PutWork{{investigation_id(one.id), WorkKind::investigation_reminder, one.id, *one.remind_at}});
  else
    unit.emplace_back(DropWork{investigation_id(one.id)});
}

Result<Done> report_now(OverdueReport& one, const Law& law, Instant now) {
  const auto rules = law.rulesets.in_force(beijing_day(one.drafted_at));
  if (!rules) return rules.error();
  set_investigation(one, **rules, law.calendar, now);
  return Done{};
}

void LetterSender::tell(Unit& unit, const Letter& letter, std::string to, std::string_view event, std::string text,
                        Instant now) const {
  notify(unit, ids_, Notice{{}, std::move(to), std::string(event), letter.id, letter.case_id, std::move(text), now},
         now);
}

Result<Done> LetterSender::set_terms(Letter& letter, Instant now) const {
  auto outages = outages_of(store_, letter.to);
  if (!outages) return std::move(outages).error();
  const auto law = law_.get();
  if (auto set = zq::set_terms(letter, *law, pauses_of(*outages, now)); !set) return set;
  letter.outages.clear();
  for (const Outage& one : *outages)
    if (one.from < letter.due_at && one.until.value_or(now) > letter.sent_at) letter.outages.push_back(one.id);
  return Done{};
}

// 规定-11.2a: without an active designee the letter waits in the department's queue, and that is an alarm.
Result<Done> LetterSender::name_designee(Unit& unit, Letter& letter, Instant now) const {
  auto designees = designees_of(store_, letter.to);
  if (!designees) return std::move(designees).error();
  if (const Designee* one = active(*designees, beijing_day(now))) {
    letter.designee = one->person;
    letter.deputy = one->backup;
    return Done{};
  }
  const std::string text = name_of_(letter.to) + "没有在岗的协查专人，协助核查函" + about(letter) +
                           "已送达部门队列；请部门负责人立即指定专人（规定第十一条）";
  tell(unit, letter, letter.to.value, "designee.missing", text, now);
  tell(unit, letter, std::string(joint_office_unit), "designee.missing", text, now);
  return Done{};
}

Result<Done> LetterSender::send(Unit& unit, Letter& letter, const std::string& request_id, bool ask_machine,
                                Instant now) const {
  const bool open = is_open(letter.state);
  auto terms = open ? set_terms(letter, now) : zq::set_terms(letter, *law_.get(), {});
  if (!terms) return terms;
  if (open && letter.group != on_site_group)  // a street is reached through its platform
    if (auto named = name_designee(unit, letter, now); !named) return named;
  if (open) {
    auto writ = writs_.issue(unit, writ_of(letter, name_of_(letter.to)), now);
    if (!writ) return std::move(writ).error();
    letter.writ = std::move(*writ);
  }
  unit.emplace_back(AppendAct{
      letter_act(letter, "letter.sent", letter.from_caller.value, request_id, "", letter.sent_at, letter.sender)});
  save(unit, letter);
  if (!open) return Done{};
  if (ask_machine) unit.emplace_back(PutWork{{asking_id(letter.id), WorkKind::ask_for_letter, letter.id, now}});
  tell(unit, letter, letter.to.value, "letter.sent",
       "收到协助核查函" + about(letter) + "，应于" + moment_text(letter.due_at) + "前反馈", now);
  if (letter.outside_office_hours)
    tell(unit, letter, letter.from_caller.value, "letter.outside_office_hours",
         "即办件协助核查函" + about(letter) + "在工作时间以外发出，协查部门可能不能及时反馈", now);
  return Done{};
}

Result<Done> LetterSender::complete_report(Unit& unit, const Letter& letter) const {
  auto found = store_.find_document(DocumentKind::overdue_report, report_id(letter.id));
  if (!found) return std::move(found).error();
  auto one = found->has_value() ? records::report_of(**found) : std::nullopt;
  if (!one || one->replied_at || !letter.replied_at) return Done{};
  one->replied_at = letter.replied_at;
  one->minutes_late = minutes_late(letter, *letter.replied_at);
  save(unit, *one);
  return Done{};
}

Result<Done> LetterSender::report_if_late(Unit& unit, Letter& letter, const std::string& request_id,
                                          Instant now) const {
  if (letter.overdue_at) return complete_report(unit, letter);
  const Instant until = letter.replied_at.value_or(now);
  if (in_time(until, letter.due_at)) return Done{};
  letter.overdue_at = now;
  OverdueReport one = draft(letter, until);
  one.replied_at = letter.replied_at;
  const auto law = law_.get();
  if (auto made = report_now(one, *law, now); !made) return made;
  unit.emplace_back(AppendAct{letter_act(letter, "letter.overdue", "host", request_id, code(letter.state), now)});
  unit.emplace_back(AppendAct{report_act(one, "", request_id, now)});
  save(unit, one);
  const std::string text = "协助核查函" + about(letter) + "已超期，" + name_of_(letter.to) + "未在" +
                           end_words(letter.due_at) + "前反馈；超期报告" + one.id;
  const std::string told = one.reported_at ? "已报区联席会议办公室" : "待办事部门报区联席会议办公室";
  for (const std::string& to : {letter.from_caller.value, letter.to.value, std::string(joint_office_unit)})
    tell(unit, letter, to, "letter.overdue", text + told, now);
  return Done{};
}

}  // namespace zq::workflow
