// The first three working days: registered, completed, accepted, rejected, or told which unit is competent (投诉-7..9).
#include "domain/text_limits.hpp"
#include "domain/time_words.hpp"
#include "records/complaint_record.hpp"
#include "workflow/complaints.hpp"

namespace zq::workflow {
namespace {

Error barred_error() {
  return Error{ErrorCode::forbidden, "回避申请提出后，被申请回避的办理人不得再查阅、办理本件", {}, {}, "投诉-11.2a"};
}

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : "、") + one;
  return text;
}

std::string ground_text(const Rejection& r) {
  return std::string(chinese(r.ground)) + "（" + std::string(basis_of(r.ground)) + "）";
}

}  // namespace

Result<Complaint> Complaints::for_unit(const Context& context, const std::string& id) {
  auto value = load(id);
  if (!value) return value;
  if (is_barred(*value, context.caller)) return barred_error();
  const Viewer viewer = viewer_of(context);
  if (sight_of(*value, viewer) == ComplaintSight::none)
    return Error{ErrorCode::not_found, "没有这件投诉举报，或者它与本调用方无关；请核对编号，见 /api/v1/complaints"};
  const bool own = is_of_unit(viewer, value->unit) || (value->handler && value->handler->account == context.caller);
  if (!own)
    return Error{ErrorCode::forbidden, "本件由" + value->unit_name + "办理，其他单位不能处理", {}, {}, "投诉-3"};
  return value;
}

void Complaints::save(Unit& unit, const Complaint& c, const ComplaintAct& act, const Context& context, Instant now) {
  unit.emplace_back(SaveDocument{records::document_of(c)});
  unit.emplace_back(AppendAct{act_of(c, act, context, now)});
}

Result<Done> Complaints::move(Unit& unit, Complaint& c, ComplaintEvent on, const ComplaintAct& act,
                              const Context& context, Instant now) {
  const auto row = step(c.state, on);
  if (!row) return row.error();
  const std::string before{code(c.state)};
  c.state = row->to;
  // Rejected, or another unit's: done with only when the complainant has been told (投诉-9.0).
  const bool to_tell = c.state == ComplaintState::rejected || c.state == ComplaintState::not_competent;
  if (is_over(c.state) && !to_tell) {
    c.closed_at = now;
    stop_clocks(unit, c);
  }
  ComplaintAct taken = act;
  taken.before = before;
  save(unit, c, taken, context, now);
  return Done{};
}

Result<SeenComplaint> Complaints::enrol(Unit& unit, const Context& context, const std::string& id,
                                        const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto row = step(c->state, ComplaintEvent::enrol); !row) return row.error();
  c->registered_at = now;
  const ComplaintAct act{"complaint.registered", "投诉-7", "", by, ""};
  if (auto moved = move(unit, *c, ComplaintEvent::enrol, act, context, now); !moved) return std::move(moved).error();
  return seen(context, std::move(*c), now);
}

// What was missing comes in; still incomplete, it stays so and says what is missing yet.
Result<Done> Complaints::fill(Unit& unit, Complaint& c, const Completion& given, const Context& context, Instant now) {
  if (auto row = step(c.state, ComplaintEvent::complete); !row) return row.error();
  const auto keep = [](Private& into, const Private& text) {
    if (!text.empty()) into = text;
  };
  keep(c.name, given.name);
  keep(c.phone, given.phone);
  keep(c.demands, given.demands);
  keep(c.reasons, given.reasons);
  keep(c.content, given.content);
  if (c.against.empty() && !given.against.empty()) name_against(c, given.against);
  if (given.agent) c.agent = given.agent;
  if (auto faults = zq::faults_of(c); !faults.empty())
    return Error{ErrorCode::invalid_input, "补正的内容有误，请按提示更正", {}, std::move(faults), "投诉-5(1)"};
  const auto missing = missing_for_acceptance(c, beijing_day(now));
  const std::string still = joined(missing);
  const ComplaintAct act{"complaint.completed", "投诉-5(1)、投诉-6.2", "", given.by, still};
  if (c.state == ComplaintState::incomplete && !missing.empty()) {
    save(unit, c, act, context, now);
    return Done{};
  }
  return move(unit, c, ComplaintEvent::complete, act, context, now);
}

