// Who handles a complaint, and what is found out: appointment, interests, recusal, investigation, decision
// (投诉-10..12).
#include <algorithm>

#include "domain/text_limits.hpp"
#include "domain/time_words.hpp"
#include "workflow/complaints.hpp"
#include "workflow/suspicion.hpp"

namespace zq::workflow {
namespace {

Error no_ground(std::string text, std::string basis) {
  return {ErrorCode::no_ground, std::move(text), {}, {}, std::move(basis)};
}

}  // namespace

Result<Complaint> Complaints::for_handler(const Context& context, const std::string& id) {
  auto c = for_unit(context, id);
  if (!c) return c;
  if (auto row = step(c->state, ComplaintEvent::decide); !row) return row.error();
  if (!c->handler || c->handler->account != context.caller)
    return Error{
        ErrorCode::forbidden, "只有本件的办理人可以调查和作出处理决定；办理人见本件的 handler", {}, {}, "投诉-10"};
  if (!c->handler->declared_at) return no_ground("办理人应当先声明与投诉举报事项有无利害关系", "投诉-11.1");
  return c;
}

std::optional<Error> Complaints::refusal_of_handler(const Complaint& c, const Appointment& to) const {
  const auto account = tools_.account_of(to.account);
  if (!account)
    return Error{
        ErrorCode::invalid_input, "没有这个调用方", {}, {{"/account", "没有这个调用方", "id of a caller", "unknown"}}};
  return bars_handler(c, to.name, to.account, account->unit);
}

void Complaints::appoint(Complaint& c, const Appointment& to, Instant now) const {
  ComplaintHandler handler;
  handler.name = to.name;
  handler.account = to.account;
  handler.assigned_by = to.by;
  handler.since = now;
  c.handler = std::move(handler);
}

Result<SeenComplaint> Complaints::assign(Unit& unit, const Context& context, const std::string& id,
                                         const Appointment& to, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto row = step(c->state, ComplaintEvent::assign); !row) return row.error();
  if (auto refused = refusal_of_handler(*c, to)) return std::move(*refused);
  appoint(*c, to, now);
  const ComplaintAct act{"complaint.assigned", "投诉-10", "", to.by, to.account.value};
  if (auto moved = move(unit, *c, ComplaintEvent::assign, act, context, now); !moved) return std::move(moved).error();
  tell(unit, tools_.base.ids,
       {to.account.value, "complaint.assigned", c->id, c->case_id,
        "请办理投诉举报" + c->id + "；办理前请声明有无利害关系（投诉-11.1）"},
       now);
  return seen(context, std::move(*c), now);
}

// 投诉-11.1: who has an interest withdraws; that is decided like a recusal that was asked for.
Result<SeenComplaint> Complaints::declare(Unit& unit, const Context& context, const std::string& id, bool has_interest,
                                          const std::string& text, const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto row = step(c->state, ComplaintEvent::suspend); !row) return row.error();
  if (!c->handler || c->handler->account != context.caller)
    return Error{ErrorCode::forbidden, "声明应当由办理人本人作出", {}, {}, "投诉-11.1"};
  c->handler->declared_at = now;
  c->handler->declaration = text;
  c->handler->has_interest = has_interest;
  if (has_interest) {
    if (auto done = suspend(unit, *c, text, by, context, now); !done) return std::move(done).error();
  } else {
    save(unit, *c, {"complaint.declared", "投诉-11.1", code(c->state), by, "none"}, context, now);
  }
  return seen(context, std::move(*c), now);
}

// 投诉-11.2a, C-15: nobody handles it from this moment, the clock stands still, the handler sees it no more.
Result<Done> Complaints::suspend(Unit& unit, Complaint& c, const std::string& reason, const std::string& by,
                                 const Context& context, Instant now) {
  if (auto row = step(c.state, ComplaintEvent::suspend); !row) return row.error();
  const auto law = tools_.base.law.get();
  const auto deadline = recusal_deadline(now, *law);
  if (!deadline) return deadline.error();
  Recusal recusal;
  recusal.reason = reason;
  recusal.asked_by = by;
  recusal.handler = c.handler ? c.handler->name : std::string();
  recusal.asked_at = now;
  if (c.handler) {
    recusal.account = c.handler->account;
    c.barred.push_back(c.handler->account);
  }
  stop_clock(unit, c, "T-12");
  start_clock(unit, c, *deadline);
  const std::string text = "投诉举报" + c.id + "有回避申请，已中止办理";
  tell(unit, tools_.base.ids,
       {"joint_office", "complaint.recusal_asked", c.id, c.case_id, text + "；" + deadline->explanation}, now);
  tell(unit, tools_.base.ids, {c.unit, "complaint.suspended", c.id, c.case_id, text}, now);
  if (!recusal.account.value.empty())
    tell(unit, tools_.base.ids, {recusal.account.value, "complaint.suspended", c.id, c.case_id, text}, now);
  c.recusals.push_back(std::move(recusal));
  return move(unit, c, ComplaintEvent::suspend, {"complaint.suspended", "投诉-11.2a", "", by, ""}, context, now);
}

