// Takes typed values out of one document and collects its faults, sorted by where they stand. Internal to settings.
#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "settings/key_values.hpp"
#include "settings/xml.hpp"

namespace zq::settings {

class Reader {
 public:
  explicit Reader(const XmlDocument& document) : document_(document) {}

  void fault(size_t at, std::string text, std::string expected, std::string found);

  // Fills `out` from the attributes; unknown, missing and wrong ones are faults and leave the default.
  template <class T>
  void attributes(const XmlElement& element, std::span<const Key<T>> keys, T& out) {
    std::vector<std::string_view> known;
    for (const Key<T>& key : keys) {
      known.push_back(key.name);
      const XmlAttribute* attribute = element.find(key.name);
      if (attribute && !assign(key, attribute->value, out)) wrong_value(*attribute, expected(key));
      if (!attribute && key.limits.required) missing_attribute(element, key.name);
    }
    refuse_unknown_attributes(element, known);
  }

  void no_attributes(const XmlElement& element) { refuse_unknown_attributes(element, {}); }

  // Children with other names are faults, and so is a second one of those that stand once.
  void children(const XmlElement& element, std::span<const std::string_view> once,
                std::span<const std::string_view> often = {});

  // A fault when `value` was seen before under the same `what` (Chinese).
  void unique(size_t at, std::string_view what, const std::string& value);

  // Moves the faults to the end of `all`; true when there were none.
  bool finish(std::vector<Fault>& all);

  const std::string& label() const { return document_.label; }

 private:
  void wrong_value(const XmlAttribute&, std::string expected);
  void missing_attribute(const XmlElement&, std::string_view name);
  void refuse_unknown_attributes(const XmlElement&, std::span<const std::string_view> known);

  const XmlDocument& document_;
  std::vector<std::pair<size_t, Fault>> faults_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace zq::settings
