#include "workflow/window_requests.hpp"

#include <algorithm>

#include "domain/designee.hpp"
#include "domain/text_limits.hpp"
#include "records/window_record.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/read_all.hpp"
#include "workflow/viewing.hpp"
#include "workflow/window_moves.hpp"

namespace zq::workflow {
namespace {

constexpr size_t entries_named_most = 5;

Error nothing_here() { return {ErrorCode::not_found, "没有这件市外办事证明申请，或者它与本调用方无关；请核对编号"}; }

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "；") + item;
  return text;
}

std::string lines(const std::vector<std::string>& items) {
  std::string text;
  for (size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : "\n") + std::to_string(i + 1) + "．" + items[i];
  return text;
}

}  // namespace

SeenRequest WindowRequests::seen(const Context& context, WindowRequest value) const {
  const Viewer viewer = viewer_of(context);
  const Sight sight = sight_of_request(viewer, value);
  const bool addressee = viewer.unit == value.issuing_unit && !viewer.unit.empty() &&
                         context.roles.any_of({Role::assisting, Role::street});
  return {std::move(value), sight, addressee};
}

Result<SeenRequest> WindowRequests::find(const Context& context, const std::string& id) {
  auto found = tools_.base.store.find_document(DocumentKind::window_request, id);
  if (!found) return std::move(found).error();
  auto value = found->has_value() ? records::window_request_of(**found) : std::nullopt;
  if (!value) return nothing_here();
  SeenRequest request = seen(context, std::move(*value));
  if (request.sight == Sight::none) return nothing_here();
  return request;
}

Result<WindowRequest> WindowRequests::acting(const Context& context, const std::string& id, Side side) {
  auto request = find(context, id);
  if (!request) return std::move(request).error();
  const std::string& window = context.unit;
  const bool as_window =
      context.roles.any_of({Role::assistant, Role::service_centre}) && follows(request->value, window);
  if ((side == Side::issuer || !as_window) && (side == Side::window || !request->addressee)) return nothing_here();
  return std::move(request->value);
}

// The entries of the list that apply inside the city, as text; empty: none.
Result<std::string> WindowRequests::listed(const std::string& material) {
  const auto list = tools_.base.list.in_force();
  std::string text;
  size_t named = 0;
  for (const Entry& entry : list->entries) {
    if (entry.proof != material && entry.proof.find(material) == std::string::npos) continue;
    if (named++ == entries_named_most) break;
    text += (text.empty() ? "" : "；") + entry.id.value + "（" + entry.matter + "，" + entry.proof + "）";
  }
  return text;
}

Result<SeenRequest> WindowRequests::receive(Unit& unit, const Context& context, const NewWindowRequest& asked,
                                            Instant now) {
  const std::string& window = context.unit;
  if (window.empty())
    return Error{ErrorCode::forbidden, "调用方没有对应的服务专窗；请在调用方配置中写明 unit", "no window"};
  if (asked.in_city) {
    auto entries = listed(asked.material);
    if (!entries) return std::move(entries).error();
    return Error{ErrorCode::no_ground,
                 "本市内办事适用证明材料取消清单，不得由申请人开具证明" +
                     (entries->empty() ? "：该材料不在清单内，不得索要" : "；请按清单事项办理：" + *entries),
                 {},
                 {},
                 "专窗-4(1)、规定-6.1b"};
  }
  WindowRequest value;
  value.id = tools_.base.ids.fresh("ZC", now);
  value.window = value.holder = window;
  value.window_name = name_of(*tools_.units(), window);
  value.applicant_name = Private(asked.name);
  value.applicant_id_number = Private(asked.id_number);
  value.phone = Private(asked.phone);
  value.purpose = asked.purpose;
  value.destination = asked.destination;
  value.material = asked.material;
  value.received_by = asked.operator_name;
  value.received_at = now;
  WindowRecord row{.action = WindowAction::intake, .content = asked.purpose, .assistant = asked.operator_name};
  return moved(unit, context, std::move(value), std::nullopt, std::move(row), "专窗-4(1)", now);
}