Result<SeenComplaint> Complaints::complete(Unit& unit, const Context& context, const std::string& id,
                                           const Completion& given, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto filled = fill(unit, *c, given, context, now); !filled) return std::move(filled).error();
  return seen(context, std::move(*c), now);
}

// 投诉-9(1): accepted and told; seven working days begin.
Result<SeenComplaint> Complaints::accept(Unit& unit, const Context& context, const std::string& id,
                                         const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  const auto missing = missing_for_acceptance(*c, beijing_day(now));
  if (!missing.empty()) {
    Error error{ErrorCode::no_ground, "投诉举报还不完整，不能受理；缺少：" + joined(missing), {}, {}, "投诉-5(1)"};
    for (const std::string& one : missing) error.faults.push_back({"", "缺少" + one, one, "没有"});
    if (c->agent) error.basis = "投诉-5(1)、投诉-6.2";
    return error;
  }
  if (auto row = step(c->state, ComplaintEvent::accept); !row) return row.error();
  const auto law = tools_.base.law.get();
  const auto deadline = handling_deadline(now, c->pauses, *law);
  if (!deadline) return deadline.error();
  c->accepted_at = c->first_decided_at = now;
  c->handling_due = deadline->due;
  start_clock(unit, *c, *deadline);
  WritOrder order{WritKind::complaint_acceptance,
                  {{"received_on", date_text(beijing_day(c->received_at))}, {"due_on", end_words(deadline->due)}},
                  "您的投诉举报已受理，由" + c->unit_name + "办理，应于" + end_words(deadline->due) + "前办结",
                  {}};
  if (auto issued = issue(unit, *c, tools_, std::move(order), now); !issued) return std::move(issued).error();
  const ComplaintAct act{"complaint.accepted", "投诉-9(1)", "", by, ""};
  if (auto moved = move(unit, *c, ComplaintEvent::accept, act, context, now); !moved) return std::move(moved).error();
  return seen(context, std::move(*c), now);
}

Result<SeenComplaint> Complaints::reject(Unit& unit, const Context& context, const std::string& id,
                                         const Rejection& rejection, const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto row = step(c->state, ComplaintEvent::reject); !row) return row.error();
  std::optional<Complaint> original;
  if (!rejection.original.empty()) {
    auto found = load(rejection.original);
    if (found) original = std::move(*found);
  }
  if (auto refused = zq::refusal_of(rejection, *c, original ? &*original : nullptr, beijing_day(now)))
    return std::move(*refused);
  c->first_decided_at = now;
  c->ground = rejection.ground;
  c->reason = rejection.reason;
  c->ground_evidence = rejection.evidence;
  if (original) c->duplicate_of = original->id;
  const std::string route = rejection.route ? "依法通过" + std::string(chinese(*rejection.route)) + "解决" : "";
  WritOrder order{WritKind::complaint_rejection,
                  {{"received_on", date_text(beijing_day(c->received_at))},
                   {"ground", ground_text(rejection)},
                   {"reason", rejection.reason},
                   {"route", route}},
                  "您的投诉举报不予受理：" + ground_text(rejection) + "；理由：" + rejection.reason +
                      (route.empty() ? "" : "；请" + route),
                  {}};
  if (auto issued = issue(unit, *c, tools_, std::move(order), now); !issued) return std::move(issued).error();
  const ComplaintAct act{"complaint.rejected", basis_of(rejection.ground), "", by, code(rejection.ground)};
  if (auto moved = move(unit, *c, ComplaintEvent::reject, act, context, now); !moved) return std::move(moved).error();
  return seen(context, std::move(*c), now);
}

std::optional<Error> Complaints::refusal_of(const Complaint& c, const Redirection& to) const {
  const auto no = [](std::string text, std::string path) {
    return Error{ErrorCode::no_ground, text, {}, {{std::move(path), text, "", ""}}, "投诉-9(3)"};
  };
  const std::string competent = tools_.id_of(to.competent_unit);
  if (is_blank(to.reason)) return no("应当写明不属于本单位管辖的理由", "/reason");
  if (competent == c.unit) return no("有权管理的部门不能是本单位", "/competent_unit");
  if (!to.hand_over) return std::nullopt;
  if (!to.consent) return no("未经投诉举报人同意，不得转送；只能告知其向有权管理的部门投诉举报", "/consent");
  if (competent == c.against) return no("不得将投诉举报转送被投诉举报的单位", "/competent_unit");
  if (!tools_.organisations()->find(competent))
    return no("该单位不在单位登记中，不能转送；只能告知", "/competent_unit");
  return std::nullopt;
}

