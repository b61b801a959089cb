#include "scenarios/private_data.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

namespace zq::test {
namespace {

constexpr std::array<std::string_view, 4> telling{"name", "id_number", "address", "plate"};

struct Kept {
  std::mutex mutex;
  std::set<std::string> texts;
};

Kept& kept() {
  static Kept all;
  return all;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return out;
}

bool is_telling(const std::string& key) { return std::find(telling.begin(), telling.end(), key) != telling.end(); }

}  // namespace

void keep_private(const std::string& text) {
  if (text.size() < 6) return;  // too short to be told from ordinary text
  const std::lock_guard lock(kept().mutex);
  kept().texts.insert(lower(text));
}

void keep_private_person(const nlohmann::json& person) {
  for (const auto& [key, value] : person.items()) {
    if (value.is_structured()) keep_private_person(value);
    if (value.is_string() && is_telling(key)) keep_private(value.get<std::string>());
  }
}

std::vector<std::string> private_data_in(std::string_view text) {
  const std::string searched = lower(text);
  std::vector<std::string> found;
  const std::lock_guard lock(kept().mutex);
  for (const std::string& one : kept().texts) {
    const size_t at = searched.find(one);
    if (at == std::string::npos) continue;
    const size_t from = searched.rfind('\n', at) + 1;
    found.push_back(std::to_string(one.size()) + " bytes behind: " + std::string(text.substr(from, at - from)));
  }
  return found;
}

}  // namespace zq::test
