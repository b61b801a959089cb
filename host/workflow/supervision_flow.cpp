#include "workflow/supervision_flow.hpp"

#include "domain/text_limits.hpp"
#include "domain/time_words.hpp"
#include "records/complaint_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

Act act_of(const SupervisionNotice& notice, std::string_view before, const std::string& by, const Context& context,
           Instant now) {
  return {now,
          "supervision." + std::string(code(notice.state)),
          notice.complaint,
          context.caller.value,
          context.request_id,
          "投诉-14.1",
          std::string(before),
          std::string(code(notice.state)),
          json_object({{"notice", notice.id},
                       {"unit", notice.unit},
                       {"due_on", notice.due_on ? date_text(*notice.due_on) : ""},
                       {"operator", by}})};
}

std::string lines_of(const std::vector<TimelineItem>& timeline) {
  std::string all;
  for (const TimelineItem& one : timeline) all += (all.empty() ? "" : "\n") + moment_words(one.at) + "：" + one.text;
  return all.empty() ? "无" : all;
}

}  // namespace

std::string notice_number_text(const SupervisionNotice& notice, int number) {
  if (!notice.issued_at || number == 0) return {};
  const int year = static_cast<int>(beijing_day(*notice.issued_at).year());
  return "椒监督〔" + std::to_string(year) + "〕" + std::to_string(number) + "号";
}

Result<SupervisionNotice> SupervisionFlow::load(const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::supervision_notice, id);
  if (!found) return std::move(found).error();
  if (!found->has_value()) return Error{ErrorCode::not_found, "没有这份监督通知书，或者它与本调用方无关；请核对编号"};
  auto value = records::supervision_notice_of(**found);
  if (!value) return Error{ErrorCode::internal, "监督通知书的存档无法读取", "a supervision notice is broken"};
  return std::move(*value);
}

Result<SeenNotice> SupervisionFlow::seen(SupervisionNotice notice) const {
  SeenNotice one{std::move(notice)};
  if (one.value.writ.empty()) return one;
  auto writ = tools_.base.store.find_document(DocumentKind::writ, one.value.writ);
  if (!writ) return std::move(writ).error();
  if (writ->has_value()) one.number = (*writ)->number;
  return one;
}

Result<SeenNotice> SupervisionFlow::find(const Context& context, const std::string& id) {
  auto notice = load(id);
  if (!notice) return std::move(notice).error();
  if (!may_see(*notice, viewer_of(context)))
    return Error{ErrorCode::not_found, "没有这份监督通知书，或者它与本调用方无关；请核对编号"};
  return seen(std::move(*notice));
}

Result<Page<SeenNotice>> SupervisionFlow::list(const Context& context, std::optional<SupervisionState> state,
                                               const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::supervision_notice;
  query.newest_first = true;
  if (state) {
    query.by = DocumentQuery::By::state;
    query.key = code(*state);
  }
  auto page = tools_.base.store.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  const Viewer viewer = viewer_of(context);
  Page<SeenNotice> out{{}, std::move(page->next)};
  for (const Document& document : page->items) {
    auto notice = records::supervision_notice_of(document);
    if (!notice) return Error{ErrorCode::internal, "监督通知书的存档无法读取", "a supervision notice is broken"};
    if (!may_see(*notice, viewer)) continue;
    auto one = seen(std::move(*notice));
    if (!one) return std::move(one).error();
    out.items.push_back(std::move(*one));
  }
  return out;
}

Result<Done> SupervisionFlow::move(Unit& unit, SupervisionNotice& notice, SupervisionEvent on, const std::string& by,
                                   const Context& context, Instant now) {
  const auto row = step(notice.state, on);
  if (!row) return row.error();
  const std::string before{code(notice.state)};
  notice.state = row->to;
  if (notice.state == SupervisionState::accepted) {
    notice.closed_at = now;
    if (notice.clock) unit.emplace_back(DropWork{clock_work("supervision", notice.id, notice.clock->id)});
    notice.clock.reset();
  }
  unit.emplace_back(SaveDocument{records::document_of(notice)});
  unit.emplace_back(AppendAct{act_of(notice, before, by, context, now)});
  return Done{};
}

