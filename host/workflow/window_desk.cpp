#include "workflow/window_desk.hpp"

#include <algorithm>

#include "domain/text_limits.hpp"
#include "records/window_record.hpp"
#include "workflow/case_sight.hpp"
#include "workflow/read_all.hpp"

namespace zq::workflow {
namespace {

constexpr std::string_view mechanism = "专窗-4(3)";
constexpr size_t records_most = 200000;

Error nothing_here() { return {ErrorCode::not_found, "没有这件疑难事项，或者它与本调用方无关；请核对编号"}; }

// The window it comes from, whoever is asked to help, and who guides all windows.
bool takes_part(const Context& context, const DifficultCase& value) {
  if (context.roles.any_of({Role::joint_office, Role::service_centre})) return true;
  if (context.unit.empty()) return false;
  return value.window == context.unit || std::ranges::find(value.units, context.unit) != value.units.end();
}

bool should_have_window(const Organisation& unit) {
  return unit.type == OrganisationType::town_street || unit.type == OrganisationType::service_centre;
}

}  // namespace

Result<WindowRecord> WindowDesk::consult(Unit& unit, const Context& context, const Consultation& asked, Instant now) {
  WindowRecord row;
  row.action = WindowAction::consultation;
  row.window = context.unit;
  row.matter = asked.topic;
  row.content = asked.question;
  row.result = asked.answer;
  row.assistant = asked.operator_name;
  return record(unit, tools_, std::move(row), context, "专窗-5(3)", "", "", now);
}

Result<DifficultCase> WindowDesk::kept(Unit& unit, const Context& context, DifficultCase value, WindowRecord row,
                                       std::string_view before, Instant now) {
  unit.emplace_back(SaveDocument{records::document_of(value)});
  row.action = WindowAction::difficult;
  row.window = value.window;
  row.subject = value.id;
  row.matter = value.matter;
  (void)record(unit, tools_, std::move(row), context, mechanism, before, code(value.state), now);
  return value;
}

Result<Done> WindowDesk::check_request(const Context& context, const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::window_request, id);
  if (!found) return std::move(found).error();
  const auto request = found->has_value() ? records::window_request_of(**found) : std::nullopt;
  if (request && sight_of_request(viewer_of(context), *request) != Sight::none) return Done{};
  return Error{ErrorCode::invalid_input,
               "没有这件市外办事证明申请，或者它与本专窗无关",
               {},
               {{"/request", "应为本专窗经办的申请", "id of a request", "unknown"}},
               std::string(mechanism)};
}

Result<DifficultCase> WindowDesk::open(Unit& unit, const Context& context, const NewDifficultCase& asked, Instant now) {
  if (!asked.request.empty())
    if (auto known = check_request(context, asked.request); !known) return std::move(known).error();
  DifficultCase value;
  value.id = tools_.base.ids.fresh("YN", now);
  value.window = context.unit;
  value.request = asked.request;
  value.matter = asked.matter;
  value.facts = asked.facts;
  value.person = Private(asked.name);
  value.contact = Private(asked.contact);
  value.opened_by = asked.operator_name;
  value.opened_at = now;
  WindowRecord row;
  row.content = asked.facts;
  row.assistant = asked.operator_name;
  return kept(unit, context, std::move(value), std::move(row), "", now);
}

Result<DifficultCase> WindowDesk::find(const Context& context, const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::difficult_case, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::difficult_case_of(**found) : std::nullopt;
  if (!value) return nothing_here();
  if (!takes_part(context, *value)) return nothing_here();
  return std::move(*value);
}

Result<DifficultCase> WindowDesk::own(const Context& context, const std::string& id) {
  auto value = find(context, id);
  const bool window = context.roles.any_of({Role::assistant, Role::service_centre});
  if (value && (!window || value->window != context.unit)) return nothing_here();
  return value;
}

