// What follows a commitment in force: checks, orders, revocation, exclusion, and their timers (规定-8.3, 8.4, 规定-9).
#include "domain/exclusion_time.hpp"
#include "domain/time_words.hpp"
#include "records/commitment_record.hpp"
#include "workflow/case_writs.hpp"
#include "workflow/commitment_papers.hpp"
#include "workflow/commitments.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

// Beijing midnight at which that day begins.
Instant start_of(Date day) { return Instant(std::chrono::sys_days{day}.time_since_epoch()) - std::chrono::hours(8); }
Instant end_of(Date day) { return start_of(day) + std::chrono::hours(24); }

Context host_itself() {
  Context context;
  context.caller.value = "host";
  return context;
}

Act exclusion_act(const Exclusion& value, std::string_view kind, const Context& context, Instant now) {
  return {now,
          std::string(kind),
          value.commitment,
          context.caller.value,
          context.request_id,
          "规定-8.4",
          "",
          std::string(code(value.state)),
          json_object({{"exclusion", value.id},
                       {"decision_no", value.decision_no},
                       {"last_day", date_text(value.last_day)},
                       {"dishonesty_ref", value.dishonesty_ref}})};
}

}  // namespace

Result<Paper> Commitments::check(Unit& unit, const Context& context, const std::string& id, CommitmentCheck done,
                                 Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  auto plan = newest_plan(tools_.store, value->matter, value->proof);
  if (!plan) return std::move(plan).error();
  done.at = now;
  value->checks.push_back(done);
  value->next_check_at.reset();
  if (done.held) value->next_check_at = now + std::chrono::days(plan->every_days);
  auto answer = moved(unit, context, *value, done.held ? CommitmentEvent::check_true : CommitmentEvent::check_false,
                      done.by, now);
  if (!answer) return answer;
  if (done.held)
    put_check(unit, *value);
  else
    unit.emplace_back(DropWork{check_timer(id)});
  return answer;
}

Result<Paper> Commitments::order(Unit& unit, const Context& context, const std::string& id, RectificationOrder order,
                                 Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  if (std::chrono::sys_days{order.limit} <= std::chrono::sys_days{beijing_day(now)})
    return Error{ErrorCode::invalid_input,
                 "整改期限应当晚于今日",
                 {},
                 {{"/limit", "期限不在今日之后", "> " + date_text(beijing_day(now)), date_text(order.limit)}},
                 "规定-8.3b"};
  order.ordered_at = now;
  const std::string by = order.by;
  // One day before the last day begins to be the last; at once when that has begun.
  const Instant remind = std::max(now, start_of(order.limit) - std::chrono::hours(24));
  tell(unit, tools_.ids, *value, "commitment.order",
       "责令限期整改（规定-8.3b），请书面通知申请人：" + order.demand + "，限" + date_text(order.limit) + "前完成",
       now);
  value->order = std::move(order);
  unit.emplace_back(PutWork{{order_timer(id), WorkKind::order_reminder, id, remind}});
  auto answer = moved(unit, context, *value, CommitmentEvent::order_rectification, by, now);
  if (!answer) return answer;
  const std::string finding = value->checks.empty() ? "" : value->checks.back().finding;
  auto writ = tools_.writs.issue(unit, writ_of(*value->order, *value, finding), now);
  if (!writ) return std::move(writ).error();
  answer->writ = std::move(*writ);
  return answer;
}

Result<Paper> Commitments::rectified(Unit& unit, const Context& context, const std::string& id,
                                     const std::string& result, const std::string& operator_name, Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  if (value->order) {
    value->order->done_at = now;
    value->order->result = result;
  }
  return moved(unit, context, *value, CommitmentEvent::rectify, operator_name, now);
}

Result<Paper> Commitments::revoke(Unit& unit, const Context& context, const std::string& id, const std::string& reason,
                                  const std::string& operator_name, Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  value->revocation = reason;
  value->revoked_by = operator_name;
  auto answer = moved(unit, context, *value, CommitmentEvent::revoke, operator_name, now);
  if (!answer) return answer;
  tell(unit, tools_.ids, *value, "commitment.revoked", "依法撤销决定（规定-8.3b），请书面通知申请人：" + reason, now);
  auto noted = note_case(unit, context, *value, CaseEvent::commitment_void, now);
  if (!noted) return std::move(noted).error();
  return answer;
}