Result<SeenComplaint> Complaints::ask_recusal(Unit& unit, const Context& context, const std::string& id,
                                              const std::string& reason, const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto done = suspend(unit, *c, reason, by, context, now); !done) return std::move(done).error();
  return seen(context, std::move(*c), now);
}

// C-15: the seven working days go on without those of the suspension.
Result<Done> Complaints::resume_clock(Unit& unit, Complaint& c, Instant now) {
  c.pauses.push_back({c.recusals.back().asked_at, now, "因回避申请中止办理"});
  const auto law = tools_.base.law.get();
  const auto deadline = handling_deadline(*c.accepted_at, c.pauses, *law);
  if (!deadline) return deadline.error();
  c.handling_due = deadline->due;
  stop_clock(unit, c, "T-17");
  start_clock(unit, c, *deadline);
  return Done{};
}

// 投诉-11.2c: granted, another handles it; 投诉-11.2d: refused, the same goes on.
Result<Done> Complaints::replace_handler(Unit& unit, Complaint& c, const RecusalDecision& decision, Instant now) {
  Recusal& recusal = c.recusals.back();
  if (!decision.granted) {
    std::erase(c.barred, recusal.account);
    if (c.handler) c.handler->has_interest = false;
    return Done{};
  }
  if (!decision.new_handler) return no_ground("决定回避的，应当同时确定其他人办理", "投诉-11.2c");
  if (auto refused = refusal_of_handler(c, *decision.new_handler)) return std::move(*refused);
  appoint(c, *decision.new_handler, now);
  recusal.new_handler = decision.new_handler->name;
  tell(unit, tools_.base.ids,
       {decision.new_handler->account.value, "complaint.assigned", c.id, c.case_id, "请办理投诉举报" + c.id}, now);
  return Done{};
}

// 投诉-11.2b..d: the joint office's alone.
Result<SeenComplaint> Complaints::decide_recusal(Unit& unit, const Context& context, const std::string& id,
                                                 const RecusalDecision& decision, Instant now) {
  auto c = load(id);
  if (!c) return std::move(c).error();
  if (!viewer_of(context).roles.has(Role::joint_office))
    return Error{ErrorCode::forbidden, "是否回避由区联席会议办公室决定", {}, {}, "投诉-11.2b"};
  if (is_barred(*c, context.caller))
    return Error{ErrorCode::forbidden, "被申请回避的办理人不得决定本人的回避", {}, {}, "投诉-11.2a"};
  if (auto row = step(c->state, ComplaintEvent::resume); !row) return row.error();
  if (is_blank(decision.reason)) return no_ground("是否回避的决定应当写明理由", "投诉-11.2b");
  Recusal& recusal = c->recusals.back();
  recusal.decided_at = now;
  recusal.granted = decision.granted;
  recusal.decision_reason = decision.reason;
  recusal.decided_by = decision.by;
  if (auto replaced = replace_handler(unit, *c, decision, now); !replaced) return std::move(replaced).error();
  const std::string word = decision.granted ? "决定回避，另定办理人" : "回避理由不成立，恢复办理";
  if (auto resumed = resume_clock(unit, *c, now); !resumed) return std::move(resumed).error();
  WritOrder order{WritKind::recusal_decision,
                  {{"decision", word}, {"reason", decision.reason}},
                  "区联席会议办公室对您的回避申请作出决定：" + word + "；理由：" + decision.reason,
                  {}};
  if (auto issued = issue(unit, *c, tools_, std::move(order), now); !issued) return std::move(issued).error();
  const std::string_view basis = decision.granted ? "投诉-11.2c" : "投诉-11.2d";
  const ComplaintAct act{"complaint.resumed", basis, "", decision.by, decision.granted ? "granted" : "refused"};
  if (auto moved = move(unit, *c, ComplaintEvent::resume, act, context, now); !moved) return std::move(moved).error();
  tell(unit, tools_.base.ids,
       {c->unit, "complaint.resumed", c->id, c->case_id, "投诉举报" + c->id + "的回避申请已有决定：" + word}, now);
  return seen(context, std::move(*c), now);
}

