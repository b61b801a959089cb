// Runs zq-adapter and reads what it says. Synchronous; each call is a process of its own.
#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/process.hpp"

namespace zq::test {

inline const std::string conformance = ZQ_BINARY_DIR "/broken_adapters/conformance/";
inline const std::string good_adapter = conformance + "good.so";
inline const std::string sample_fixtures = conformance + "fixtures";

inline Ran tool(std::vector<std::string> words, std::map<std::string, std::string> environment = {}) {
  words.insert(words.begin(), ZQ_BINARY_DIR "/bin/zq-adapter");
  return run(std::move(words), std::chrono::seconds(180), std::move(environment));
}

inline nlohmann::json checked(const std::string& file, const std::string& only,
                              std::map<std::string, std::string> environment = {}) {
  const Ran ran = tool({"check", "--json", "--only", only, "--fixtures", sample_fixtures, "--limit", "20s", file},
                       std::move(environment));
  return nlohmann::json::parse(ran.output);
}

inline std::map<std::string, std::string> verdicts_of(const nlohmann::json& report) {
  std::map<std::string, std::string> verdicts;
  for (const auto& check : report.at("checks")) verdicts[check.at("id")] = check.at("verdict");
  return verdicts;
}

inline std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace zq::test
