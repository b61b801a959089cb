#include "adapter_tool/sample.hpp"

#include <algorithm>

#include "check/bytes.hpp"
#include "settings/load.hpp"

namespace zq::tool {
namespace {

std::string all_faults(const Error& error) {
  std::string text = error.text;
  for (const Fault& fault : error.faults) text += "\n  " + fault.path + " " + fault.text;
  return text;
}

void from_config(const std::string& config, const std::string& id, Sample& sample) {
  const auto loaded = settings::load(config);
  if (!loaded) {
    sample.fault = all_faults(loaded.error());
    return;
  }
  const auto& departments = (*loaded)->departments;
  const auto found = std::ranges::find(departments, id, [](const settings::Department& one) { return one.id.value; });
  if (found == departments.end())
    sample.fault = "配置中没有部门 " + id + " (no such department in the config)";
  else
    sample.department = *found;
}

void from_fixtures(const std::filesystem::path& folder, Sample& sample) {
  auto fixtures = check::load_fixtures(folder);
  if (!fixtures) {
    sample.fault = check::faults_text(fixtures.error(), true);
    return;
  }
  sample.fixtures = std::make_unique<check::Fixtures>(std::move(fixtures).value());
  sample.legacy = std::make_unique<check::Legacy>(*sample.fixtures);
  sample.department = sample.legacy->department(sample.legacy->port());
}

void add_options(const Arguments& arguments, Sample& sample) {
  for (const char* option : {"set", "secret"}) {
    for (const std::string& one : arguments.all(option)) {
      const size_t equals = one.find('=');
      if (equals == one.npos) {
        sample.fault = std::string("--") + option + " 应写为 名称=值 (name=value)";
        return;
      }
      const std::string name = one.substr(0, equals), value = one.substr(equals + 1);
      if (std::string_view(option) == "set")
        sample.department.settings[name] = value;
      else
        sample.department.secrets[name] = Private(value);
    }
  }
}

}  // namespace

Sample sample_for(const std::filesystem::path& adapter, const Arguments& arguments) {
  Sample sample;
  sample.department.id = DepartmentId{arguments.value("department").value_or("sample")};
  sample.department.name = "sample";
  const auto config = arguments.value("config");
  const std::filesystem::path beside = check::default_fixtures(adapter);
  if (config && !arguments.value("department"))
    sample.fault = "--config 还需要 --department 编号 (--config needs --department)";
  else if (config)
    from_config(*config, *arguments.value("department"), sample);
  else if (const auto folder = arguments.value("fixtures"))
    from_fixtures(*folder, sample);
  else if (!beside.empty())
    from_fixtures(beside, sample);
  if (sample.fault.empty()) add_options(arguments, sample);
  return sample;
}

}  // namespace zq::tool