Result<DifficultCase> WindowDesk::coordinate(Unit& unit, const Context& context, const std::string& id,
                                             const std::vector<std::string>& units, const std::string& operator_name,
                                             Instant now) {
  auto value = own(context, id);
  if (!value) return std::move(value).error();
  const auto next = step(value->state, DifficultEvent::coordinate);
  if (!next) return next.error();
  const auto register_of_units = tools_.units();
  WindowRecord row;
  std::vector<std::string> told;
  for (const std::string& named : units) {
    const Organisation* one = register_of_units->named(named);
    if (!one)
      return Error{ErrorCode::invalid_input,
                   "参加协调的单位不在单位登记中",
                   {},
                   {{"/units", "应为单位登记中的单位", "a registered unit", "unknown"}},
                   std::string(mechanism)};
    told.push_back(one->id);
    row.content += (row.content.empty() ? "协调单位：" : "、") + one->name;
    if (std::ranges::find(value->units, one->id) == value->units.end()) value->units.push_back(one->id);
  }
  const std::string before{code(value->state)};
  value->state = next->to;
  Notice notice;
  notice.event = "difficult.coordinating";
  notice.subject = id;
  notice.text = "请参加疑难事项" + id + "（" + value->matter + "）的协调，并提出意见";
  tell_all(unit, tools_.base.ids, told, notice, now);
  row.to_unit = told.size() == 1 ? told.front() : std::string();
  row.assistant = operator_name;
  return kept(unit, context, std::move(*value), std::move(row), before, now);
}

Result<DifficultCase> WindowDesk::opine(Unit& unit, const Context& context, const std::string& id,
                                        const std::string& of_unit, const std::string& text,
                                        const std::string& operator_name, Instant now) {
  auto value = find(context, id);
  if (!value) return std::move(value).error();
  if (value->state != DifficultState::coordinating) return step(value->state, DifficultEvent::resolve).error();
  const bool window = value->window == context.unit && context.roles.any_of({Role::assistant, Role::service_centre});
  const std::string from = window && !of_unit.empty() ? id_of(*tools_.units(), of_unit) : context.unit;
  if (std::ranges::find(value->units, from) == value->units.end())
    return Error{ErrorCode::invalid_input,
                 "意见应由参加协调的单位提出",
                 {},
                 {{"/unit", "应为参加协调的单位", "one that takes part", "another"}},
                 std::string(mechanism)};
  value->opinions.push_back({from, text, operator_name, now});
  WindowRecord row;
  row.content = name_of(*tools_.units(), from) + "的意见";
  row.to_unit = from;
  row.result = text;
  row.substantive = true;
  row.assistant = operator_name;
  const std::string before{code(value->state)};
  if (!window) {
    Notice notice;
    notice.event = "difficult.opinion";
    notice.subject = id;
    notice.text = name_of(*tools_.units(), from) + "对疑难事项" + id + "提出了意见";
    tell_all(unit, tools_.base.ids, {value->window}, notice, now);
  }
  return kept(unit, context, std::move(*value), std::move(row), before, now);
}

Result<DifficultCase> WindowDesk::resolve(Unit& unit, const Context& context, const std::string& id,
                                          const std::string& result, const std::string& operator_name, Instant now) {
  auto value = own(context, id);
  if (!value) return std::move(value).error();
  const auto next = step(value->state, DifficultEvent::resolve);
  if (!next) return next.error();
  if (is_blank(result))
    return Error{ErrorCode::no_ground, "疑难事项没有协调结果，不能办结", {}, {}, std::string(mechanism)};
  const std::string before{code(value->state)};
  value->state = next->to;
  value->result = result;
  value->resolved_by = operator_name;
  value->resolved_at = now;
  WindowRecord row;
  row.content = "办结";
  row.result = result;
  row.assistant = operator_name;
  Notice notice;
  notice.event = "difficult.resolved";
  notice.subject = id;
  notice.text = "疑难事项" + id + "（" + value->matter + "）已办结";
  tell_all(unit, tools_.base.ids, value->units, notice, now);
  return kept(unit, context, std::move(*value), std::move(row), before, now);
}

Result<Page<DifficultCase>> WindowDesk::difficult(const Context& context, const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::difficult_case;
  query.newest_first = true;
  return kept_page_of<DifficultCase>(tools_.base.store, query, cursor, limit, records::difficult_case_of,
                                     [&](const DifficultCase& one) { return takes_part(context, one); });
}

