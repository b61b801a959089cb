#include "records/detail.hpp"

#include <nlohmann/json.hpp>

namespace zq::records {

std::map<std::string, std::string> detail_of(std::string_view json) {
  std::map<std::string, std::string> texts;
  const auto tree = nlohmann::json::parse(json, nullptr, false);
  if (!tree.is_object()) return texts;
  for (const auto& [name, value] : tree.items())
    if (value.is_string()) texts.emplace(name, value.get<std::string>());
  return texts;
}

}  // namespace zq::records
