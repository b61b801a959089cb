// What comes back: the issuing unit's answer, its delivery, and the clock (专窗-5, 专窗-6, C-12).
#include "domain/clocks.hpp"
#include "domain/deadline.hpp"
#include "domain/outage.hpp"
#include "domain/text_limits.hpp"
#include "records/window_record.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/window_moves.hpp"
#include "workflow/window_requests.hpp"

namespace zq::workflow {
namespace {

// While an outage lasts the deadline moves with the clock: not looked at more often than this.
constexpr std::chrono::seconds look_again{30};

Error conflict(std::string text, std::string basis) {
  return {ErrorCode::conflict, std::move(text), {}, {}, std::move(basis)};
}

}  // namespace

std::string window_timer(const std::string& request) { return "window:" + request; }

void save(Unit& unit, const WindowRequest& value, std::optional<Instant> not_before) {
  unit.emplace_back(SaveDocument{records::document_of(value)});
  if (!clock_runs(value) || value.overdue_at) {
    unit.emplace_back(DropWork{window_timer(value.id)});
    return;
  }
  Instant next = value.reminded_at ? overdue_from(*value.due_at) : value.remind_at.value_or(*value.due_at);
  if (not_before && next < *not_before) next = *not_before;
  unit.emplace_back(PutWork{{window_timer(value.id), WorkKind::window_clock, value.id, next}});
}

void tell_window(Unit& unit, const WindowTools& tools, const WindowRequest& value, const char* event,
                 std::vector<std::string> to, const std::string& text, Instant now) {
  Notice notice;
  notice.event = event;
  notice.subject = value.id;
  notice.text = text + "（" + window_number_text(value) + "，" + value.material + "）";
  tell_all(unit, tools.base.ids, std::move(to), notice, now);
}

Result<Done> WindowRequests::compute(WindowRequest& value, bool& lasts, Instant now) {
  auto outages = outages_of(tools_.base.store, DepartmentId{value.issuing_unit});
  if (!outages) return std::move(outages).error();
  for (const Outage& one : *outages) lasts = lasts || !one.until;
  const auto law = tools_.base.law.get();
  return set_terms(value, *law, pauses_of(*outages, now));
}

Result<SeenRequest> WindowRequests::reclassify(Unit& unit, const Context& context, const std::string& id,
                                               const std::string& reason, const std::string& operator_name,
                                               Instant now) {
  auto value = acting(context, id, Side::issuer);
  if (!value) return std::move(value).error();
  if (value->state != WindowState::routed) return conflict("申请不在出具单位办理中", "专窗-6");
  if (value->matter_class == MatterClass::instant)
    return conflict("即办件证明材料一律在30分钟内办结，不能改为现场核实", "专窗-6");
  if (value->matter_class == MatterClass::on_site) return conflict("该申请已按现场核实办理", "专窗-6");
  if (!in_time(now, *value->due_at)) return conflict("24小时已过，不能再改为现场核实", "专窗-6");
  value->matter_class = MatterClass::on_site;
  value->reclassify_reason = reason;
  value->reminded_at.reset();
  bool lasts = false;
  if (auto set = compute(*value, lasts, now); !set) return std::move(set).error();
  tell_window(unit, tools_, *value, "window.reclassified", {value->window, value->holder},
              "出具单位改为现场核实，" + value->deadline_text, now);
  WindowRecord row{.action = WindowAction::reclassified,
                   .content = reason,
                   .to_unit = value->issuing_unit,
                   .result = value->deadline_text,
                   .assistant = operator_name};
  return moved(unit, context, std::move(*value), std::nullopt, std::move(row), "专窗-6、C-24", now);
}

Result<SeenRequest> WindowRequests::send_back(Unit& unit, const Context& context, const std::string& id,
                                              const std::string& reason, const std::string& operator_name,
                                              Instant now) {
  auto value = acting(context, id, Side::issuer);
  if (!value) return std::move(value).error();
  if (const auto row = step(value->state, WindowEvent::send_back); !row) return row.error();
  const auto law = tools_.base.law.get();
  const auto rules = law->rulesets.in_force(beijing_day(*value->routed_at));
  if (!rules) return rules.error();
  const Instant until = return_until(*value->matter_class, *value->routed_at, **rules);
  if (!in_time(now, until))
    return conflict("退回的时限已过（应在" + moment_text(until) + "前退回），请办理并答复", "S-09");
  WindowRecord row{
      .action = WindowAction::sent_back, .content = reason, .to_unit = value->issuing_unit, .assistant = operator_name};
  tell_window(unit, tools_, *value, "window.sent_back", {value->window, value->holder},
              value->issuing_name + "退回市外办事证明申请：" + reason, now);
  value->returned_reason = reason;
  value->issuing_unit.clear();
  value->issuing_name.clear();
  value->designee.clear();
  value->matter_class.reset();
  value->routed_at.reset();
  value->due_at.reset();
  value->natural_due_at.reset();
  value->office_due_at.reset();
  value->remind_at.reset();
  value->deadline_text.clear();
  return moved(unit, context, std::move(*value), WindowEvent::send_back, std::move(row), "S-09", now);
}

Result<SeenRequest> WindowRequests::issue(Unit& unit, const Context& context, const std::string& id,
                                          const IssuedProof& proof, Instant now) {
  auto value = acting(context, id, Side::issuer);
  if (!value) return std::move(value).error();
  value->document_no = proof.document_no;
  value->content = proof.content;
  value->file_hash = proof.file_hash;
  value->decided_by = proof.operator_name;
  value->decided_at = now;
  WindowRecord row{.action = WindowAction::issued,
                   .content = "文号：" + proof.document_no,
                   .to_unit = value->issuing_unit,
                   .result = proof.content,
                   .substantive = true,
                   .assistant = proof.operator_name};
  tell_window(unit, tools_, *value, "window.answered", {value->window, value->holder},
              value->issuing_name + "已出具证明，请送达申请人", now);
  return moved(unit, context, std::move(*value), WindowEvent::issue, std::move(row), "专窗-6", now);
}

Result<SeenRequest> WindowRequests::refuse(Unit& unit, const Context& context, const std::string& id,
                                           const WindowRefusal& refusal, Instant now) {
  auto value = acting(context, id, Side::either);
  if (!value) return std::move(value).error();
  if (is_blank(refusal.reason) || is_blank(refusal.explanation))
    return Error{ErrorCode::no_ground, "不予出具应当写明理由并充分释明", {}, {}, "专窗-5(2)"};
  const bool by_unit = value->state == WindowState::routed;
  if (by_unit && seen(context, *value).sight != Sight::substance)
    return conflict("申请已转出具单位，是否出具由该单位决定", "专窗-5(3)");
  value->reason = refusal.reason;
  value->explanation = refusal.explanation;
  value->refused_by_window = !by_unit;
  value->decided_by = refusal.operator_name;
  value->decided_at = now;
  const std::string issuer = name_of(*tools_.units(), by_unit ? value->issuing_unit : value->holder);
  Writ writ;
  writ.kind = WritKind::window_refusal;
  writ.about = id;
  writ.issuer = issuer;
  writ.fields = {{"request_no", window_number_text(*value)},
                 {"material", value->material},
                 {"issuing_unit", issuer},
                 {"reason", refusal.reason},
                 {"explanation", refusal.explanation}};
  writ.personal = {{"applicant", value->applicant_name}};
  if (auto issued = tools_.base.writs.issue(unit, std::move(writ), now); !issued) return std::move(issued).error();
  WindowRecord row{.action = WindowAction::refused,
                   .to_unit = by_unit ? value->issuing_unit : std::string(),
                   .result = refusal.reason + "；" + refusal.explanation,
                   .substantive = by_unit,
                   .assistant = refusal.operator_name};
  if (by_unit)
    tell_window(unit, tools_, *value, "window.answered", {value->window, value->holder},
                issuer + "不予出具，已作出说明，请送达申请人", now);
  return moved(unit, context, std::move(*value), WindowEvent::refuse, std::move(row), "专窗-5(2)", now);
}

Result<SeenRequest> WindowRequests::deliver(Unit& unit, const Context& context, const std::string& id,
                                            const std::string& how, const std::string& operator_name, Instant now) {
  auto value = acting(context, id, Side::window);
  if (!value) return std::move(value).error();
  if (const auto row = step(value->state, WindowEvent::deliver); !row) return row.error();
  value->delivered_at = now;
  value->delivered_by = operator_name;
  value->delivered_how = how;
  WindowRecord row{.action = WindowAction::delivered, .content = how, .assistant = operator_name};
  if (is_late(*value, now)) row.result = "超期" + std::to_string(minutes_late(*value, now)) + "分钟";
  return moved(unit, context, std::move(*value), WindowEvent::deliver, std::move(row), "专窗-6、C-12", now);
}

Result<SeenRequest> WindowRequests::close(Unit& unit, const Context& context, const std::string& id,
                                          const std::string& result, const std::string& operator_name, Instant now) {
  auto value = acting(context, id, Side::window);
  if (!value) return std::move(value).error();
  if (const auto row = step(value->state, WindowEvent::close); !row) return row.error();
  value->closed_at = now;
  value->closed_by = operator_name;
  value->result = result;
  WindowRecord row{.action = WindowAction::closed, .content = result, .assistant = operator_name};
  return moved(unit, context, std::move(*value), WindowEvent::close, std::move(row), "专窗-5(1)", now);
}

Task<Result<Done>> WindowRequests::clock_due(Work work, Instant now) {
  auto found = tools_.base.store.find_document(DocumentKind::window_request, work.subject);
  if (!found) co_return std::move(found).error();
  auto value = found->has_value() ? records::window_request_of(**found) : std::nullopt;
  if (found->has_value() && !value)
    co_return Error{ErrorCode::internal, "市外办事证明的存档无法读取", "a window request is broken"};
  Unit unit;
  if (!value || !clock_runs(*value) || value->overdue_at) {
    unit.emplace_back(DropWork{work.id});
  } else {
    bool lasts = false;
    if (auto set = compute(*value, lasts, now); !set) co_return std::move(set).error();
    const bool late = !in_time(now, *value->due_at);
    if (!late && !value->reminded_at && now >= value->remind_at.value_or(now)) {
      value->reminded_at = now;
      const std::string to = value->state == WindowState::routed ? value->issuing_unit : value->holder;
      tell_window(unit, tools_, *value, "window.due_soon", {to}, "市外办事证明即将到期，" + value->deadline_text, now);
    }
    if (late) {
      value->overdue_at = now;
      tell_window(unit, tools_, *value, "window.overdue",
                  {value->window, value->holder, value->issuing_unit, std::string(joint_office_unit)},
                  "市外办事证明超期，" + value->deadline_text, now);
    }
    save(unit, *value, lasts ? std::optional<Instant>(now + look_again) : std::nullopt);
  }
  auto writing = tools_.base.store.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
