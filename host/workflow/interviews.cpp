#include "workflow/interviews.hpp"

#include "domain/review_span.hpp"
#include "domain/time_words.hpp"
#include "records/office_record.hpp"
#include "records/overdue_record.hpp"
#include "records/violation_record.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/office_acts.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

constexpr std::string_view basis = "规定-18.2a";
constexpr std::string_view month_prefix = "month:";
constexpr size_t facts_most = 100000;

std::string month_text(Date day) { return date_text(day).substr(0, 7); }

Date first_of(const std::string& month) { return date_from_text(month + "-01").value_or(Date{}); }

Date next_month(Date first) {
  const auto next = std::chrono::year_month(first.year(), first.month()) + std::chrono::months(1);
  return Date(next.year(), next.month(), std::chrono::day(1));
}

// Due when the month is over.
Work month_work(const std::string& month) {
  const std::string subject = std::string(month_prefix) + month;
  return {"interviews:" + month, WorkKind::minutes_clock, subject, start_of(next_month(first_of(month)))};
}

bool reaches(int count, int most) { return most > 0 && count >= most; }

bool crosses(const Facts& facts, const InterviewRules& limits) {
  return reaches(facts.overdue_reports, limits.overdue_reports) || reaches(facts.violations, limits.violations) ||
         reaches(facts.overdue_items, limits.overdue_items);
}

}  // namespace

bool is_month(const Work& work) { return work.subject.starts_with(month_prefix); }

Result<InterviewRules> Interviews::rules() {
  auto found = tools_.base.store.find_document(DocumentKind::interview_rules, std::string(records::interview_rules_id));
  if (!found) return std::move(found).error();
  if (!found->has_value()) return InterviewRules{};
  auto rules = records::interview_rules_of(**found);
  if (!rules) return Error{ErrorCode::internal, "约谈标准的存档无法读取", "the interview rules are broken"};
  return std::move(*rules);
}

Result<InterviewRules> Interviews::edit(Unit& unit, const Context& context, InterviewRules next, Instant now) {
  auto before = rules();
  if (!before) return before;
  next.version = before->version;
  next.edited_at = now;
  const auto words = [](const InterviewRules& of) {
    return std::to_string(of.overdue_reports) + "/" + std::to_string(of.violations) + "/" +
           std::to_string(of.overdue_items);
  };
  unit.emplace_back(SaveDocument{records::document_of(next)});
  unit.emplace_back(AppendAct{office_act(
      {"interview.rules", "interview_rules", "规定-18.2b、S-07", words(*before), words(next), "", next.edited_by},
      context, now)});
  return next;
}

Result<Interview> Interviews::propose(Unit& unit, const Context& context, Interview asked, Instant now) {
  const auto units = tools_.units();
  const Organisation* of = units->named(asked.unit);
  if (!of)
    return Error{ErrorCode::invalid_input,
                 "单位不在单位登记中",
                 {},
                 {{"/unit", "应为单位登记中的单位", "a registered unit", "unknown"}},
                 std::string(basis)};
  asked.unit = of->id;
  asked.unit_name = of->name;
  if (asked.id.empty()) asked.id = tools_.base.ids.fresh("YT", now);
  asked.state = InterviewState::proposed;
  asked.proposed_at = now;
  unit.emplace_back(SaveDocument{records::document_of(asked)});
  unit.emplace_back(AppendAct{
      office_act({"interview.proposed", asked.id, std::string(basis), "", "proposed", asked.unit, asked.proposed_by},
                 context, now)});
  return asked;
}

Result<Interview> Interviews::find(const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::interview, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::interview_of(**found) : std::nullopt;
  if (!value) return Error{ErrorCode::not_found, "没有这次约谈；请核对编号"};
  return std::move(*value);
}