void SupervisionFlow::run_clock(Unit& unit, SupervisionNotice& notice, const Deadline& deadline) const {
  if (notice.clock) unit.emplace_back(DropWork{clock_work("supervision", notice.id, notice.clock->id)});
  notice.clock = running_clock(deadline);
  unit.emplace_back(PutWork{{clock_work("supervision", notice.id, notice.clock->id), WorkKind::supervision_clock,
                             notice.id, *next_alarm(*notice.clock)}});
}

std::optional<Error> SupervisionFlow::refusal_of_day(Date day, Instant now) const {
  if (std::chrono::sys_days(day) > std::chrono::sys_days(beijing_day(now))) return std::nullopt;
  return Error{ErrorCode::invalid_input,
               "整改期限应当晚于今日",
               {},
               {{"/due_on", "期限不在今日之后", "> " + date_text(beijing_day(now)), date_text(day)}},
               "投诉-14.1c"};
}

Result<SeenNotice> SupervisionFlow::issue(Unit& unit, const Context& context, const std::string& id,
                                          const NoticeOrder& order, Instant now) {
  auto notice = load(id);
  if (!notice) return std::move(notice).error();
  if (auto row = step(notice->state, SupervisionEvent::issue); !row) return row.error();
  if (auto refused = refusal_of_day(order.due_on, now)) return std::move(*refused);
  if (!order.facts.empty()) notice->facts = order.facts;
  if (!order.basis.empty()) notice->basis = order.basis;
  if (!order.demand.empty()) notice->demand = order.demand;
  notice->due_on = order.due_on;
  notice->issued_at = now;
  notice->issued_by = order.by;
  const auto law = tools_.base.law.get();
  const auto deadline = rectification_deadline(now, order.due_on, law->calendar);
  if (!deadline) return deadline.error();
  run_clock(unit, *notice, *deadline);
  Writ writ;
  writ.kind = WritKind::supervision_notice;
  writ.about = notice->id;
  writ.unit = notice->unit;
  writ.issuer = tools_.name_of("joint_office");
  writ.fields = {{"complaint_no", notice->complaint},
                 {"unit_name", notice->unit_name},
                 {"facts", notice->facts},
                 {"basis", notice->basis},
                 {"demand", notice->demand},
                 {"due_on", date_text(order.due_on)},
                 {"evidence", lines_of(notice->timeline)}};
  auto issued = tools_.base.writs.issue(unit, std::move(writ), now);
  if (!issued) return std::move(issued).error();
  notice->writ = std::move(*issued);
  if (auto moved = move(unit, *notice, SupervisionEvent::issue, order.by, context, now); !moved)
    return std::move(moved).error();
  for (const std::string& to : {notice->unit, notice->reporting_unit})
    tell(unit, tools_.base.ids,
         {to,
          "supervision.issued",
          notice->id,
          {},
          "区联席会议办公室就投诉举报" + notice->complaint + "作出监督通知书，" + deadline->explanation},
         now);
  return seen(std::move(*notice));
}

Result<SupervisionNotice> SupervisionFlow::for_unit(const Context& context, const std::string& id) {
  auto notice = load(id);
  if (!notice) return notice;
  const Viewer viewer = viewer_of(context);
  if (!may_see(*notice, viewer))
    return Error{ErrorCode::not_found, "没有这份监督通知书，或者它与本调用方无关；请核对编号"};
  if (!is_of_unit(viewer, notice->unit))
    return Error{ErrorCode::forbidden, "整改由" + notice->unit_name + "负责并报告", {}, {}, "投诉-14.1c"};
  return notice;
}

Result<SeenNotice> SupervisionFlow::plan(Unit& unit, const Context& context, const std::string& id,
                                         const std::string& text, const std::string& by, Instant now) {
  auto notice = for_unit(context, id);
  if (!notice) return std::move(notice).error();
  notice->plan = text;
  if (auto moved = move(unit, *notice, SupervisionEvent::plan, by, context, now); !moved)
    return std::move(moved).error();
  return seen(std::move(*notice));
}

