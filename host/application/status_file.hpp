// The status file: what a running host tells the operator's commands on the same machine (state directory, status.tsv).
// Written whole by atomic rename after every change of the department table; no personal data, no secrets.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "workflow/ports.hpp"

namespace zq::application {

struct DepartmentLine {
  std::string id, name, state, state_text, adapter_version;
  int generation = 0;
  std::string adapter_sha256;
  std::vector<std::string> workers = {};  // Chinese, a line each
};

struct Status {
  pid_t pid = 0;
  uint16_t port = 0;
  uint64_t reloads = 0;             // counts every reload, also the refused ones
  std::vector<std::string> faults;  // of the last reload; empty: it was taken over
  std::vector<DepartmentLine> departments;
};

Status status_of(const std::vector<workflow::DepartmentView>&);
Result<Done> write_status(const std::filesystem::path& state_directory, const Status&);
// not_found: there is none, or the host that wrote it is gone.
Result<Status> read_status(const std::filesystem::path& state_directory);

// Held by the one host that works in a state directory. Released by the system when the process ends, however it ends.
class DirectoryLock {
 public:
  // conflict: another host holds it.
  static Result<DirectoryLock> take(const std::filesystem::path& state_directory);
  DirectoryLock(DirectoryLock&&) noexcept;
  DirectoryLock& operator=(DirectoryLock&&) = delete;
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace zq::application
