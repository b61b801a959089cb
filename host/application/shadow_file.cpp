#include "application/shadow_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "adapters/versions.hpp"
#include "domain/clocks.hpp"

namespace zq::application {
namespace {

constexpr const char* name = "shadows.tsv";

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

uint64_t number(const std::string& text) { return std::strtoull(text.c_str(), nullptr, 10); }
Instant moment(const std::string& text) { return moment_from_text(text).value_or(Instant{}); }

}  // namespace

std::string shadow_text(const std::vector<std::pair<DepartmentId, workflow::ShadowView>>& shadows) {
  std::string text;
  const auto line = [&text](std::initializer_list<std::string> parts) {
    for (const std::string& part : parts) text += one_line(part) + '\t';
    text.back() = '\n';
  };
  for (const auto& [id, v] : shadows) {
    line({"shadow", id.value, v.state, v.state_text, v.file, v.version, v.sha256, moment_text(v.since),
          std::to_string(v.compared), std::to_string(v.differing), std::to_string(v.dropped)});
    for (const auto& d : v.differences)
      line({"difference", id.value, d.operation, d.check, d.field, d.kind, std::to_string(d.count),
            moment_text(d.first), moment_text(d.last)});
  }
  return text;
}

Result<Done> write_shadows(const std::filesystem::path& state_directory, const std::string& text) {
  const auto path = state_directory / name, fresh = state_directory / (std::string(name) + ".new");
  std::ofstream out(fresh, std::ios::trunc);
  out << text;
  out.close();
  if (out && std::rename(fresh.c_str(), path.c_str()) == 0) return Done{};
  return Error{ErrorCode::storage, "无法写入状态目录中的文件 " + path.string(), path.string() + ": " + strerror(errno)};
}

std::optional<workflow::ShadowView> read_shadow(const std::filesystem::path& state_directory, const DepartmentId& id) {
  std::ifstream in(state_directory / name);
  std::optional<workflow::ShadowView> view;
  for (std::string text; std::getline(in, text);) {
    const auto row = cells(text);
    if (row.size() < 2 || row[1] != id.value) continue;
    if (row[0] == "shadow" && row.size() == 11)
      view = workflow::ShadowView{{number(row[8]), number(row[9]), number(row[10])},
                                  row[2],
                                  row[3],
                                  row[4],
                                  row[5],
                                  row[6],
                                  moment(row[7]),
                                  {}};
    if (row[0] == "difference" && row.size() == 9 && view)
      view->differences.push_back({row[2], row[3], row[4], row[5], number(row[6]), moment(row[7]), moment(row[8])});
  }
  return view;
}

settings::AdapterChoice previous_choice(const settings::Settings& config, const settings::Department& department,
                                        const std::string& sha256) {
  const adapters::Versions versions(config.state_directory / "versions");
  return {versions.file_of(department.id, sha256).string(), department.shadow_adapter_file};
}

}  // namespace zq::application
