#include "settings/reader.hpp"

#include <algorithm>

#include "settings/value.hpp"

namespace zq::settings {
namespace {

constexpr size_t found_bytes_max = 60;

std::string one_of(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out.empty() ? "none" : out;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view near = nearest(word, known);
  return near.empty() ? "" : "；是否想写 " + std::string(near) + "？";
}

// Cut at the border of a character.
std::string shortened(const std::string& text) {
  if (text.size() <= found_bytes_max) return text;
  size_t end = found_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

void Reader::fault(size_t at, std::string text, std::string expected, std::string found) {
  faults_.emplace_back(
      at, Fault{place(document_.label, document_.bytes, at), std::move(text), std::move(expected), std::move(found)});
}

void Reader::wrong_value(const XmlAttribute& attribute, std::string expected) {
  fault(attribute.value_at, "属性 " + attribute.name + " 的值不对，应为 " + expected, expected,
        attribute.value.empty() ? "nothing" : shortened(attribute.value));
}

void Reader::missing_attribute(const XmlElement& element, std::string_view name) {
  fault(element.at, "元素 <" + element.name + "> 缺少必填属性 " + std::string(name), std::string(name), "nothing");
}

void Reader::refuse_unknown_attributes(const XmlElement& element, std::span<const std::string_view> known) {
  for (const XmlAttribute& attribute : element.attributes) {
    if (std::ranges::find(known, attribute.name) != known.end()) continue;
    if (element.name == "secret" && attribute.name == "value") {
      fault(attribute.at, "密钥不能写在配置里：请放进文件或环境变量，这里写 file=\"…\" 或 env=\"…\"", "file or env",
            "an inline secret");
      continue;
    }
    fault(attribute.at, "元素 <" + element.name + "> 没有属性 " + attribute.name + suggestion(attribute.name, known),
          one_of(known), attribute.name);
  }
}

void Reader::children(const XmlElement& element, std::span<const std::string_view> once,
                      std::span<const std::string_view> often) {
  std::vector<std::string_view> known(once.begin(), once.end());
  known.insert(known.end(), often.begin(), often.end());
  std::set<std::string_view> met;
  for (const XmlElement& child : element.children) {
    if (std::ranges::find(known, child.name) == known.end()) {
      fault(child.at, "元素 <" + element.name + "> 里不能有 <" + child.name + ">" + suggestion(child.name, known),
            one_of(known), child.name);
    } else if (std::ranges::find(once, child.name) != once.end() && !met.insert(child.name).second) {
      fault(child.at, "元素 <" + child.name + "> 只能有一个，请删除多余的", "once", "twice");
    }
  }
}

void Reader::unique(size_t at, std::string_view what, const std::string& value) {
  if (seen_.emplace(what, value).second) return;
  fault(at, std::string(what) + "重复，每个只能出现一次", "unique", shortened(value));
}

bool Reader::finish(std::vector<Fault>& all) {
  std::ranges::stable_sort(faults_, {}, &std::pair<size_t, Fault>::first);
  for (auto& [at, fault] : faults_) all.push_back(std::move(fault));
  return std::exchange(faults_, {}).empty();
}

}  // namespace zq::settings