Result<SeenComplaint> Complaints::investigate(Unit& unit, const Context& context, const std::string& id,
                                              InvestigationRecord record, Instant now) {
  auto c = for_handler(context, id);
  if (!c) return std::move(c).error();
  record.at = now;
  const std::string by = record.by;
  c->log.push_back(std::move(record));
  save(unit, *c, {"complaint.investigated", "投诉-10.1", code(c->state), by, ""}, context, now);
  return seen(context, std::move(*c), now);
}

// 规定-21.1a: a proof was demanded after it had been cancelled.
void Complaints::suspect_violation(Unit& unit, Complaint& c, const Context& context, Instant now) {
  if (c.category != ComplaintCategory::proof_demanded) return;
  Violation violation;
  violation.type = ViolationType::ask_cancelled;
  violation.state = ViolationState::confirmed;
  violation.unit = c.against;
  violation.case_id = c.case_id;
  violation.subject = c.id;
  violation.matter = c.matter;
  violation.proof = c.proof;
  violation.facts = c.facts;
  violation.reported_by = c.decided_by;
  violation.conclusion = "投诉举报" + c.id + "经查属实";
  violation.concluded_by = c.unit_name;
  c.violation = suspect(unit, tools_.base.ids, std::move(violation), context, now);
}

// 投诉-14.1a, C-16: three working days to report it, from the day it was found true.
Result<Done> Complaints::found_true(Unit& unit, Complaint& c, Date verified_on, const Context& context, Instant now) {
  const auto law = tools_.base.law.get();
  const auto deadline = report_deadline(verified_on, *law);
  if (!deadline) return deadline.error();
  c.verified_on = verified_on;
  c.report_due = deadline->due;
  start_clock(unit, c, *deadline);
  suspect_violation(unit, c, context, now);
  return Done{};
}

// 投诉-12.1b: the complainant, and whoever else it concerns.
Result<Done> Complaints::tell_decision(Unit& unit, Complaint& c, Instant now) {
  const std::map<std::string, std::string> fields{
      {"result", std::string(chinese(*c.result))}, {"facts", c.facts}, {"basis", c.basis}, {"handling", c.handling}};
  const std::string text = "处理决定：投诉举报" + std::string(chinese(*c.result)) + "。" + c.facts + "。" + c.handling +
                           "（依据：" + c.basis + "）";
  std::vector<Private> told{Private()};
  told.insert(told.end(), c.parties.begin(), c.parties.end());
  for (const Private& party : told)
    if (auto issued = issue(unit, c, tools_, {WritKind::complaint_decision, fields, text, party}, now); !issued)
      return issued;
  return Done{};
}

Result<SeenComplaint> Complaints::decide(Unit& unit, const Context& context, const std::string& id,
                                         const ComplaintDecision& decision, Instant now) {
  auto c = for_handler(context, id);
  if (!c) return std::move(c).error();
  if (c->log.empty()) return no_ground("没有任何调查、核实的记录，不得作出处理决定", "投诉-10.1");
  const Date today = beijing_day(now), verified_on = decision.verified_on.value_or(today);
  const auto day = std::chrono::sys_days(verified_on);
  if (day > std::chrono::sys_days(today) || day < std::chrono::sys_days(beijing_day(*c->accepted_at)))
    return Error{ErrorCode::invalid_input,
                 "查明属实的日期应当在受理之后、决定之前",
                 {},
                 {{"/verified_on", "日期不在办理期间", "acceptance .. today", "another day"}},
                 "投诉-14.1a"};
  c->result = decision.result;
  c->facts = decision.facts;
  c->basis = decision.basis;
  c->handling = decision.handling;
  c->decided_by = decision.by;
  c->decided_at = now;
  c->parties = decision.parties;
  stop_clock(unit, *c, "T-12");
  if (decision.result == ComplaintResult::verified)
    if (auto started = found_true(unit, *c, verified_on, context, now); !started) return std::move(started).error();
  auto timeline = timeline_of(tools_, *c, now);
  if (!timeline) return std::move(timeline).error();
  c->timeline = std::move(*timeline);
  if (auto told = tell_decision(unit, *c, now); !told) return std::move(told).error();
  const ComplaintAct act{"complaint.decided", "投诉-12.1a", "", decision.by, code(decision.result)};
  if (auto moved = move(unit, *c, ComplaintEvent::decide, act, context, now); !moved) return std::move(moved).error();
  return seen(context, std::move(*c), now);
}

}  // namespace zq::workflow
