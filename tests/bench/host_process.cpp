#include "bench/host_process.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string>

namespace zq::bench {
namespace {

namespace fs = std::filesystem;

const std::string program = ZQ_BINARY_DIR "/bin/zhengqiao";

std::string config_of(const fs::path& folder) { return "--config=" + (folder / "config/zhengqiao.xml").string(); }

double processor_seconds_of(pid_t pid) {
  const std::string stat = test::read_file("/proc/" + std::to_string(pid) + "/stat");
  std::istringstream fields(stat.substr(stat.rfind(')') + 2));
  std::string skipped;
  double user = 0, system = 0;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

void must(const test::Ran& ran, const std::string& what) {
  if (ran.code == 0) return;
  std::fprintf(stderr, "%s failed: %s\n", what.c_str(), ran.output.c_str());
  std::exit(1);
}

void import_list(const fs::path& folder) {
  must(test::run({program, "import-list", (folder / "list.csv").string(), config_of(folder)}), "import-list");
}

HostProcess::HostProcess(const fs::path& folder) {
  fs::remove(folder / "log");  // of the host that ran here before
  const auto begun = std::chrono::steady_clock::now();
  process_ =
      std::make_unique<test::Process>(std::vector<std::string>{program, "serve", config_of(folder)}, folder / "log");
  if (!process_->says("ready on http://127.0.0.1:"))
    throw std::runtime_error("the host did not start: " + process_->output());
  ready_after_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  const std::string log = process_->output();
  port = static_cast<uint16_t>(std::stoi(log.substr(log.find("127.0.0.1:") + 10)));
}

HostProcess::~HostProcess() {
  process_->signal(SIGTERM);
  process_->wait();
}

double HostProcess::processor_seconds() const {
  double all = processor_seconds_of(process_->pid());
  for (const pid_t worker : workers()) all += processor_seconds_of(worker);
  return all;
}

double HostProcess::resident_kib() const {
  const std::string status = test::read_file("/proc/" + std::to_string(process_->pid()) + "/status");
  return std::stod(status.substr(status.find("VmRSS:") + 6));
}

double HostProcess::workers_kib() const {
  double all = 0;
  for (const pid_t worker : workers()) {
    const std::string sums = test::read_file("/proc/" + std::to_string(worker) + "/smaps_rollup");
    all += std::stod(sums.substr(sums.find("\nPss:") + 5));
  }
  return all;
}

std::vector<pid_t> HostProcess::workers() const {
  std::vector<pid_t> all;
  const std::string pid = std::to_string(process_->pid());
  for (const auto& thread : fs::directory_iterator("/proc/" + pid + "/task")) {
    std::istringstream children(test::read_file(thread.path() / "children"));
    for (pid_t child = 0; children >> child;) all.push_back(child);
  }
  return all;
}

}  // namespace zq::bench