Result<Interview> Interviews::moved(Unit& unit, const Context& context, Interview value, InterviewEvent on,
                                    const std::string& operator_name, Instant now) {
  const auto row = step(value.state, on);
  if (!row) return row.error();
  const std::string before{code(value.state)};
  value.state = row->to;
  if (value.state == InterviewState::held || value.state == InterviewState::dropped) value.closed_at = now;
  unit.emplace_back(SaveDocument{records::document_of(value)});
  unit.emplace_back(AppendAct{office_act({"interview." + std::string(code(value.state)), value.id, std::string(basis),
                                          before, std::string(code(value.state)), value.unit, operator_name},
                                         context, now)});
  return value;
}

Result<Interview> Interviews::approve(Unit& unit, const Context& context, const std::string& id,
                                      const InterviewApproval& approval, Instant now) {
  auto value = find(id);
  if (!value) return value;
  if (const auto row = step(value->state, InterviewEvent::approve); !row) return row.error();
  if (approval.at < value->proposed_at)
    return Error{ErrorCode::invalid_input,
                 "约谈时间早于提出约谈建议的时间",
                 {},
                 {{"/at", "应晚于提出建议的时间" + moment_text(value->proposed_at), moment_text(value->proposed_at),
                   moment_text(approval.at)}},
                 std::string(basis)};
  const auto units = tools_.units();
  const Date day = beijing_day(approval.at);
  auto posts = posts_.on(day);
  if (!posts) return std::move(posts).error();
  // Who holds the post on that day; where nobody is on record, the post alone.
  value->with = holder_of(*posts, Seat::head, value->unit, day);
  const Organisation* of = units->find(value->unit);
  if (value->with.empty()) value->with = of && !of->head.empty() ? of->head : "主要领导";
  value->approval_no = approval.approval_no;
  value->approved_by = approval.operator_name;
  value->approved_at = now;
  value->at = approval.at;
  value->place = approval.place;
  Writ writ;
  writ.kind = WritKind::interview_notice;
  writ.about = id;
  writ.unit = value->unit;
  writ.issuer = name_of(*units, std::string(joint_office_unit));
  writ.fields = {{"unit_name", name_of(*units, value->unit)},
                 {"post", value->with},
                 {"cause", value->cause},
                 {"at", moment_words(approval.at)},
                 {"place", approval.place}};
  if (auto issued = tools_.base.writs.issue(unit, std::move(writ), now); !issued) return std::move(issued).error();
  Notice notice{{}, value->unit, "interview.approved", id, {}, {}, now};
  notice.text = "区政府同意约谈你单位主要领导，时间：" + moment_words(approval.at) + "，地点：" + approval.place;
  notify(unit, tools_.base.ids, std::move(notice), now);
  return moved(unit, context, std::move(*value), InterviewEvent::approve, approval.operator_name, now);
}

Result<Interview> Interviews::hold(Unit& unit, const Context& context, const std::string& id, const InterviewHeld& held,
                                   Instant now) {
  auto value = find(id);
  if (!value) return value;
  value->result = held.result;
  value->held_by = held.operator_name;
  Notice notice{{}, value->unit, "interview.held", id, {}, "约谈已记录，请按要求整改", now};
  notify(unit, tools_.base.ids, std::move(notice), now);
  return moved(unit, context, std::move(*value), InterviewEvent::hold, held.operator_name, now);
}

Result<Interview> Interviews::drop(Unit& unit, const Context& context, const std::string& id, const std::string& reason,
                                   const std::string& operator_name, Instant now) {
  auto value = find(id);
  if (!value) return value;
  value->dropped_reason = reason;
  if (value->state == InterviewState::approved) {  // the unit was told to come
    Notice notice{{}, value->unit, "interview.dropped", id, {}, "原定的约谈取消：" + reason, now};
    notify(unit, tools_.base.ids, std::move(notice), now);
  }
  return moved(unit, context, std::move(*value), InterviewEvent::drop, operator_name, now);
}

Result<Page<Interview>> Interviews::list(const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::interview;
  query.newest_first = true;
  return page_of<Interview>(tools_.base.store, query, cursor, limit, records::interview_of);
}

