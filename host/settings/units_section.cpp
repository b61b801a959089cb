#include <array>

#include "settings/sections.hpp"
#include "settings/value.hpp"

namespace zq::settings {
namespace {

// A name that two units go by leads to the wrong inbox.
void check_names(Reader& reader, const XmlElement& element, const Organisation& unit) {
  if (!unit.id.empty()) reader.unique(element.at, "单位名称", unit.id);
  if (!unit.name.empty() && unit.name != unit.id) reader.unique(element.at, "单位名称", unit.name);
  std::string_view rest = unit.aliases;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) reader.unique(element.at, "单位名称", std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void check_area(Reader& reader, const XmlElement& element, const Organisation& unit) {
  const bool street = unit.type == OrganisationType::town_street;
  if (street && unit.area_code.empty())
    reader.fault(element.at, "镇（街道）须写明区划代码的前 9 位", "area_code", "nothing");
  if (!street && !unit.area_code.empty())
    reader.fault(element.at, "只有镇（街道）写区划代码", "type=\"town_street\"", std::string(code(unit.type)));
  if (!unit.area_code.empty()) reader.unique(element.at, "区划代码", unit.area_code);
}

void check_sectors(Reader& reader, const XmlElement& root, const std::vector<Organisation>& units) {
  const Organisations all(units);
  for (size_t i = 0; i < units.size(); ++i) {
    const Organisation& unit = units[i];
    const bool by_reference = unit.type == OrganisationType::public_service;
    if (by_reference && (unit.sector.empty() || unit.supervising.empty()))
      reader.fault(root.children[i].at, "公共服务单位须写明行业和主管部门（规定-22.1）", "sector, supervising",
                   "not both");
    if (!unit.supervising.empty() && !all.find(unit.supervising))
      reader.fault(root.children[i].at, "主管部门不在单位登记中", "the id of a unit", unit.supervising);
  }
}

}  // namespace

Organisations read_units(const XmlDocument& document, std::vector<Fault>& faults) {
  static constexpr std::array<std::string_view, 1> unit_only = {"unit"};
  Reader reader(document);
  const XmlElement& root = document.root;
  if (root.name != "units") {
    reader.fault(root.at, "根元素应为 <units>", "units", root.name);
    reader.finish(faults);
    return {};
  }
  reader.no_attributes(root);
  reader.children(root, {}, unit_only);
  std::vector<Organisation> units;
  for (const XmlElement& child : root.children) {
    Organisation unit;
    if (child.name == "unit") {
      reader.attributes(child, unit_keys(), unit);
      reader.children(child, {});
      check_names(reader, child, unit);
      check_area(reader, child, unit);
      if (!unit.meeting.empty() && unit.meeting != "lead" && unit.meeting != "member")
        reader.fault(child.at, "联席会议中的席位写 lead（牵头单位）或者 member（成员单位）", "lead, member",
                     unit.meeting);
    }
    units.push_back(std::move(unit));
  }
  check_sectors(reader, root, units);
  reader.finish(faults);
  return Organisations(std::move(units));
}

}  // namespace zq::settings
