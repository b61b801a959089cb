// How a complaint ends: told, reported when it is true, closed, or terminated (投诉-12..14).
#include <algorithm>
#include <set>

#include "domain/text_limits.hpp"
#include "domain/time_words.hpp"
#include "records/complaint_record.hpp"
#include "workflow/complaints.hpp"

namespace zq::workflow {
namespace {

Error no_ground(std::string text, std::string basis, std::string path = {}) {
  Error error{ErrorCode::no_ground, text, {}, {}, std::move(basis)};
  if (!path.empty()) error.faults.push_back({std::move(path), std::move(text), "", ""});
  return error;
}

// 投诉-9.0: which writs tell what was decided within the three days.
bool is_first(const Told& told, ComplaintState state) {
  if (told.kind == WritKind::complaint_redirection) return state == ComplaintState::not_competent;
  return told.kind == WritKind::complaint_acceptance || told.kind == WritKind::complaint_rejection;
}

bool all_told(const Complaint& c) {
  return std::ranges::all_of(
      c.told, [](const Told& one) { return one.kind != WritKind::complaint_decision || one.delivered_at; });
}

std::string demand_of(const Complaint& c) {
  switch (c.category) {
    case ComplaintCategory::proof_demanded:
      return "立即停止向申请人索要已取消的证明材料，按清单载明的方式核查，并书面报告整改情况";
    case ComplaintCategory::list_not_followed:
      return "按照现行证明材料取消清单办理，纠正与清单不一致的做法，并书面报告整改情况";
    case ComplaintCategory::late_check:
      return "按规定期限反馈协查结果，落实协查专人，并书面报告整改情况";
    case ComplaintCategory::list_adjustment:
      return "按照清单动态调整管理办法的程序和期限办理，并书面报告整改情况";
    case ComplaintCategory::other:
      break;
  }
  return "纠正不符合“无证明城市”实施要求的行为，并书面报告整改情况";
}

SupervisionNotice draft_of(const Complaint& c, const std::string& by, Instant now) {
  SupervisionNotice notice;
  notice.complaint = c.id;
  notice.unit = c.against;
  notice.unit_name = c.against_name;
  notice.supervising = c.supervising;
  notice.reporting_unit = c.unit;
  notice.in_centre = c.in_centre;
  notice.reported_by = by;
  notice.reported_at = now;
  notice.facts = c.facts;
  notice.basis = c.basis + "；投诉举报办法第十四条（" + std::string(basis_of(c.category)) + "）";
  notice.demand = demand_of(c);
  notice.timeline = c.timeline;
  return notice;
}

}  // namespace

Result<SeenComplaint> Complaints::deliver(Unit& unit, const Context& context, const std::string& id,
                                          const DeliveryProof& proof, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  bool found = false;
  for (Told& told : c->told) {
    if (told.delivered_at || (!proof.writ.empty() && told.writ != proof.writ)) continue;
    found = true;
    told.delivered_at = now;
    told.by = proof.by;
    told.delivered_by = proof.operator_name;
    if (is_first(told, c->state) && !c->first_informed_at) {
      c->first_informed_at = now;
      stop_clock(unit, *c, "T-11");
      if (is_over(c->state)) c->closed_at = now;
    }
  }
  if (!found) return Error{ErrorCode::not_found, "没有尚未送达的这份文书；文书见本件的 told"};
  const ComplaintAct act{"complaint.informed", "投诉-9.0、投诉-12.1b", code(c->state), proof.operator_name,
                         code(proof.by)};
  if (c->state == ComplaintState::decided && all_told(*c)) {
    c->informed_at = now;
    if (auto moved = move(unit, *c, ComplaintEvent::inform, act, context, now); !moved) return std::move(moved).error();
  } else {
    save(unit, *c, act, context, now);
  }
  return seen(context, std::move(*c), now);
}

Result<SeenComplaint> Complaints::close(Unit& unit, const Context& context, const std::string& id,
                                        const std::string& conclusion, const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (c->state == ComplaintState::decided)
    return no_ground("处理决定尚未全部告知投诉举报人和利害关系人，不得办结", "投诉-12.1b");
  if (auto row = step(c->state, ComplaintEvent::close); !row) return row.error();
  if (c->result == ComplaintResult::verified && !c->reported_at)
    return no_ground("投诉举报属实，应当先向区联席会议办公室报告", "投诉-14.1a");
  if (c->state == ComplaintState::lead) c->handling = conclusion;
  const ComplaintAct act{"complaint.closed", "投诉-12.1", "", by, conclusion};
  if (auto moved = move(unit, *c, ComplaintEvent::close, act, context, now); !moved) return std::move(moved).error();
  return seen(context, std::move(*c), now);
}

Result<Done> Complaints::end(Unit& unit, Complaint& c, const Termination& how, const Context& context, Instant now) {
  if (auto row = step(c.state, ComplaintEvent::terminate); !row) return row.error();
  if (is_blank(how.reason))
    return no_ground(
        how.ground == TerminationGround::withdrawn ? "应当记录投诉举报人撤回的意思" : "终止办理应当写明理由",
        std::string(basis_of(how.ground)), "/reason");
  if (how.ground == TerminationGround::legal_route && is_blank(how.proof))
    return no_ground("应当有已申请仲裁、提起复议或者诉讼的凭据", std::string(basis_of(how.ground)), "/proof");
  c.termination = how.ground;
  c.termination_text = how.reason;
  c.termination_proof = how.proof;
  // Nothing is left to be kept from for whom nobody decided on; who was to withdraw stays away for good.
  if (!c.recusals.empty() && !c.recusals.back().decided_at) std::erase(c.barred, c.recusals.back().account);
  WritOrder order{WritKind::complaint_termination,
                  {{"ground", std::string(chinese(how.ground)) + "（" + std::string(basis_of(how.ground)) + "）"},
                   {"reason", how.reason}},
                  "您的投诉举报已终止办理：" + std::string(chinese(how.ground)),
                  {}};
  if (auto issued = issue(unit, c, tools_, std::move(order), now); !issued) return issued;
  const ComplaintAct act{"complaint.terminated", basis_of(how.ground), "", how.by, code(how.ground)};
  if (auto moved = move(unit, c, ComplaintEvent::terminate, act, context, now); !moved) return moved;
  std::set<std::string> concerned{c.unit, c.against};
  if (c.handler) concerned.insert(c.handler->account.value);
  concerned.erase("");
  for (const std::string& to : concerned)
    tell(unit, tools_.base.ids,
         {to, "complaint.terminated", c.id, c.case_id,
          "投诉举报" + c.id + "已终止办理：" + std::string(chinese(how.ground))},
         now);
  return Done{};
}

Result<SeenComplaint> Complaints::terminate(Unit& unit, const Context& context, const std::string& id,
                                            const Termination& how, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (auto ended = end(unit, *c, how, context, now); !ended) return std::move(ended).error();
  return seen(context, std::move(*c), now);
}

Result<SeenComplaint> Complaints::report(Unit& unit, const Context& context, const std::string& id,
                                         const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  if (c->result != ComplaintResult::verified)
    return no_ground("只有查明属实的投诉举报才向区联席会议办公室报告、作出监督通知书", "投诉-14.1b");
  if (c->reported_at) return Error{ErrorCode::conflict, "本件已经报告：" + c->notice, {}, {}, "投诉-14.1a"};
  const auto law = tools_.base.law.get();
  const auto deadline = supervision_deadline(now, *law);
  if (!deadline) return deadline.error();
  SupervisionNotice notice = draft_of(*c, by, now);
  notice.id = tools_.base.ids.fresh("JD", now);
  notice.issue_due = deadline->due;
  notice.clock = running_clock(*deadline);
  c->notice = notice.id;
  c->reported_at = now;
  stop_clock(unit, *c, "T-13");
  unit.emplace_back(SaveDocument{records::document_of(notice)});
  unit.emplace_back(PutWork{{clock_work("supervision", notice.id, notice.clock->id), WorkKind::supervision_clock,
                             notice.id, *next_alarm(*notice.clock)}});
  save(unit, *c, {"complaint.reported", "投诉-14.1a", code(c->state), by, notice.id}, context, now);
  tell(unit, tools_.base.ids,
       {"joint_office", "supervision.reported", notice.id, c->case_id,
        "投诉举报" + c->id + "经查属实，被投诉举报单位：" + c->against_name + "；" + deadline->explanation},
       now);
  return seen(context, std::move(*c), now);
}

}  // namespace zq::workflow