Result<Done> Complaints::tell_redirection(Unit& unit, Complaint& c, const Redirection& to, Instant now) {
  const std::string name = tools_.name_of(c.competent_unit);
  WritOrder order{WritKind::complaint_redirection,
                  {{"received_on", date_text(beijing_day(c.received_at))},
                   {"competent_unit", name},
                   {"reason", to.reason},
                   {"handed_over", to.hand_over ? "经您同意，已转送该部门" : "未转送，请您自行提出"}},
                  "您的投诉举报不属于" + c.unit_name + "管辖，请向" + name + "投诉举报" +
                      (to.hand_over ? "；经您同意，已转送该部门，由其自收到之日起三个工作日内处理" : ""),
                  {}};
  return issue(unit, c, tools_, std::move(order), now);
}

// The receiving unit has three working days of its own; where the complaint has been stays on record.
Result<Done> Complaints::hand_over(Unit& unit, Complaint& c, const Redirection& to, Instant now) {
  c.stays.push_back({c.unit, to.reason, to.by, c.received_at, now, c.acceptance_due});
  move_to(c, c.competent_unit);
  c.received_at = now;
  c.registered_at.reset();
  c.first_decided_at.reset();
  c.first_informed_at.reset();
  if (auto opened = open_clock(unit, c, now); !opened) return opened;
  tell(unit, tools_.base.ids,
       {c.unit, "complaint.handed_over", c.id, c.case_id, "收到转送的投诉举报" + c.id + "；" + first_clock_words(c)},
       now);
  return Done{};
}

// 投诉-9(3), C-13: the complainant is told the competent unit; with consent the papers go there too.
Result<SeenComplaint> Complaints::redirect(Unit& unit, const Context& context, const std::string& id,
                                           const Redirection& to, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  const ComplaintEvent on = to.hand_over ? ComplaintEvent::hand_over : ComplaintEvent::redirect;
  if (auto row = step(c->state, on); !row) return row.error();
  if (auto refused = refusal_of(*c, to)) return std::move(*refused);
  c->competent_unit = tools_.id_of(to.competent_unit);
  c->reason = to.reason;
  c->first_decided_at = now;
  if (auto told = tell_redirection(unit, *c, to, now); !told) return std::move(told).error();
  if (to.hand_over)
    if (auto over = hand_over(unit, *c, to, now); !over) return std::move(over).error();
  const ComplaintAct act{to.hand_over ? "complaint.handed_over" : "complaint.redirected", "投诉-9(3)", "", to.by,
                         c->competent_unit};
  if (auto moved = move(unit, *c, on, act, context, now); !moved) return std::move(moved).error();
  return seen(context, std::move(*c), now);
}

Result<SeenComplaint> Complaints::take_over(Unit& unit, const Context& context, const std::string& id,
                                            const std::string& reason, const std::string& by, Instant now) {
  auto c = load(id);
  if (!c) return std::move(c).error();
  if (is_barred(*c, context.caller)) return barred_error();
  if (c->unit == "joint_office") return Error{ErrorCode::conflict, "本件已经由联席会议办公室办理"};
  c->stays.push_back({c->unit, reason, by, c->received_at, now, c->acceptance_due});
  const std::string before = c->unit;
  move_to(*c, "joint_office");
  c->handler.reset();
  const ComplaintAct act{"complaint.taken_over", "投诉-3、C-30", "", by, reason};
  if (auto moved = move(unit, *c, ComplaintEvent::take_over, act, context, now); !moved)
    return std::move(moved).error();
  tell(unit, tools_.base.ids,
       {before, "complaint.taken_over", c->id, c->case_id, "投诉举报" + c->id + "已由区联席会议办公室接办：" + reason},
       now);
  return seen(context, std::move(*c), now);
}

}  // namespace zq::workflow