Result<Paper> Commitments::exclude(Unit& unit, const Context& context, const ExclusionOrder& order, Instant now) {
  auto value = find(context, order.commitment);
  if (!value) return std::move(value).error();
  const Date today = beijing_day(now);
  const auto rules = tools_.law.get()->rulesets.in_force(today);
  if (!rules) return rules.error();
  Exclusion exclusion;
  exclusion.id = tools_.ids.fresh("BS", now);
  exclusion.commitment = value->id;
  exclusion.organ = context.department;
  exclusion.applicant_name = value->applicant_name;
  exclusion.applicant_id_number = value->applicant_id_number;
  exclusion.decision_no = order.decision_no;
  exclusion.reason = order.reason;
  exclusion.decided_by = order.operator_name;
  exclusion.decided_on = today;
  exclusion.last_day = last_excluded_day(today, (*rules)->exclusion.years);
  exclusion.whole_district = (*rules)->exclusion.scope == ExclusionScope::district;
  exclusion.dishonesty_ref = tools_.ids.fresh("SX", now);
  exclusion.recorded_at = now;
  value->exclusion = exclusion.id;
  auto closed = moved(unit, context, *value, CommitmentEvent::exclude, order.operator_name, now);
  if (!closed) return closed;
  const Document document = records::document_of(exclusion);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{exclusion_act(exclusion, "exclusion.decided", context, now)});
  auto answer = answer_with(document);
  if (!answer) return answer;
  auto writ = tools_.writs.issue(unit, writ_of(exclusion, value->case_id), now);
  if (!writ) return std::move(writ).error();
  answer->writ = std::move(*writ);
  tell(unit, tools_.ids, *value, "exclusion.decided", "请书面通知申请人：" + answer->text, now);
  return answer;
}

Result<Paper> Commitments::lift(Unit& unit, const Context& context, const std::string& id,
                                const std::string& decision_no, const std::string& operator_name, Instant now) {
  auto found = tools_.store.find_document(DocumentKind::exclusion, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::exclusion_of(**found) : std::nullopt;
  if (!value || value->organ != context.department)
    return Error{ErrorCode::not_found, "没有这个决定，或者它不是本单位作出的；请核对编号"};
  if (value->state == ExclusionState::lifted) return Error{ErrorCode::conflict, "该决定已经解除", {}, {}, "规定-8.4a"};
  value->state = ExclusionState::lifted;
  value->lift_decision_no = decision_no;
  value->lifted_by = operator_name;
  value->lifted_at = now;
  const Document document = records::document_of(*value);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{exclusion_act(*value, "exclusion.lifted", context, now)});
  return answer_with(document);
}

Task<Result<Done>> Commitments::check_due(Work work, Instant now) {
  auto found = tools_.store.find_document(DocumentKind::commitment, work.subject);
  if (!found) co_return std::move(found).error();
  auto value = found->has_value() ? records::commitment_of(**found) : std::nullopt;
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  if (value && value->next_check_at && is_open(value->state))
    tell(unit, tools_.ids, *value, "commitment.check_due",
         "按监管方案应核查书面承诺是否属实（规定-9.1）：" + value->matter + "，" + value->proof, now);
  auto writing = tools_.store.commit(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> Commitments::order_due(Work work, Instant now) {
  auto found = tools_.store.find_document(DocumentKind::commitment, work.subject);
  if (!found) co_return std::move(found).error();
  auto value = found->has_value() ? records::commitment_of(**found) : std::nullopt;
  Unit unit;
  if (!value || !value->order || value->state != CommitmentState::rectifying) {
    unit.emplace_back(DropWork{work.id});
  } else if (!value->order->reminded_at && now < end_of(value->order->limit)) {
    value->order->reminded_at = now;
    unit.emplace_back(PutWork{{work.id, work.kind, work.subject, end_of(value->order->limit)}});
    unit.emplace_back(SaveDocument{records::document_of(*value)});
    tell(unit, tools_.ids, *value, "commitment.order_due", "整改期限将至：" + date_text(value->order->limit), now);
  } else {
    value->order->overdue_at = now;
    unit.emplace_back(DropWork{work.id});
    unit.emplace_back(SaveDocument{records::document_of(*value)});
    unit.emplace_back(
        AppendAct{commitment_act(*value, "commitment.order_overdue", code(value->state), host_itself(), "主机", now)});
    tell(unit, tools_.ids, *value, "commitment.order_overdue",
         "限期整改已逾期（规定-8.3b），可以依法撤销决定：" + date_text(value->order->limit), now);
  }
  auto writing = tools_.store.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
