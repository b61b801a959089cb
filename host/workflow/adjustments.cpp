// Application: draft, changes to it, filing, withdrawal; and the joint office's own start (调整-8).
#include "workflow/adjustments.hpp"

#include "domain/notice.hpp"
#include "domain/text_limits.hpp"
#include "workflow/adjustment_change.hpp"

namespace zq::workflow {
namespace {

constexpr size_t reason_most = 2000;

Error faulty(std::vector<Fault> faults) {
  std::string text = "申请表有" + std::to_string(faults.size()) + "处不符合要求，请逐项改正后再申请";
  return {ErrorCode::invalid_input, std::move(text), {}, std::move(faults), "调整-8.2b"};
}

std::string before_text(const Adjustment& value) {
  std::string text;
  for (const ColumnChange& one : changes_of(value.form, value.before ? &*value.before : nullptr))
    if (!one.before.empty()) text += (text.empty() ? "" : "\n") + std::string(chinese(one.column)) + "：" + one.before;
  return text.empty() ? "（无）" : text;
}

// Of an addition that was given none: by the number of its adjustment.
std::string entry_id_for(const Adjustment& value) {
  return "TZ-" + std::to_string(static_cast<int>(beijing_day(value.opened_at).year())) + "-" +
         std::to_string(value.number);
}

std::string after_text(const Adjustment& value) {
  std::string text;
  for (const ColumnChange& one : changes_of(value.form, value.before ? &*value.before : nullptr))
    if (!one.after.empty()) text += (text.empty() ? "" : "\n") + std::string(chinese(one.column)) + "：" + one.after;
  return text.empty() ? "（取消该事项）" : text;
}

std::map<std::string, std::string> application_fields(const Adjustment& value, Instant now) {
  const AdjustmentForm& form = value.form;
  const Entry& one = value.before ? *value.before : form.proposed;
  std::string basis = words_of(form.basis);
  if (!form.decision_no.empty()) basis += (basis.empty() ? "" : "；") + form.decision_no;
  return {{"kind", std::string(chinese(form.kind))},
          {"reason", form.reason ? std::string(chinese(*form.reason)) : ""},
          {"matter", one.matter},
          {"proof", one.proof},
          {"issuer", one.issuer},
          {"basis", basis},
          {"before", before_text(value)},
          {"after", after_text(value)},
          {"cause_on", form.cause_on ? date_text(*form.cause_on) : ""},
          {"filed_on", date_text(beijing_day(now))},
          {"handler", form.handler},
          {"seal", form.seal}};
}

}  // namespace

Result<Done> with_reason(const Statement& statement, std::string_view basis) {
  std::vector<Fault> faults;
  check_text(faults, "/reason", "理由", statement.reason, 1, reason_most, Lines::many);
  if (faults.empty()) return Done{};
  return Error{ErrorCode::invalid_input, "须说明理由", {}, std::move(faults), std::string(basis)};
}

std::vector<Fault> Adjustments::form_faults(const Adjustment& value, Instant now) const {
  auto faults = faults_of(value.form, *tools_.handlers.list.newest(), beijing_day(now));
  const Entry& one = value.before ? *value.before : value.form.proposed;
  if (!one.handling_department.empty() && !is_of(value, one.handling_department))
    faults.push_back({value.before ? "/entry" : "/proposed/handling_department",
                      "只能申请调整本部门办理的清单事项（调整-4.4）", value.department, one.handling_department});
  return faults;
}

// Of an application that is only written: nothing when its time is over, or not known yet.
Result<std::optional<RunningClock>> Adjustments::filing_clock(const Adjustment& value, Instant now) const {
  if (value.by_office) return value.clock;
  if (!value.form.cause_on) return std::optional<RunningClock>();
  auto deadline = filing_deadline(value, *tools_.handlers.law.get());
  if (!deadline) return std::move(deadline).error();
  if (!in_time(now, deadline->due)) return std::optional<RunningClock>();
  return std::optional<RunningClock>(running_clock(*deadline));
}

Result<Adjustment> Adjustments::initiate(Unit& unit, const Context& context, const Initiation& start, Instant now) {
  Adjustment value;
  value.unit = tools_.unit_of(start.department);
  const auto list = tools_.handlers.list.newest();
  const Entry* entry = start.kind == AdjustmentKind::add ? nullptr : list->find(start.entry);
  std::vector<Fault> faults;
  if (value.unit.empty()) faults.push_back({"/department", "没有登记这个单位", "a registered unit", "none"});
  if (start.kind != AdjustmentKind::add && !entry)
    faults.push_back({"/entry", "现行清单中没有这个编号", "an entry in force", "none"});
  if (start.kind == AdjustmentKind::add && !start.entry.value.empty())
    faults.push_back({"/entry", "增加的事项还没有编号；请不要填写", "nothing", start.entry.value});
  if (entry && !value.unit.empty() && tools_.unit_of(entry->handling_department) != value.unit)
    faults.push_back({"/department", "这个清单事项不由该单位办理，该单位不能申请调整（调整-4.4）",
                      entry->handling_department, start.department});
  if (!faults.empty()) return Error{ErrorCode::invalid_input, "不能启动清单调整", {}, std::move(faults), "调整-8.1"};
  value.id = tools_.handlers.ids.fresh("QT", now);
  value.state = AdjustmentState::initiated;
  value.department = tools_.name_of(value.unit);
  value.by_office = true;
  value.cause = start.cause;
  value.form.kind = start.kind;
  value.form.entry = start.entry;
  if (entry) value.form.proposed = *(value.before = *entry);
  value.opened_at = now;
  auto deadline = filing_deadline(value, *tools_.handlers.law.get());
  if (!deadline) return std::move(deadline).error();
  tell(unit, tools_.handlers.ids, value, value.unit, "initiated",
       "联席会议办公室启动" + title_of(value) + "：" + start.cause + "。" + deadline->explanation, now);
  return begun(unit, context, value, {start.operator_name, start.cause, {}, running_clock(*deadline)}, now);
}

Result<Adjustment> Adjustments::draft(Unit& unit, const Context& context, AdjustmentForm form, const std::string& by,
                                      Instant now) {
  Adjustment value;
  value.id = tools_.handlers.ids.fresh("QT", now);
  value.department = context.department;
  value.unit = context.unit.empty() ? context.caller.value : context.unit;
  value.opened_at = now;
  take_form(value, std::move(form));
  auto clock = filing_clock(value, now);
  if (!clock) return std::move(clock).error();
  return begun(unit, context, value, {by, {}, {}, std::move(*clock)}, now);
}

Result<Adjustment> Adjustments::amend(Unit& unit, const Context& context, const std::string& id, AdjustmentForm form,
                                      const std::string& by, Instant now) {
  auto value = own(context, id);
  if (!value) return value;
  const auto row = step(value->state, AdjustmentEvent::amend);
  if (!row) return row.error();
  // The kind and the entry of what the office has started are the office's.
  if (value->by_office && (form.kind != value->form.kind || form.entry != value->form.entry))
    return Error{ErrorCode::invalid_input,
                 "这件调整由联席会议办公室启动，类型和清单事项不能改",
                 {},
                 {{"/kind", "应与启动时相同", std::string(code(value->form.kind)), std::string(code(form.kind))}},
                 "调整-8.1"};
  if (value->form.kind == AdjustmentKind::add && form.proposed.id.value.empty())
    form.proposed.id = value->form.proposed.id;
  take_form(*value, std::move(form));
  Change change{by, {}, {}, value->clock};
  if (row->to == AdjustmentState::re_review) {
    auto deadline = review_deadline(now, *tools_.handlers.law.get());
    if (!deadline) return std::move(deadline).error();
    change.clock = running_clock(*deadline);
    if (auto faults = form_faults(*value, now); !faults.empty()) return faulty(std::move(faults));
    tell(unit, tools_.handlers.ids, *value, std::string(joint_office_unit), "re_review",
         title_of(*value) + "的内容在审查后有改动，须重新审核。" + deadline->explanation, now);
  } else if (value->state == AdjustmentState::draft) {
    auto clock = filing_clock(*value, now);
    if (!clock) return std::move(clock).error();
    change.clock = std::move(*clock);
  }
  return moved(unit, context, *value, AdjustmentEvent::amend, std::move(change), now);
}

Result<Adjustment> Adjustments::submit(Unit& unit, const Context& context, const std::string& id, const std::string& by,
                                       Instant now) {
  auto value = own(context, id);
  if (!value) return value;
  if (const auto row = step(value->state, AdjustmentEvent::submit); !row) return row.error();
  if (value->form.kind == AdjustmentKind::add && value->form.proposed.id.value.empty())
    value->form.proposed.id.value = entry_id_for(*value);
  take_form(*value, value->form);
  if (auto faults = form_faults(*value, now); !faults.empty()) return faulty(std::move(faults));
  const auto law = tools_.handlers.law.get();
  auto filing = filing_deadline(*value, *law);
  if (!filing) return std::move(filing).error();
  auto review = review_deadline(now, *law);
  if (!review) return std::move(review).error();
  value->clock = running_clock(*filing);
  const bool first = !value->filed_at;
  if (first) {
    value->filed_at = now;
    value->filed_late = !in_time(now, filing->due);
  }
  auto writ = issue(unit, *value, WritKind::adjustment_application, application_fields(*value, now), context, now);
  if (!writ) return std::move(writ).error();
  tell(
      unit, tools_.handlers.ids, *value, std::string(joint_office_unit), "submitted",
      "收到" + title_of(*value) + "的申请" + (value->filed_late ? "（超过申请期限）" : "") + "。" + review->explanation,
      now);
  return moved(unit, context, *value, AdjustmentEvent::submit,
               {by, {}, std::move(*writ), running_clock(*review), first}, now);
}

Result<Adjustment> Adjustments::withdraw(Unit& unit, const Context& context, const std::string& id,
                                         const Statement& why, Instant now) {
  auto value = find(id);
  if (!value) return value;
  const bool office = value->state == AdjustmentState::initiated && context.roles.has(Role::joint_office);
  if (!office && !is_of(*value, context.department))
    return Error{ErrorCode::forbidden, "这件清单调整由" + value->department + "办理", "another department's"};
  if (auto given = with_reason(why, "调整-3.5"); !given) return std::move(given).error();
  const std::string text = title_of(*value) + "已撤回：" + why.reason;
  tell(unit, tools_.handlers.ids, *value, office ? value->unit : std::string(joint_office_unit), "withdrawn", text,
       now);
  return moved(unit, context, *value, AdjustmentEvent::withdraw, {why.operator_name, why.reason}, now);
}

}  // namespace zq::workflow