Result<SeenNotice> SupervisionFlow::rectify(Unit& unit, const Context& context, const std::string& id,
                                            const Rectification& done, Instant now) {
  auto notice = for_unit(context, id);
  if (!notice) return std::move(notice).error();
  notice->measures = done.measures;
  notice->evidence = done.evidence;
  notice->rectified_by = done.by;
  notice->rectified_at = now;
  if (auto moved = move(unit, *notice, SupervisionEvent::rectify, done.by, context, now); !moved)
    return std::move(moved).error();
  tell(unit, tools_.base.ids,
       {"joint_office",
        "supervision.rectified",
        notice->id,
        {},
        notice->unit_name + "已报整改结果，请验收：" + notice->id},
       now);
  return seen(std::move(*notice));
}

Result<SeenNotice> SupervisionFlow::accept(Unit& unit, const Context& context, const std::string& id,
                                           const Acceptance& acceptance, Instant now) {
  auto notice = load(id);
  if (!notice) return std::move(notice).error();
  const SupervisionEvent on = acceptance.accepted ? SupervisionEvent::accept : SupervisionEvent::refuse;
  if (auto row = step(notice->state, on); !row) return row.error();
  const auto no = [](std::string text) { return Error{ErrorCode::no_ground, std::move(text), {}, {}, "投诉-14.1c"}; };
  if (acceptance.accepted && notice->evidence.empty()) return no("整改没有任何凭据，不能通过验收");
  if (!acceptance.accepted && (is_blank(acceptance.opinion) || !acceptance.due_on))
    return no("验收不通过的，应当写明意见和新的整改期限");
  notice->opinion = acceptance.opinion;
  notice->accepted_by = acceptance.by;
  if (!acceptance.accepted) {
    if (auto refused = refusal_of_day(*acceptance.due_on, now)) return std::move(*refused);
    ++notice->refused;
    notice->due_on = acceptance.due_on;
    const auto law = tools_.base.law.get();
    const auto deadline = rectification_deadline(now, *acceptance.due_on, law->calendar);
    if (!deadline) return deadline.error();
    run_clock(unit, *notice, *deadline);
  }
  if (auto moved = move(unit, *notice, on, acceptance.by, context, now); !moved) return std::move(moved).error();
  const std::string text = acceptance.accepted ? "整改通过验收" : "整改未通过验收：" + acceptance.opinion;
  for (const std::string& to : {notice->unit, notice->reporting_unit})
    tell(unit, tools_.base.ids, {to, "supervision." + std::string(code(notice->state)), notice->id, {}, text}, now);
  return seen(std::move(*notice));
}

Task<Result<Done>> SupervisionFlow::alarm(Work work, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::supervision_notice, work.subject);
  if (!found) co_return std::move(found).error();
  auto notice = found->has_value() ? records::supervision_notice_of(**found) : std::nullopt;
  if (found->has_value() && !notice)
    co_return Error{ErrorCode::internal, "监督通知书的存档无法读取", "a supervision notice is broken"};
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  const bool waits = notice && notice->clock && notice->clock->id == clock_in(work) &&
                     notice->state != SupervisionState::rectified;  // then it is the joint office that has to look
  if (waits) {
    const bool overdue = !in_time(now, notice->clock->due);
    (overdue ? notice->clock->overdue_at : notice->clock->reminded_at) = now;
    if (overdue && notice->clock->id == "T-15" && !notice->overdue_at) notice->overdue_at = now;
    const std::string text =
        "监督通知书" + notice->id + (overdue ? "已逾期：" : "即将到期：") + notice->clock->explanation;
    const std::string event = overdue ? "supervision.overdue" : "supervision.due_soon";
    tell(unit, tools_.base.ids, {"joint_office", event, notice->id, {}, text}, now);
    if (notice->clock->id == "T-15") tell(unit, tools_.base.ids, {notice->unit, event, notice->id, {}, text}, now);
    if (const auto next = next_alarm(*notice->clock))
      unit.emplace_back(PutWork{{work.id, work.kind, work.subject, std::max(*next, now)}});
    Context host;
    host.caller = CallerId{"host"};
    unit.emplace_back(SaveDocument{records::document_of(*notice)});
    Act act = act_of(*notice, code(notice->state), "主机", host, now);
    act.kind = event;
    unit.emplace_back(AppendAct{std::move(act)});
  }
  auto writing = tools_.base.store.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
