// From the approved text to a version of the list, and its effect (调整-4.3, 11).
#include <algorithm>

#include "domain/notice.hpp"
#include "workflow/adjustment_change.hpp"

namespace zq::workflow {
namespace {

bool has_check(const Entry& entry, const Departments& departments) {
  for (const auto& group : entry.source_groups())
    for (const Source& source : group)
      if (!source.check.empty() && departments.find(source.department)) return true;
  return false;
}

// A department that is asked by letter needs no machine, but must be one.
bool has_department(const Entry& entry, const Departments& departments, const UnitOf& name_of) {
  for (const auto& group : entry.source_groups())
    for (const Source& source : group)
      if (departments.find(source.department) || !name_of(source.department.value).empty()) return true;
  return false;
}

std::string basis_of(const Adjustment& value) {
  std::string basis = words_of(value.form.basis);
  if (!value.form.decision_no.empty()) basis += (basis.empty() ? "" : "；") + value.form.decision_no;
  return adjustment_number_text(value) + (basis.empty() ? "" : "（" + basis + "）");
}

// 调整-10.2b: what came or was answered after the report stands in no report yet.
Result<Done> all_reported(const Adjustment& value, const std::vector<Opinion>& all) {
  if (value.report_at && static_cast<size_t>(value.opinions) == all.size()) return Done{};
  return Error{ErrorCode::conflict,
               "公布意见采纳情况以后又收到了公众意见；请办事部门先重新公布意见采纳情况，再核准和公布清单",
               {},
               {},
               "调整-10.2b"};
}

// An addition takes the place of the same proof that has stopped: its basis had fallen (规定-6.3).
void apply(std::vector<Entry>& entries, const Adjustment& value, Date effective_on) {
  if (value.form.kind == AdjustmentKind::add) {
    const Entry& added = value.form.proposed;
    std::erase_if(entries, [&](const Entry& one) {
      return one.stopped_by(effective_on) && one.handling_department == added.handling_department &&
             one.matter == added.matter && one.proof == added.proof;
    });
    entries.push_back(value.form.proposed);
    entries.back().since = effective_on;
    return;
  }
  const auto at = std::ranges::find(entries, value.form.entry, &Entry::id);
  if (value.form.kind == AdjustmentKind::remove)
    entries.erase(at);
  else
    *at = value.form.proposed;
}

}  // namespace

// Chinese: which way has nobody to ask; empty: all have. Error: no_route, where the rules say that it stands in the
// way.
Result<std::string> Adjustments::route_warning(const Adjustment& value, Instant now) const {
  if (value.form.kind == AdjustmentKind::remove) return std::string();
  const Entry& entry = value.form.proposed;
  std::string missing;
  for (const Method method : {Method::shared_query, Method::internal_check, Method::co_verification}) {
    const bool there = method == Method::co_verification
                           ? has_department(entry, tools_.handlers.departments, tools_.name_of)
                           : has_check(entry, tools_.handlers.departments);
    if (entry.has(method) && !there) missing += (missing.empty() ? "" : "、") + std::string(chinese(method));
  }
  if (missing.empty()) return missing;
  const std::string text =
      "办理方式“" + missing + "”尚无对接的部门和核查项，须先由大数据发展中心完成系统对接（NO_ROUTE）";
  const auto rules = tools_.handlers.law.get()->rulesets.in_force(beijing_day(now));
  if (!rules) return rules.error();
  if (!(*rules)->adjustment.route_required) return text;
  return Error{ErrorCode::no_route,
               text,
               {},
               {{"/proposed/assisting", text, "a department and a check that are configured", "NO_ROUTE"}},
               "调整-4.3"};
}

Result<Done> Adjustments::same_in_list(const Adjustment& value) const {
  const auto list = tools_.handlers.list.newest();
  const Entry* now = list->find(value.form.kind == AdjustmentKind::add ? value.form.proposed.id : value.form.entry);
  const bool same = value.before ? now && *now == *value.before : !now;
  if (same) return Done{};
  return Error{
      ErrorCode::conflict, "申请以后清单中的这个事项已有变动；请按现行清单修改内容，重新审查", {}, {}, "调整-4.2"};
}

Result<Adjustment> Adjustments::publish(Unit& unit, const Context& context, const std::string& id,
                                        std::optional<Date> effective_on, const std::string& by, Instant now) {
  auto value = find(id);
  if (!value) return value;
  if (const auto row = step(value->state, AdjustmentEvent::publish); !row) return row.error();
  auto all = opinions(*value);
  if (!all) return std::move(all).error();
  auto warning = route_warning(*value, now);
  for (auto checked : {same_text(*value), same_in_list(*value), none_open(*all), all_reported(*value, *all)})
    if (!checked) return std::move(checked).error();
  if (!warning) return std::move(warning).error();
  const Date day = effective_on.value_or(beijing_day(now));
  ListVersion version = *tools_.handlers.list.newest();
  version.publisher = context.department;
  version.basis = basis_of(*value);
  version.effective_from = day;
  apply(version.entries, *value, day);
  auto number = tools_.publication.publish(unit, std::move(version), context, now);
  if (!number) return std::move(number).error();
  value->list_version = *number;
  value->effective_on = day;
  const std::string text = "列入清单第" + std::to_string(*number) + "版，自" + date_text(day) + "起施行";
  tell(unit, tools_.handlers.ids, *value, value->unit, "published", title_of(*value) + text, now);
  tell(unit, tools_.handlers.ids, *value, std::string(tech_support_unit), "published",
       title_of(*value) + text + "，请完成系统对接和完善。" + *warning, now);
  return moved(unit, context, *value, AdjustmentEvent::publish,
               {by, text + (warning->empty() ? "" : "；" + *warning), {}}, now);
}

}  // namespace zq::workflow
