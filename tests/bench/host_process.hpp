// The real host in a folder of its own, to be measured from outside.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "support/process.hpp"

namespace zq::bench {

// Ends the program with what it said when it has not gone well.
void must(const test::Ran&, const std::string& what);

class HostProcess {
 public:
  // Starts `zhengqiao serve` on <folder>/config/zhengqiao.xml and waits until it is ready. Throws std::runtime_error.
  explicit HostProcess(const std::filesystem::path& folder);
  ~HostProcess();  // SIGTERM, and waits

  // Processor time the host and its workers have used so far, user and system.
  double processor_seconds() const;
  double resident_kib() const;
  double workers_kib() const;  // of all workers; what processes share is counted once
  uint16_t port = 0;
  double ready_after_seconds = 0;

 private:
  std::vector<pid_t> workers() const;
  std::unique_ptr<test::Process> process_;
};

// Publishes <folder>/list.csv with the config of that folder.
void import_list(const std::filesystem::path& folder);

}  // namespace zq::bench
