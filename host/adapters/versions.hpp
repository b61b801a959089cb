// The versions of a department's adapter, over restarts: which file ran since when, what was refused, and copies of the
// files that ran, to go back to. In <state>/versions: <department>.tsv, and <department>.<sha256>.so with its signature
// and report beside it, the last `kept` of each department. Thread-safe. Blocks on the disk. No personal data.
#pragma once
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/staging.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq::adapters {

struct Version {
  std::string since;  // domain/clocks.hpp: moment_text
  std::string version, sha256;
  std::string outcome;  // "started" or "refused"
  std::string text;     // refused: why, Chinese
};

class Versions {
 public:
  static constexpr size_t kept = 5;         // files of a department
  static constexpr size_t lines_max = 200;  // of its history

  explicit Versions(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // A file has begun to serve; the same one again changes nothing. The copy is made from the staged one.
  Result<Done> started(const DepartmentId&, const StagedFile&, const std::string& version, Instant at);
  // A file was refused; the same refusal again changes nothing.
  Result<Done> refused(const DepartmentId&, const std::string& sha256, const std::string& text, Instant at);

  // The oldest first.
  std::vector<Version> history(const DepartmentId&) const;
  // The one that ran before the one that runs, when its file is still kept.
  std::optional<Version> previous(const DepartmentId&) const;
  std::filesystem::path file_of(const DepartmentId&, const std::string& sha256) const;

 private:
  Result<Done> append(const DepartmentId&, const Version&) const;
  Result<Done> keep(const DepartmentId&, const StagedFile&) const;
  std::filesystem::path list_of(const DepartmentId&) const;

  const std::filesystem::path folder_;
  mutable std::mutex mutex_;
};

}  // namespace zq::adapters
