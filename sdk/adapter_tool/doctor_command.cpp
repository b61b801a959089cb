// zq-adapter doctor: why the host refuses an adapter, or would, in words for its author and for the data centre.
#include <algorithm>
#include <iostream>

#include "adapter_tool/arguments.hpp"
#include "adapter_tool/command.hpp"
#include "adapter_tool/diagnosis.hpp"
#include "log/log.hpp"
#include "settings/load.hpp"

namespace zq::tool {
namespace {

// The fault, empty when the department was found (or none was asked for).
std::string read_patient(const Arguments& arguments, Patient& patient) {
  patient.file = arguments.words[0];
  if (const auto key = arguments.value("public-key")) patient.public_key = *key;
  const auto config = arguments.value("config");
  const auto id = arguments.value("department");
  if (config.has_value() != id.has_value()) return "--config 与 --department 要一起写 (belong together)";
  if (!config) return {};
  const auto loaded = settings::load(*config);
  if (!loaded) {
    std::string text = loaded.error().text;
    for (const Fault& fault : loaded.error().faults) text += "\n  " + fault.path + " " + fault.text;
    return text;
  }
  const auto& all = (*loaded)->departments;
  const auto found = std::ranges::find(all, *id, [](const settings::Department& one) { return one.id.value; });
  if (found == all.end()) return "配置中没有部门 " + *id + " (no such department)";
  patient.department = *found;
  patient.adapter_of_config = (*loaded)->adapter_of(*found);
  return {};
}

void print(const Finding& finding) {
  constexpr const char* marks[] = {"✓", "！", "✗"};
  std::cout << "  " << marks[static_cast<int>(finding.mark)] << " " << finding.zh << "\n";
  if (!finding.en.empty()) std::cout << "      (" << finding.en << ")\n";
  if (!finding.author_zh.empty()) std::cout << "      开发单位 author：" << finding.author_zh << "\n";
  if (!finding.centre_zh.empty()) std::cout << "      数据中心 data centre：" << finding.centre_zh << "\n";
}

}  // namespace

int doctor_command(const Words& words) {
  const Arguments arguments = parse(words, {"config", "department", "public-key"}, {});
  if (!arguments.fault.empty()) return misused("doctor", arguments.fault);
  if (arguments.words.size() != 1) return misused("doctor", "需要一个适配器文件 (one adapter file)");
  Patient patient;
  if (const std::string fault = read_patient(arguments, patient); !fault.empty()) return misused("doctor", fault);
  log::Options quiet;
  quiet.level = log::Level::error;  // what matters is among the findings
  log::open(quiet);
  const auto findings = diagnose(patient);
  std::cout << arguments.words[0] << "\n";
  for (const Finding& finding : findings) print(finding);
  const bool refused = std::ranges::any_of(findings, [](const Finding& finding) { return finding.mark == Mark::bad; });
  std::cout << (refused ? "主机会拒绝这个适配器 (the host refuses it)\n"
                        : "主机会接受这个适配器 (the host accepts it)\n");
  return refused ? 1 : 0;
}

}  // namespace zq::tool
