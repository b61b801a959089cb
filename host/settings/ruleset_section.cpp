#include <array>

#include "settings/law_parts.hpp"
#include "settings/sections.hpp"

namespace zq::settings {
namespace {

constexpr std::chrono::minutes unread{-1};

void read_hours(Reader& reader, const XmlElement& element, std::vector<OfficeHours>& hours) {
  OfficeHours part{unread, unread};
  reader.attributes(element, office_hours_keys(), part);
  reader.children(element, {});
  if (part.from != unread && part.until != unread) {
    if (part.until <= part.from) {
      reader.fault(element.at, "工作时间的 until 须晚于 from", "from < until", "from >= until");
    } else if (!hours.empty() && part.from < hours.back().until) {
      reader.fault(element.at, "工作时间须按先后排列，不能重叠", "after the one before", "before its end");
    }
  }
  hours.push_back(part);
}

void read_parts(Reader& reader, const XmlElement& root, Ruleset& rules) {
  static constexpr std::array<std::string_view, 1> often = {"office_hours"};
  std::vector<std::string_view> once;
  each_part(rules, [&](std::string_view name, const auto&, const auto&) { once.push_back(name); });
  reader.children(root, once, often);
  std::vector<OfficeHours> hours;
  for (const XmlElement& child : root.children) {
    if (child.name == "office_hours") read_hours(reader, child, hours);
    each_part(rules, [&](std::string_view name, const auto& keys, auto& part) {
      if (child.name != name) return;
      reader.attributes(child, keys, part);
      reader.children(child, {});
    });
  }
  if (!hours.empty()) rules.office_hours = std::move(hours);
}

}  // namespace

Ruleset read_ruleset(const XmlDocument& document, std::vector<Fault>& faults) {
  Reader reader(document);
  Ruleset rules;
  const XmlElement& root = document.root;
  if (root.name != "ruleset") {
    reader.fault(root.at, "根元素应为 <ruleset>", "ruleset", root.name);
  } else {
    reader.attributes(root, ruleset_keys(), rules);
    read_parts(reader, root, rules);
  }
  reader.finish(faults);
  return rules;
}

}  // namespace zq::settings
