#include "domain/window.hpp"

#include <algorithm>
#include <array>

#include "domain/clocks.hpp"
#include "domain/text_limits.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using S = WindowState;
using E = WindowEvent;
constexpr std::array table{
    WindowRow{S::received, E::guide, S::guided},     WindowRow{S::received, E::refuse, S::refused},
    WindowRow{S::guided, E::guide, S::guided},       WindowRow{S::guided, E::route, S::routed},
    WindowRow{S::guided, E::refuse, S::refused},     WindowRow{S::routed, E::guide, S::routed},
    WindowRow{S::routed, E::issue, S::issued},       WindowRow{S::routed, E::refuse, S::refused},
    WindowRow{S::routed, E::send_back, S::guided},   WindowRow{S::issued, E::deliver, S::delivered},
    WindowRow{S::refused, E::deliver, S::delivered}, WindowRow{S::delivered, E::close, S::closed},
};
constexpr std::array words{
    Word<S>{S::received, "received", "已收件"},   Word<S>{S::guided, "guided", "已一次性告知"},
    Word<S>{S::routed, "routed", "已转出具单位"}, Word<S>{S::issued, "issued", "已出具"},
    Word<S>{S::refused, "refused", "不予出具"},   Word<S>{S::delivered, "delivered", "已送达"},
    Word<S>{S::closed, "closed", "已办结"},
};

std::string_view possible(S state) {
  switch (state) {
    case S::received:
      return "应先即时给予一次性告知指导，或者释明后不予受理";
    case S::guided:
      return "应转有职权的单位出具，或者释明后不予受理";
    case S::routed:
      return "应等待出具单位出具证明或者说明不予出具的理由";
    case S::issued:
    case S::refused:
      return "应将结果送达申请人";
    case S::delivered:
      return "可以办结";
    case S::closed:
      return "不能再作处理";
  }
  return "";
}

bool issues(const Organisation& unit, std::string_view material) {
  std::string_view rest = unit.issues;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == material) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

bool has_text(const std::vector<std::string>& texts, std::string_view wanted) {
  return std::ranges::any_of(texts,
                             [&](const std::string& one) { return without_margins(one) == without_margins(wanted); });
}

std::string names_of(const std::vector<const Organisation*>& units) {
  std::string text;
  for (const Organisation* unit : units) text += (text.empty() ? "" : "、") + unit->name;
  return text;
}

Error wrong_issuer(std::string text, std::string expected, std::string_view named) {
  return {ErrorCode::invalid_input,
          text,
          {},
          {{"/issuing_unit", text, std::move(expected), named.empty() ? "nothing" : std::string(named)}},
          "专窗-4(1)"};
}

ClockWords clock_words(MatterClass matter_class) {
  static constexpr std::array ids{"T-01", "T-02", "T-03"};  // in the order of MatterClass
  return {ids[static_cast<size_t>(matter_class)], "市外办事证明（" + std::string(chinese(matter_class)) + "）",
          "转交出具单位", "送达证明或者说明", "专窗工作规则第六条"};
}

}  // namespace

std::span<const WindowRow> window_table() { return table; }