Result<SeenRequest> WindowRequests::guide(Unit& unit, const Context& context, const std::string& id,
                                          const std::vector<std::string>& told, const std::string& operator_name,
                                          Instant now) {
  auto value = acting(context, id, Side::window);
  if (!value) return std::move(value).error();
  const auto items = each_once(told);
  const bool new_items = !value->guidance.empty() && names_new(*value, items);
  const std::string& window = context.unit;
  value->guidance.push_back({now, operator_name, window, items, new_items});
  WindowRecord row{.action = WindowAction::guidance, .content = joined(items), .assistant = operator_name};
  if (new_items) row.result = "补充告知了新的内容，不符合一次性告知（NOT_ONE_OFF）";
  Writ writ;
  writ.kind = WritKind::window_guidance;
  writ.about = id;
  writ.issuer = name_of(*tools_.units(), window);
  writ.fields = {{"request_no", window_number_text(*value)}, {"purpose", value->purpose}, {"items", lines(items)}};
  writ.personal = {{"applicant", value->applicant_name}};
  if (auto issued = tools_.base.writs.issue(unit, std::move(writ), now); !issued) return std::move(issued).error();
  return moved(unit, context, std::move(*value), WindowEvent::guide, std::move(row), "专窗-5(2)", now);
}

// R-专窗-6a: as with letters, somebody has to be there.
Result<Done> WindowRequests::name_designee(Unit& unit, WindowRequest& value, Instant now) {
  auto designees = designees_of(tools_.base.store, DepartmentId{value.issuing_unit});
  if (!designees) return std::move(designees).error();
  if (const Designee* one = active(*designees, beijing_day(now))) {
    value.designee = one->person;
    return Done{};
  }
  value.designee.clear();
  Notice notice;
  notice.event = "designee.missing";
  notice.subject = value.id;
  notice.text = value.issuing_name +
                "没有在岗的专人，市外办事证明申请已送达其队列；请单位负责人立即指定专人（专窗工作规则第六条）";
  tell_all(unit, tools_.base.ids, {value.issuing_unit, std::string(joint_office_unit)}, notice, now);
  return Done{};
}

Result<SeenRequest> WindowRequests::route(Unit& unit, const Context& context, const std::string& id,
                                          const Routing& order, Instant now) {
  auto value = acting(context, id, Side::window);
  if (!value) return std::move(value).error();
  if (const auto row = step(value->state, WindowEvent::route); !row) return row.error();
  const auto units = tools_.units();
  auto issuer = issuer_of(*units, value->material, order.issuing_unit);
  if (!issuer) return std::move(issuer).error();
  const std::string other = window_for(*units, **issuer);
  if (!other.empty() && other != value->holder) {
    value->handovers.push_back(
        {now, order.operator_name, value->holder, other, "该材料属于" + (*issuer)->name + "职权"});
    value->holder = other;
    tell_window(unit, tools_, *value, "window.handed_over", {other}, "收到转交的市外办事证明申请", now);
  }
  value->issuing_unit = (*issuer)->id;
  value->issuing_name = (*issuer)->name;
  value->matter_class = order.matter_class;
  value->routed_by = order.operator_name;
  value->routed_at = now;
  value->returned_reason.clear();
  value->reclassify_reason.clear();
  value->reminded_at.reset();
  value->overdue_at.reset();
  bool lasts = false;
  if (auto set = compute(*value, lasts, now); !set) return std::move(set).error();
  if (auto named = name_designee(unit, *value, now); !named) return std::move(named).error();
  tell_window(unit, tools_, *value, "window.routed", {value->issuing_unit},
              "收到市外办事证明申请，" + value->deadline_text, now);
  WindowRecord row{.action = WindowAction::routing,
                   .content = std::string(chinese(order.matter_class)),
                   .to_unit = value->issuing_unit,
                   .result = value->deadline_text,
                   .assistant = order.operator_name};
  return moved(unit, context, std::move(*value), WindowEvent::route, std::move(row), "专窗-4(1)、专窗-6", now);
}

