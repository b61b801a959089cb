#include "social_security/codes.hpp"

#include "zq/call.hpp"

namespace social_security {
namespace {

std::vector<std::string> parts(const char* key, std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string part(text.substr(0, comma));
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (part.empty()) throw zq::Settings::wrong(key, "以逗号分隔的代码", std::string(text));
    out.push_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  if (out.empty()) throw zq::Settings::wrong(key, "至少一个代码", "空值");
  return out;
}

}  // namespace

std::string Codes::standard_type(const std::string& local) const {
  const auto found = insurance_types.find(local);
  return found == insurance_types.end() ? std::string() : found->second;
}

std::vector<std::string> Codes::local_types(std::string_view standard) const {
  std::vector<std::string> out;
  for (const auto& [local, type] : insurance_types) {
    if (type == standard) out.push_back(local);
  }
  return out;
}

std::map<std::string, std::string> read_pairs(const char* key, std::string_view text) {
  std::map<std::string, std::string> out;
  for (const std::string& part : parts(key, text)) {
    const std::size_t equals = part.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == part.size()) {
      throw zq::Settings::wrong(key, "“本系统代码=标准代码”，如 111=110", part);
    }
    if (!out.emplace(part.substr(0, equals), part.substr(equals + 1)).second) {
      throw zq::Settings::wrong(key, "每个代码只出现一次", part);
    }
  }
  return out;
}

std::set<std::string> read_codes(const char* key, std::string_view text) {
  const std::vector<std::string> all = parts(key, text);
  return {all.begin(), all.end()};
}

}  // namespace social_security