Result<WindowRow> step(WindowState from, WindowEvent on) {
  const auto row = std::ranges::find_if(table, [&](const WindowRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  const bool unknown = from == S::routed && (on == E::deliver || on == E::close);
  return Error{ErrorCode::conflict,
               "申请当前状态为“" + std::string(chinese(from)) + "”，" + std::string(possible(from)),
               {},
               {},
               unknown ? "专窗-5(1)" : ""};
}

std::string_view code(WindowState v) { return code_in(words, v); }
std::string_view chinese(WindowState v) { return chinese_in(words, v); }
bool from_code(std::string_view c, WindowState& v) { return take(by_code(words, c), v); }

std::string window_number_text(const WindowRequest& request) {
  if (request.number == 0) return {};
  const int year = static_cast<int>(beijing_day(request.received_at).year());
  return "椒专窗〔" + std::to_string(year) + "〕" + std::to_string(request.number) + "号";
}

bool follows(const WindowRequest& request, std::string_view window) {
  if (window.empty()) return false;
  return request.window == window || request.holder == window ||
         std::ranges::any_of(request.handovers, [&](const Handover& h) { return h.from == window || h.to == window; });
}

bool names_new(const WindowRequest& request, const std::vector<std::string>& items) {
  return std::ranges::any_of(items, [&](const std::string& item) {
    return std::ranges::none_of(request.guidance, [&](const Guidance& note) { return has_text(note.items, item); });
  });
}

std::vector<std::string> each_once(const std::vector<std::string>& items) {
  std::vector<std::string> kept;
  for (const std::string& item : items)
    if (!has_text(kept, item)) kept.emplace_back(without_margins(item));
  return kept;
}

std::vector<const Organisation*> issuers_of(const Organisations& units, std::string_view material) {
  std::vector<const Organisation*> all;
  for (const Organisation& unit : units.all())
    if (issues(unit, material)) all.push_back(&unit);
  return all;
}

Result<const Organisation*> issuer_of(const Organisations& units, std::string_view material, std::string_view named) {
  const auto able = issuers_of(units, material);
  if (named.empty()) {
    if (able.size() == 1) return able.front();
    if (able.empty()) return wrong_issuer("单位登记中没有载明该材料由谁出具，请写明出具单位", "id of a unit", named);
    return wrong_issuer("该材料可由多个单位出具，请写明哪一个：" + names_of(able), "one of them", named);
  }
  const Organisation* unit = units.named(named);
  if (!unit || unit->type == OrganisationType::public_service || unit->type == OrganisationType::service_centre)
    return wrong_issuer("出具单位应为单位登记中的本区行政管理部门或者镇、街道", "a department, town or street", named);
  if (!able.empty() && std::ranges::find(able, unit) == able.end())
    return wrong_issuer(unit->name + "没有出具该材料的职权，有职权的是：" + names_of(able), "a competent unit", named);
  return unit;
}

std::string window_for(const Organisations& units, const Organisation& issuer) {
  if (issuer.type == OrganisationType::town_street) return issuer.id;
  for (const Organisation& unit : units.all())
    if (unit.type == OrganisationType::service_centre) return unit.id;
  return {};
}

Result<Done> set_terms(WindowRequest& request, const Law& law, std::span<const Pause> outages) {
  if (!request.routed_at || !request.matter_class) return Done{};
  const auto rules = law.rulesets.in_force(beijing_day(*request.routed_at));
  if (!rules) return rules.error();
  if (!(*rules)->sla.outage_suspends) outages = {};
  const MatterClass of = *request.matter_class;
  auto deadline =
      elapsed_deadline(clock_words(of), (*rules)->limit(of).length, (*rules)->reminder_lead(of), *request.routed_at,
                       (*rules)->sla.clock, (*rules)->office_hours, law.calendar, outages);
  if (!deadline) return std::move(deadline).error();
  request.due_at = deadline->due;
  request.remind_at = deadline->remind_at;
  request.natural_due_at = deadline->due_natural;
  request.office_due_at = deadline->due_office_hours;
  request.deadline_text = std::move(deadline->explanation);
  return Done{};
}

bool clock_runs(const WindowRequest& request) {
  return request.routed_at && request.due_at &&
         (request.state == S::routed || request.state == S::issued || request.state == S::refused);
}

bool is_late(const WindowRequest& request, Instant now) {
  if (!request.routed_at || !request.due_at) return false;
  if (request.delivered_at) return !in_time(*request.delivered_at, *request.due_at);
  return clock_runs(request) && !in_time(now, *request.due_at);
}

int64_t minutes_late(const WindowRequest& request, Instant now) {
  if (!is_late(request, now)) return 0;
  return std::chrono::ceil<std::chrono::minutes>(request.delivered_at.value_or(now) - *request.due_at).count();
}

Sight sight_of_request(const Viewer& viewer, const WindowRequest& request) {
  const Roles& roles = viewer.roles;
  if (roles.has(Role::joint_office)) return Sight::substance;  // 规定-5.1
  if (roles.any_of({Role::assisting, Role::street}) && !viewer.unit.empty() && viewer.unit == request.issuing_unit)
    return Sight::substance;
  const bool centre = roles.has(Role::service_centre);
  const bool told = roles.any_of({Role::assistant, Role::assisting, Role::street}) && follows(request, viewer.unit);
  if (!centre && !told) return Sight::none;
  return request.refused_by_window ? Sight::substance : Sight::procedure;
}

}  // namespace zq
