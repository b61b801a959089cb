#include "domain/routing.hpp"

#include <algorithm>

#include "domain/text_limits.hpp"

namespace zq {
namespace {

constexpr size_t address_most = 200;

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// How much a selector says; nothing: it does not fit.
std::optional<int> fit(const RouteException& one, const AreaCode& area, std::string_view grid, std::string_view type) {
  if (!one.type.empty() && one.type != type) return std::nullopt;
  if (!one.grid.empty() && one.grid != grid) return std::nullopt;
  if (!one.area.empty() && one.area != area.street && one.area != area.community) return std::nullopt;
  const int by_area = one.area.empty() ? 0 : one.area.size() == 9 ? 2 : 4;
  return (one.grid.empty() ? 0 : 8) + by_area + (one.type.empty() ? 0 : 1);
}

const RouteException* best_exception(const FieldRouting& routing, const AreaCode& area, const Place& place,
                                     std::string_view type) {
  const RouteException* best = nullptr;
  int most = -1;
  for (const RouteException& one : routing.exceptions) {
    const auto weight = fit(one, area, place.grid_code, type);
    if (!weight || *weight <= most) continue;
    most = *weight;
    best = &one;
  }
  return best;
}

std::string known_streets(const FieldRouting& routing) {
  std::string all;
  for (const StreetRoute& street : routing.streets) all += (all.empty() ? "" : "、") + street.name + street.area + "…";
  return all;
}

void check_area(std::vector<Fault>& faults, const std::string& code, const FieldRouting* routing) {
  const std::string path = "/place/area_code";
  const auto area = area_code_from(code);
  if (!area) {
    const bool shaped = code.size() == 12 && are_digits(code);
    faults.push_back({path,
                      shaped ? "区划代码只到县（市、区）一级，请写到镇（街道）或村（社区）" : "区划代码应为 12 位数字",
                      "12 位数字：6 位县级、3 位镇（街道）、3 位村（社区）",
                      shaped ? "镇（街道）一级为 000" : std::to_string(characters(code)) + " 个字符"});
    return;
  }
  if (!routing || routing->street_of(*area)) return;
  faults.push_back({path, "没有这个镇（街道）；如确属本区，请在 " + routing->file + " 中补充 <street>",
                    known_streets(*routing), "未知的镇（街道）" + area->street});
}

// A grid is its community and two or three digits of its own.
void check_grid(std::vector<Fault>& faults, const Place& place) {
  if (place.grid_code.empty()) return;
  const std::string& grid = place.grid_code;
  const bool shaped = (grid.size() == 14 || grid.size() == 15) && are_digits(grid);
  const auto area = area_code_from(place.area_code);
  if (shaped && (!area || grid.starts_with(area->community.empty() ? area->street : area->community))) return;
  faults.push_back({"/place/grid_code", shaped ? "网格不在所写的区划内" : "网格编号应为 14 位或 15 位数字",
                    "区划代码加 2 位或 3 位序号",
                    shaped ? "另一区划的网格" : std::to_string(characters(grid)) + " 个字符"});
}

}  // namespace

std::optional<AreaCode> area_code_from(std::string_view code) {
  if (code.size() != 12 || !are_digits(code) || code.substr(6, 3) == "000") return std::nullopt;
  AreaCode area{std::string(code.substr(0, 6)), std::string(code.substr(0, 9)), {}};
  if (code.substr(9) != "000") area.community = code;
  return area;
}

const StreetRoute* FieldRouting::street_of(const AreaCode& area) const {
  const auto found = std::ranges::find(streets, area.street, &StreetRoute::area);
  return found == streets.end() ? nullptr : &*found;
}

const QuestionType* FieldRouting::type_of(std::string_view name) const {
  const auto found = std::ranges::find(types, name, &QuestionType::name);
  return found == types.end() ? nullptr : &*found;
}

std::vector<std::string> FieldRouting::types_of(const EntryId& entry) const {
  const auto found = std::ranges::find(entries, entry, &EntryTypes::entry);
  return found == entries.end() ? std::vector<std::string>{} : found->types;
}

Result<TaskRoute> choose_route(const FieldRouting& routing, const Place& place, const std::vector<std::string>& types) {
  std::vector<Fault> faults;
  check_place(faults, place, &routing);
  std::string known;
  for (const QuestionType& type : routing.types) known += (known.empty() ? "" : "、") + type.name;
  if (types.empty()) faults.push_back({"/question_types", "没有写明现场核实哪类问题", known, "无"});
  for (size_t i = 0; i < types.size(); ++i)
    if (!routing.type_of(types[i]))
      faults.push_back({"/question_types/" + std::to_string(i),
                        "没有这类问题；需要时请在 " + routing.file + " 中补充 <type>", known, "未知的问题类型"});
  if (!faults.empty())
    return Error{ErrorCode::invalid_input, "现场核实的内容有误，请按提示更正", {}, std::move(faults), "规定-14.1"};

  const AreaCode area = *area_code_from(place.area_code);
  const StreetRoute& street = *routing.street_of(area);
  TaskRoute route{street.unit, street.area, street.name, street.connector, routing.type_of(types[0])->platform};
  if (const RouteException* other = best_exception(routing, area, place, types[0])) {
    if (other->platform) route.platform = *other->platform;
    if (!other->unit.empty()) route.unit = other->unit;
    if (!other->connector.empty()) route.connector.value = other->connector;
  }
  return route;
}

bool is_given(const Place& place) {
  return !place.area_code.empty() || !place.grid_code.empty() || !place.address.empty();
}

void check_place(std::vector<Fault>& faults, const Place& place, const FieldRouting* routing) {
  check_area(faults, place.area_code, routing);
  check_grid(faults, place);
  check_text(faults, "/place/address", "地址", place.address.reveal(), 1, address_most);
}

}  // namespace zq