Result<UnitFacts> Interviews::facts(Instant from, Instant until) {
  UnitFacts by_unit;
  const auto units = tools_.units();
  Store& store = tools_.base.store;
  DocumentQuery query{.kind = DocumentKind::overdue_report, .from = from, .until = until};
  auto reports = all_of<OverdueReport>(store, query, records::report_of, facts_most);
  if (!reports) return std::move(reports).error();
  for (const OverdueReport& one : *reports) {
    Facts& facts = by_unit[id_of(*units, one.department.value)];
    ++facts.overdue_reports;
    facts.evidence.push_back(one.id);
  }
  query.kind = DocumentKind::violation;
  auto violations = all_of<Violation>(store, query, records::violation_of, facts_most);
  if (!violations) return std::move(violations).error();
  for (const Violation& one : *violations) {
    if (!counts(one)) continue;  // C-28
    Facts& facts = by_unit[id_of(*units, one.unit)];
    ++facts.violations;
    facts.evidence.push_back(one.id);
  }
  query = {};
  query.kind = DocumentKind::minutes_item;
  auto items = all_of<MinutesItem>(store, query, records::minutes_item_of, facts_most);
  if (!items) return std::move(items).error();
  for (const MinutesItem& one : *items) {
    if (!one.overdue_at || *one.overdue_at < from || *one.overdue_at >= until) continue;
    Facts& facts = by_unit[one.owner];
    ++facts.overdue_items;
    facts.evidence.push_back(one.id);
  }
  return by_unit;
}

Result<Done> Interviews::draft(Unit& unit, const std::string& month, Instant from, Instant until, Instant now) {
  auto limits = rules();
  if (!limits) return std::move(limits).error();
  auto by_unit = facts(from, until);
  if (!by_unit) return std::move(by_unit).error();
  const auto units = tools_.units();
  Context host;
  host.caller.value = "host";
  for (const auto& [id, facts] : *by_unit) {
    if (!crosses(facts, *limits) || !units->find(id)) continue;
    Interview value;
    value.id = "YT-" + month + "-" + id;  // each unit once a month
    auto before = tools_.base.store.find_document(DocumentKind::interview, value.id);
    if (!before) return std::move(before).error();
    if (before->has_value()) continue;
    value.unit = id;
    const auto span = span_from_text(month);
    const std::string when = span ? span->words() : month;
    value.cause = when + "协查超期" + std::to_string(facts.overdue_reports) + "件、查实违规" +
                  std::to_string(facts.violations) + "件、逾期未落实议定事项" + std::to_string(facts.overdue_items) +
                  "项，达到约谈标准";
    value.evidence = facts.evidence;
    value.proposed_by = "主机";
    Notice notice{{}, std::string(joint_office_unit), "interview.proposed", value.id, {}, {}, now};
    notice.text = name_of(*units, id) + when + "达到约谈标准，已拟约谈建议，请研究是否提请区政府";
    notify(unit, tools_.base.ids, std::move(notice), now);
    if (auto proposed = propose(unit, host, std::move(value), now); !proposed) return std::move(proposed).error();
  }
  return Done{};
}

Task<Result<Done>> Interviews::schedule(Instant now) {
  const Date today = beijing_day(now);
  const auto last = std::chrono::year_month(today.year(), today.month()) - std::chrono::months(1);
  Unit unit;
  unit.emplace_back(PutWork{month_work(month_text(today))});
  unit.emplace_back(PutWork{month_work(month_text(Date(last.year(), last.month(), std::chrono::day(1))))});
  auto writing = tools_.base.store.commit(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> Interviews::month_over(Work work, Instant now) {
  const std::string month = work.subject.substr(month_prefix.size());
  const Date first = first_of(month), next = next_month(first);
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  auto drafted = draft(unit, month, start_of(first), start_of(next), now);
  if (!drafted) co_return drafted;
  const Work following = month_work(month_text(next));
  if (following.due_at > now) unit.emplace_back(PutWork{following});
  auto writing = tools_.base.store.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
