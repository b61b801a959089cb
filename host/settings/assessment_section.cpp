#include <algorithm>
#include <array>

#include "settings/sections.hpp"

namespace zq::settings {
namespace {

constexpr Points whole{100 * 100};

// Takes <item> and <event> one by one.
class SchemeReader {
 public:
  SchemeReader(Reader& reader, AssessmentScheme& scheme) : reader_(reader), scheme_(scheme) {}

  void item(const XmlElement& element) {
    SchemeItem item;
    reader_.attributes(element, scheme_item_keys(), item);
    reader_.children(element, {});
    if (item.id < 1 || item.id > assessed_items) return;  // told already
    reader_.unique(element.at, "考评内容", std::to_string(item.id));
    weights_ += item.weight;
    scheme_.items[static_cast<size_t>(item.id - 1)] = std::move(item);
  }

  void event(const XmlElement& element) {
    SchemeEvent event;
    reader_.attributes(element, scheme_event_keys(), event);
    reader_.children(element, {});
    if (!element.find("kind")) return;  // told already
    reader_.unique(element.at, "计分事项", std::string(code(event.kind)));
    if (event.most < event.points)
      reader_.fault(element.at, "most 是一个期间内的上限，不能小于每次的 points", ">= " + points_text(event.points),
                    points_text(event.most));
    scheme_.events.push_back(event);
  }

  void finish(const XmlElement& root) {
    for (int id = 1; id <= assessed_items; ++id)
      if (scheme_.item(id).id == 0)
        reader_.fault(root.at, "缺少第 " + std::to_string(id) + " 项考评内容（考核实施办法第二条共五项）",
                      "<item id=\"" + std::to_string(id) + "\">", "nothing");
    if (weights_ != whole) reader_.fault(root.at, "各项权重之和应为 100", points_text(whole), points_text(weights_));
  }

 private:
  Reader& reader_;
  AssessmentScheme& scheme_;
  Points weights_;
};

}  // namespace

AssessmentScheme read_assessment(const XmlDocument& document, std::string_view expected_year,
                                 std::vector<Fault>& faults) {
  static constexpr std::array<std::string_view, 2> often = {"item", "event"};
  Reader reader(document);
  AssessmentScheme scheme;
  const XmlElement& root = document.root;
  if (root.name != "assessment") {
    reader.fault(root.at, "根元素应为 <assessment>", "assessment", root.name);
  } else {
    reader.attributes(root, assessment_keys(), scheme);
    if (scheme.year != 0 && std::to_string(scheme.year) != expected_year)
      reader.fault(root.find("year")->value_at, "年份与文件名不一致：文件名是 " + std::string(expected_year) + ".xml",
                   std::string(expected_year), std::to_string(scheme.year));
    reader.children(root, {}, often);
    SchemeReader parts(reader, scheme);
    for (const XmlElement& child : root.children) {
      if (child.name == "item") parts.item(child);
      if (child.name == "event") parts.event(child);
    }
    parts.finish(root);
  }
  reader.finish(faults);
  return scheme;
}

}  // namespace zq::settings
