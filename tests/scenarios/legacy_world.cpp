// The departments of a World and their legacy systems.
#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>

#include "scenarios/replace_file.hpp"
#include "scenarios/world.hpp"

namespace zq::test {
namespace {

const std::string binaries = ZQ_BINARY_DIR "/bin/";
constexpr const char* people = "2000";

}  // namespace

void World::run_legacy(const std::string& department, uint16_t port) {
  Legacy& legacy = legacy_.at(department);
  const auto port_file = directory / (department + ".port"), out = directory / (department + ".out");
  std::filesystem::remove(out);
  std::vector<std::string> words = legacy.words;
  words.insert(words.end(), {"--port", std::to_string(port), "--port-file", port_file.string()});
  legacy.process = std::make_unique<Process>(words, out);
  if (!legacy.process->says("listening on")) throw std::runtime_error(words[0] + ": " + legacy.process->output());
  legacy.port = static_cast<uint16_t>(std::stoi(read_file(port_file)));
}

uint16_t World::start_legacy(const std::string& department, const std::string& program,
                             std::vector<std::string> options) {
  options.insert(options.begin(), binaries + program);
  options.insert(options.end(), {"--people", people});
  legacy_[department].words = std::move(options);
  run_legacy(department, 0);
  return legacy_[department].port;
}

void World::stop_legacy(const std::string& department) {
  Process& process = *legacy_.at(department).process;
  process.signal(SIGKILL);
  process.wait();
}

void World::start_legacy_again(const std::string& department) { run_legacy(department, legacy_.at(department).port); }

std::string World::civil_affairs_connection() const {
  return "Driver=SQLite3;Timeout=1000;Database=" + (directory / "civil_affairs.db").string();
}

void World::with_civil_affairs() {
  const Ran created = run(
      {binaries + "zq-legacy-civil-affairs", "create", "--connection", civil_affairs_connection(), "--people", people});
  if (created.code != 0) throw std::runtime_error("civil affairs: " + created.output);
  DepartmentFile department{"civil_affairs", "区民政局", "civil_affairs.so"};
  department.attributes = {{"call_time", "3s"}, {"breaker_open_time", "500ms"}};
  department.database = {{"connection", civil_affairs_connection()}, {"charset", "GB18030"}};
  departments["civil_affairs"] = department;
}

void World::with_social_security(int clerk_ms) {
  const auto port = start_legacy("social_security", "zq-legacy-social-security",
                                 {"--data", (directory / "social").string(), "--clerk-ms", std::to_string(clerk_ms)});
  DepartmentFile department{"social_security", "区社保中心", "social_security.so"};
  department.attributes = {{"call_time", "3s"}, {"breaker_open_time", "500ms"}};
  department.settings = {{"endpoint", "http://127.0.0.1:" + std::to_string(port) + "/sbxt/services/query"},
                         {"user", "zhengqiao"}};
  department.secrets = {{"password", "sample-password"}};
  departments["social_security"] = department;
}

void World::with_public_security(int clerk_ms) {
  const std::string ferry = (directory / "ferry").string();
  const auto port = start_legacy("public_security", "zq-legacy-public-security",
                                 {"--data", (directory / "police").string(), "--ferry", ferry, "--ferry-delay-ms",
                                  "300", "--ferry-write-ms", "100", "--clerk-ms", std::to_string(clerk_ms)});
  DepartmentFile department{"public_security", "公安椒江分局", "public_security.so"};
  department.attributes = {{"call_time", "3s"}, {"breaker_open_time", "500ms"}};
  department.settings = {{"endpoint", "http://127.0.0.1:" + std::to_string(port) + "/nciic/services/check"},
                         {"user_code", "331002MZ"},
                         {"ferry_directory", ferry},
                         {"poll_after_ms", "200"},
                         {"watch_ms", "100"}};
  department.secrets = {{"licence", "sample-licence"}};
  departments["public_security"] = department;
}

void World::with_all_three(int clerk_ms) {
  with_civil_affairs();
  with_social_security(clerk_ms);
  with_public_security(clerk_ms);
}

Process World::lock_civil_affairs() {
  const auto out = directory / "lock.out";
  std::filesystem::remove(out);
  Process lock(
      {binaries + "zq-legacy-civil-affairs", "fault", "--connection", civil_affairs_connection(), "--lock", "60"}, out);
  if (!lock.says("locking for")) throw std::runtime_error("lock: " + lock.output());
  return lock;
}

int World::reloads() const {
  const std::string head = read_file(directory / "state/status.tsv");
  size_t at = 0;
  for (int tab = 0; tab < 3; ++tab) at = head.find('\t', at) + 1;
  return at == 0 ? 0 : std::stoi(head.substr(at));
}

std::filesystem::path World::department_file(const std::string& id) const {
  return directory / ("config/departments/" + id + ".xml");
}

void World::edit(const DepartmentFile& department) {
  replace_file(department_file(department.id), department.xml(directory / "secrets"));
}

void World::edit_host_file(const std::string& from, const std::string& to) {
  const auto file = directory / "config/zhengqiao.xml";
  std::string text = read_file(file);
  const size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  replace_file(file, text.replace(at, from.size(), to));
}

void World::fault(const std::string& department, const std::string& json) {
  HttpClient control("http://127.0.0.1:" + std::to_string(legacy_.at(department).port));
  ASSERT_EQ(control.post("/_fault", json).status / 100, 2);
}

void World::no_fault(const std::string& department) {
  HttpClient control("http://127.0.0.1:" + std::to_string(legacy_.at(department).port));
  ASSERT_EQ(control.send("DELETE", "/_fault", nullptr, {}).status / 100, 2);
}

}  // namespace zq::test
