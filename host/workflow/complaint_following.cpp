// The complainant, who follows by a secret and no login; and the clocks.
#include <algorithm>

#include "domain/time_words.hpp"
#include "records/complaint_record.hpp"
#include "workflow/complaints.hpp"

namespace zq::workflow {
namespace {

Context host_itself() {
  Context context;
  context.caller = CallerId{"host"};
  return context;
}

bool waits_for_calendar(const Complaint& c, std::string_view clock) {
  return clock == "T-11" && !c.acceptance_due && !c.first_informed_at && !is_over(c.state);
}

constexpr std::string_view by_complainant = "投诉举报人";

}  // namespace

Context complainant() {
  Context context;
  context.caller = CallerId{"complainant"};
  return context;
}

Result<Complaint> Complaints::follow(const std::string& id, const std::string& follow_hash) {
  auto c = load(id);
  const bool fits = c && !c->follow_hash.empty() && c->follow_hash == follow_hash;
  if (c || c.error().code == ErrorCode::not_found) {
    if (fits) return c;
    return Error{ErrorCode::not_found, "查询码有误；请核对提出投诉举报时得到的查询码"};
  }
  return c;
}

Result<SeenComplaint> Complaints::renew_secret(Unit& unit, const Context& context, const std::string& id,
                                               const std::string& follow_hash, const std::string& by, Instant now) {
  auto c = for_unit(context, id);
  if (!c) return std::move(c).error();
  // The secret opens what the complainant was told, by name: only who may read the name gives one out.
  if (sight_of(*c, viewer_of(context)) != ComplaintSight::identity)
    return Error{ErrorCode::forbidden, "本件投诉的是本单位，只有本件的办理人可以另给查询码"};
  c->follow_hash = follow_hash;
  save(unit, *c, {"complaint.secret_renewed", "投诉-9", code(c->state), by, ""}, context, now);
  return seen(context, std::move(*c), now);
}

Result<Complaint> Complaints::complete_own(Unit& unit, const Complaint& own, const Completion& given, Instant now) {
  Complaint c = own;
  if (auto filled = fill(unit, c, given, complainant(), now); !filled) return std::move(filled).error();
  return c;
}

Result<Complaint> Complaints::withdraw_own(Unit& unit, const Complaint& own, const std::string& reason, Instant now) {
  Complaint c = own;
  const Termination how{TerminationGround::withdrawn, reason, {}, std::string(by_complainant)};
  if (auto ended = end(unit, c, how, complainant(), now); !ended) return std::move(ended).error();
  return c;
}

Result<Complaint> Complaints::ask_recusal_own(Unit& unit, const Complaint& own, const std::string& reason,
                                              Instant now) {
  Complaint c = own;
  if (auto done = suspend(unit, c, reason, std::string(by_complainant), complainant(), now); !done)
    return std::move(done).error();
  return c;
}

Task<Result<Done>> Complaints::alarm(Work work, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::complaint, work.subject);
  if (!found) co_return std::move(found).error();
  auto c = found->has_value() ? records::complaint_of(**found) : std::nullopt;
  if (found->has_value() && !c) co_return Error{ErrorCode::internal, "投诉举报的存档无法读取", "a complaint is broken"};
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  const std::string which = clock_in(work);
  const auto clock = c ? std::ranges::find(c->clocks, which, &RunningClock::id) : std::vector<RunningClock>::iterator();
  if (c && clock != c->clocks.end()) {
    const bool overdue = !in_time(now, clock->due);
    (overdue ? clock->overdue_at : clock->reminded_at) = now;
    const std::string text = "投诉举报" + c->id + (overdue ? "已逾期：" : "即将到期：") + clock->explanation;
    const std::string event = overdue ? "complaint.overdue" : "complaint.due_soon";
    const std::string first = which == "T-17" ? "joint_office" : c->unit;
    tell(unit, tools_.base.ids, {first, event, c->id, c->case_id, text}, now);
    if (overdue && first != "joint_office")
      tell(unit, tools_.base.ids, {"joint_office", event, c->id, c->case_id, text}, now);
    const ComplaintAct act{overdue ? "complaint.overdue" : "complaint.reminded", "投诉", code(c->state), "主机", which};
    const auto next = next_alarm(*clock);
    if (next) unit.emplace_back(PutWork{{work.id, work.kind, work.subject, std::max(*next, now)}});
    save(unit, *c, act, host_itself(), now);
  } else if (c && waits_for_calendar(*c, which)) {
    if (auto opened = open_clock(unit, *c, now); !opened) co_return std::move(opened).error();
    if (c->acceptance_due)
      save(unit, *c, {"complaint.clock_opened", "投诉-9", code(c->state), "主机", which}, host_itself(), now);
  }
  auto writing = tools_.base.store.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
