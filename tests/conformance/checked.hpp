// Runs zq-adapter check and reads its report.
#pragma once
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "support/process.hpp"

namespace zq::test {

// The verdicts of the checks `only` ("R01,R04"; a letter is a group), by id. Empty when the tool made no report.
inline std::map<std::string, std::string> checked(const std::string& file, const std::string& fixtures,
                                                  const std::string& only) {
  const Ran ran = run(
      {ZQ_BINARY_DIR "/bin/zq-adapter", "check", file, "--fixtures", fixtures, "--only", only, "--jobs", "2", "--json"},
      std::chrono::seconds(200));
  std::map<std::string, std::string> verdicts;
  const auto report = nlohmann::json::parse(ran.output, nullptr, false);
  if (report.is_discarded()) return verdicts;
  for (const auto& check : report.value("checks", nlohmann::json::array())) verdicts[check["id"]] = check["verdict"];
  return verdicts;
}

}  // namespace zq::test