Result<SeenRequest> WindowRequests::hand_over(Unit& unit, const Context& context, const std::string& id,
                                              const std::string& to, const std::string& reason,
                                              const std::string& operator_name, Instant now) {
  auto value = acting(context, id, Side::window);
  if (!value) return std::move(value).error();
  if (value->closed_at) return Error{ErrorCode::conflict, "申请已办结，不能再转交", {}, {}, "专窗-3.1"};
  const auto units = tools_.units();
  const Organisation* target = units->named(to);
  if (!target || target->id == value->holder || target->type == OrganisationType::public_service)
    return Error{ErrorCode::invalid_input,
                 "转交的对象有误",
                 {},
                 {{"/to", "应为单位登记中的其他专窗或者业务部门", "another window or a department",
                   !target                       ? "unknown"
                   : target->id == value->holder ? "the holder itself"
                                                 : "a public service"}},
                 "专窗-3.1"};
  value->handovers.push_back({now, operator_name, value->holder, target->id, reason});
  const bool is_window =
      target->type == OrganisationType::town_street || target->type == OrganisationType::service_centre;
  if (is_window) value->holder = target->id;
  tell_window(unit, tools_, *value, "window.handed_over", {target->id}, "收到转交的市外办事证明申请：" + reason, now);
  WindowRecord row{
      .action = WindowAction::handover, .content = reason, .to_unit = target->id, .assistant = operator_name};
  return moved(unit, context, std::move(*value), std::nullopt, std::move(row), "专窗-3.1", now);
}

Result<SeenRequest> WindowRequests::track(Unit& unit, const Context& context, const std::string& id,
                                          const std::string& note, const std::string& operator_name, Instant now) {
  auto value = acting(context, id, Side::window);
  if (!value) return std::move(value).error();
  value->tracking.push_back({now, operator_name, note});
  WindowRecord row{.action = WindowAction::tracking, .content = note, .assistant = operator_name};
  return moved(unit, context, std::move(*value), std::nullopt, std::move(row), "专窗-5(1)", now);
}

Result<SeenRequest> WindowRequests::moved(Unit& unit, const Context& context, WindowRequest value,
                                          std::optional<WindowEvent> on, WindowRecord row, std::string_view basis,
                                          Instant now) {
  const std::string before = value.version == 0 ? std::string() : std::string(code(value.state));
  if (on) {
    const auto next = step(value.state, *on);
    if (!next) return next.error();
    value.state = next->to;
  }
  save(unit, value, {});
  const std::string& window = context.unit;
  row.window = follows(value, window) ? window : value.holder;
  row.subject = value.id;
  row.matter = value.material;
  (void)record(unit, tools_, std::move(row), context, basis, before, code(value.state), now);
  return seen(context, std::move(value));
}

Result<Page<SeenRequest>> WindowRequests::list(const Context& context, bool inbox, const std::string& cursor,
                                               int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::window_request;
  query.newest_first = true;
  if (inbox) {
    query.by = DocumentQuery::By::open_of_unit;
    query.key = context.unit;
  }
  const Viewer viewer = viewer_of(context);
  auto page = kept_page_of<WindowRequest>(
      tools_.base.store, query, cursor, limit, records::window_request_of,
      [&](const WindowRequest& one) { return sight_of_request(viewer, one) != Sight::none; });
  if (!page) return std::move(page).error();
  Page<SeenRequest> out{{}, std::move(page->next)};
  for (WindowRequest& value : page->items) out.items.push_back(seen(context, std::move(value)));
  return out;
}

}  // namespace zq::workflow
