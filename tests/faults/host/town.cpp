#include "faults/host/town.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <random>

namespace zq::test {
namespace {

const std::string heading =
    "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,协查部门,核查项,申报字段,返回字段,"
    "生效日期,失效日期\n";

long after(const std::string& line, const std::string& name) {
  return line.rfind(name, 0) == 0 ? std::atol(line.c_str() + name.size()) : -1;
}

}  // namespace

int rounds(int usual) {
  const char* times = std::getenv("ZQ_FAULT_ROUNDS");
  return usual * (times ? std::max(1, std::atoi(times)) : 1);
}

int random_below(int limit) {
  static std::mutex mutex;
  static std::mt19937 engine([] {
    const char* given = std::getenv("ZQ_FAULT_SEED");
    const unsigned seed = given ? static_cast<unsigned>(std::atol(given)) : std::random_device()();
    std::cout << "ZQ_FAULT_SEED=" << seed << std::endl;
    return seed;
  }());
  const std::lock_guard lock(mutex);
  return std::uniform_int_distribution<int>(0, limit - 1)(engine);
}

Town::Town() { list_csv = heading; }

void Town::with_department(const std::string& id, std::map<std::string, std::string> settings,
                           std::map<std::string, std::string> attributes) {
  with_fixture(id, "部门" + id, std::move(settings));
  departments[id].attributes = std::move(attributes);
  with_entry(entry_of(id), id, "any.check");
}

void Town::with_broken(const std::string& id, const std::string& fixture,
                       std::map<std::string, std::string> attributes) {
  with_department(id, {}, std::move(attributes));
  departments[id].adapter_file = ZQ_BINARY_DIR "/broken_adapters/" + fixture + ".so";
}

void Town::with_entry(const std::string& entry, const std::string& department, const std::string& check,
                      const std::string& fields) {
  list_csv += entry + ",区民政局,事项" + entry + ",证明" + entry + ",派出所,示例依据,信息共享,资料核查," + department +
              "," + check + "," + fields + ",,,\n";
}

Json Town::department(const std::string& id) { return body(client().get("/api/v1/departments/" + id)); }

bool Town::breaker_is(const std::string& id, const std::string& state) {
  return department(id).at("breaker").at("state") == state;
}

std::string entry_of(const std::string& department) {
  std::string entry = "ZM-";
  for (const char c : department) entry += c == '_' ? '-' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return entry;
}

const Json& somebody() {
  static const Json one = person(2);
  return one;
}

Footprint footprint(pid_t pid) {
  Footprint all;
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (const long n = after(line, "Threads:"); n >= 0) all.threads = n;
    if (const long n = after(line, "VmRSS:"); n >= 0) all.resident_kib = n;
  }
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd", failed)) {
    (void)entry;
    ++all.descriptors;
  }
  return all;
}

int children_of(pid_t pid) {
  int count = 0;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", failed)) {
    const std::string stat = read_file(entry.path() / "stat");
    const size_t end = stat.rfind(')');
    if (end != std::string::npos && std::atol(stat.c_str() + end + 4) == pid) ++count;
  }
  return count;
}

}  // namespace zq::test
