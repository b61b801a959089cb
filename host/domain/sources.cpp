// The departments of a list entry as one cell of the published table.
#include "domain/list.hpp"

namespace zq {
namespace {

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find(between);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

template <class TextOf>
std::string joined(const std::vector<std::vector<Source>>& groups, TextOf text_of) {
  std::string out;
  for (size_t g = 0; g < groups.size(); ++g) {
    if (g > 0) out += '+';
    for (size_t i = 0; i < groups[g].size(); ++i) {
      if (i > 0) out += '/';
      out += text_of(groups[g][i]);
    }
  }
  return out;
}

}  // namespace

std::string sources_text(const std::vector<std::vector<Source>>& groups) {
  return joined(groups, [](const Source& source) { return source.department.value; });
}

// Nothing but separators means that no machine is asked at all.
std::string checks_text(const std::vector<std::vector<Source>>& groups) {
  std::string out = joined(groups, [](const Source& source) { return source.check; });
  return out.find_first_not_of("+/") == std::string::npos ? std::string() : out;
}

std::optional<std::vector<std::vector<Source>>> sources_from_text(std::string_view departments,
                                                                  std::string_view checks) {
  std::vector<std::vector<Source>> groups;
  if (departments.empty()) return checks.empty() ? std::optional(groups) : std::nullopt;
  const auto department_groups = parts_of(departments, '+');
  const auto check_groups = parts_of(checks, '+');
  if (!checks.empty() && check_groups.size() != department_groups.size()) return std::nullopt;
  for (size_t g = 0; g < department_groups.size(); ++g) {
    const auto names = parts_of(department_groups[g], '/');
    const auto asked = checks.empty() ? std::vector<std::string_view>() : parts_of(check_groups[g], '/');
    if (!checks.empty() && asked.size() != names.size()) return std::nullopt;
    auto& group = groups.emplace_back();
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i].empty()) return std::nullopt;
      group.push_back({DepartmentId{std::string(names[i])}, checks.empty() ? "" : std::string(asked[i])});
    }
  }
  return groups;
}

}  // namespace zq