Result<GuidanceNote> WindowDesk::publish(Unit& unit, const Context& context, GuidanceNote note, Instant now) {
  note.id = tools_.base.ids.fresh("YZ", now);
  note.window = context.unit;
  note.at = now;
  unit.emplace_back(SaveDocument{records::document_of(note)});
  std::vector<std::string> windows;
  const auto units = tools_.units();
  for (const Organisation& one : units->all())
    if (should_have_window(one)) windows.push_back(one.id);
  Notice notice;
  notice.event = "window.note";
  notice.subject = note.id;
  notice.text = "区行政服务中心专窗发布业务指导：" + note.title;
  tell_all(unit, tools_.base.ids, windows, notice, now);
  WindowRecord row;
  row.action = WindowAction::note;
  row.window = context.unit;
  row.subject = note.id;
  row.matter = note.title;
  row.content = note.text;
  row.assistant = note.by;
  (void)record(unit, tools_, std::move(row), context, "专窗-4(2)", "", "published", now);
  return note;
}

Result<Page<GuidanceNote>> WindowDesk::notes(const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::guidance_note;
  query.newest_first = true;
  return page_of<GuidanceNote>(tools_.base.store, query, cursor, limit, records::guidance_note_of);
}

Result<WindowPlace> WindowDesk::put_place(Unit& unit, const Context& context, WindowPlace place, Instant now) {
  const auto units = tools_.units();
  const Organisation* of = units->named(place.unit);
  if (!of || !should_have_window(*of))
    return Error{ErrorCode::not_found, "服务专窗设在区行政服务中心和各镇、街道；请核对单位编号", {}, {}, "规定-15.1"};
  if (!context.roles.any_of({Role::service_centre, Role::joint_office}) && context.unit != of->id)
    return Error{ErrorCode::forbidden, "只能登记本单位的服务专窗", "window of another unit"};
  auto before = tools_.base.store.find_document(DocumentKind::window_place, of->id);
  if (!before) return std::move(before).error();
  place.unit = of->id;
  place.version = before->has_value() ? (*before)->version : 0;
  place.recorded_at = now;
  const Document document = records::document_of(place);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(AppendAct{{now, "window.registered", of->id, context.caller.value, context.request_id, "规定-15.1",
                               before->has_value() ? (*before)->body : "", document.body, ""}});
  return place;
}

Result<WindowPlaces> WindowDesk::places() {
  DocumentQuery query;
  query.kind = DocumentKind::window_place;
  auto all = all_of<WindowPlace>(tools_.base.store, query, records::window_place_of);
  if (!all) return std::move(all).error();
  WindowPlaces places{std::move(*all), {}, tools_.units()};
  for (const Organisation& unit : places.units->all())
    if (should_have_window(unit) &&
        std::ranges::find(places.places, unit.id, &WindowPlace::unit) == places.places.end())
      places.without.push_back(&unit);
  return places;
}

Result<WindowMeasures> WindowDesk::measures(const Context& context, const std::string& window, Instant from,
                                            Instant until, Instant now) {
  const bool all = context.roles.any_of({Role::joint_office, Role::service_centre});
  const std::string of = window.empty() ? (all ? std::string() : context.unit) : id_of(*tools_.units(), window);
  if (!all && of != context.unit)
    return Error{ErrorCode::forbidden, "只能查看本专窗的统计", "measures of another window"};
  const Period period = period_of(from, until, now);
  DocumentQuery query{.kind = DocumentKind::window_request, .from = period.from, .until = period.as_of};
  if (!of.empty()) {
    query.by = DocumentQuery::By::owner;
    query.key = of;
  }
  auto requests = all_of<WindowRequest>(tools_.base.store, query, records::window_request_of, records_most);
  if (!requests) return std::move(requests).error();
  query.kind = DocumentKind::window_record;
  if (!of.empty()) query.by = DocumentQuery::By::unit;
  auto records = all_of<WindowRecord>(tools_.base.store, query, records::window_record_of, records_most);
  if (!records) return std::move(records).error();
  return measure(*requests, *records, period);
}

}  // namespace zq::workflow
