#include "adapter_tool/arguments.hpp"

namespace zq::tool {

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto [first, end] = values.equal_range(name);
  if (first == end) return std::nullopt;
  return std::prev(end)->second;
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  std::vector<std::string> found;
  const auto [first, end] = values.equal_range(name);
  for (auto at = first; at != end; ++at) found.push_back(at->second);
  return found;
}

Arguments parse(const std::vector<std::string>& given, const std::set<std::string_view>& with_value,
                const std::set<std::string_view>& alone) {
  Arguments out;
  bool options = true;
  for (size_t i = 0; i < given.size(); ++i) {
    const std::string& word = given[i];
    if (!options || !word.starts_with("--")) {
      out.words.push_back(word);
      continue;
    }
    if (word == "--") {
      options = false;
      continue;
    }
    const size_t equals = word.find('=');
    const std::string name = word.substr(2, equals == word.npos ? word.npos : equals - 2);
    if (alone.contains(name) && equals == word.npos) {
      out.flags.insert(name);
    } else if (with_value.contains(name) && equals != word.npos) {
      out.values.emplace(name, word.substr(equals + 1));
    } else if (with_value.contains(name) && i + 1 < given.size()) {
      out.values.emplace(name, given[++i]);
    } else {
      out.fault = with_value.contains(name) ? "选项 --" + name + " 缺少值 (option --" + name + " needs a value)"
                                            : "不认识的选项 " + word + " (unknown option)";
      return out;
    }
  }
  return out;
}

}  // namespace zq::tool
