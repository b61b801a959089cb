// An adapter file in a worker process (zq-worker), as the host runs it, with its log on standard error.
#pragma once
#include <filesystem>
#include <memory>

#include "adapters/generation.hpp"
#include "adapters/isolated/supervisor.hpp"
#include "adapters/staging.hpp"
#include "settings/settings.hpp"

namespace zq::tool {

class Worker {
 public:
  Worker();
  ~Worker();  // stops what runs, removes the copy
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // What the host does before it trusts a file: a copy, the ELF checks, loading in a process of its own.
  Result<adapters::Description> scan(const std::filesystem::path&, const settings::Department&);
  // After scan(): the adapter with the department's settings.
  Result<Done> start(const settings::Department&);
  adapters::Reply ask(adapters::Request, std::chrono::milliseconds time);

 private:
  const std::filesystem::path folder_;
  const std::shared_ptr<adapters::Supervisor> supervisor_;
  adapters::Staging staging_;
  adapters::StagedFile staged_;
  adapters::Description scanned_;
  std::shared_ptr<adapters::Generation> generation_;
  bool started_ = false;
};

Instant now();

}  // namespace zq::tool
