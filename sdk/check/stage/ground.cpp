#include "check/stage/ground.hpp"

#include "check/backend/unready.hpp"
#include "check/bytes.hpp"

namespace zq::check {
namespace {

// Nobody listens there: a made-up department must not reach a real system.
constexpr const char* nobody = "http://127.0.0.1:9/check";

std::string made_up(const adapters::SettingRule& rule) {
  using adapters::SettingType;
  switch (rule.type) {
    case SettingType::url:
      return nobody;
    case SettingType::path:
      return std::filesystem::temp_directory_path().string();
    case SettingType::integer:
      return rule.example.empty() ? "1" : rule.example;
    case SettingType::boolean:
      return "true";
    case SettingType::duration:
      return "5s";
    case SettingType::text:
      return rule.example.empty() ? "check" : rule.example;
  }
  return {};
}

settings::Department made_up(const adapters::Manifest& manifest) {
  settings::Department department;
  department.id = DepartmentId{"check"};
  department.name = "check";
  for (const auto& rule : manifest.settings)
    if (rule.required) department.settings[rule.key] = made_up(rule);
  for (const auto& rule : manifest.secrets)
    if (rule.required) department.secrets[rule.name] = Private("check");
  for (const auto& rule : manifest.databases)
    department.databases.push_back(
        {rule.name, "Driver=SQLite3;Database=:memory:", Private(), rule.charset.empty() ? "UTF-8" : rule.charset, 2});
  return department;
}

}  // namespace

std::optional<adapters::Manifest> manifest_of(const Subject& subject) {
  const std::string bytes = bytes_of(subject.file);
  const auto text = adapters::manifest_text(bytes);
  if (!text) return std::nullopt;
  auto manifest = adapters::read_manifest(*text);
  if (!manifest) return std::nullopt;
  return std::move(manifest).value();
}

Ground::Ground(const Subject& subject) : manifest_(manifest_of(subject)) {
  if (!subject.fixtures.empty()) {
    auto fixtures = load_fixtures(subject.fixtures);
    if (!fixtures) throw Unready{fail(faults_text(fixtures.error(), true), faults_text(fixtures.error(), false))};
    fixtures_ = std::make_unique<Fixtures>(std::move(fixtures).value());
    legacy_ = std::make_unique<Legacy>(*fixtures_);
    department_ = legacy_->department(legacy_->port());
  } else if (manifest_) {
    department_ = made_up(*manifest_);
  } else {
    throw Unready{skip("没有夹具目录，清单也不可用：不知道该部门的设置（见 FIXTURES.zh-CN.md）",
                       "no fixtures and no usable manifest: the department's settings are unknown (see FIXTURES.md)")};
  }
}

Ground::~Ground() = default;

std::vector<Golden> Ground::quick_calls() const {
  std::vector<Golden> calls;
  for (const Golden& golden : fixtures_ ? fixtures_->calls : std::vector<Golden>())
    if (!adapters::is_write(golden.operation) && !golden.later && golden.status == ZQ_OK) calls.push_back(golden);
  return calls;
}

void require_real(const Ground& ground) {
  if (!ground.is_real())
    throw Unready{skip("没有夹具目录，适配器无法启动（见 FIXTURES.zh-CN.md）",
                       "no fixtures: the adapter cannot be started (see FIXTURES.md)")};
}

}  // namespace zq::check
