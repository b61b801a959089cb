// The conformance report of an adapter file, as `zq-adapter check --report` writes it: what every check found, bound to
// the file by its SHA-256 and signed with Ed25519. A host may require one before it runs the file. The signature covers
// the report as JSON without blanks and with sorted names, so the file may be printed anew. Pure but for the key's
// file.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace zq::adapters {

struct CheckResult {
  std::string id, level, verdict, reason_zh;  // "L05", "MUST", "PASS"
};

struct ConformanceReport {
  std::string sha256;        // of the adapter file
  std::string tool_version;  // of zq-adapter
  std::string made_at;       // YYYY-MM-DDTHH:MM:SSZ
  std::string signed_by;     // fingerprint of the key
  bool fixtures = false;              // the checks had a legacy system to ask
  bool complete = false;              // all checks were asked for
  std::vector<std::string> left_out;  // ids of checks that were left out by hand
  std::vector<CheckResult> checks;

  // Ids of checks that failed, crashed or ran out of time, and of those left out.
  std::vector<std::string> open() const;
};

// `report`: the JSON object of the report. Returns the file's text.
Result<std::string> signed_report(std::string_view report, const std::filesystem::path& private_key);

// Reads the file's text and verifies its signature. Errors: invalid_input, saying what is wrong.
Result<ConformanceReport> read_report(std::string_view text, const std::filesystem::path& public_key);

// The report is for this very file, signed, and leaves nothing open. What a host asks that requires reports.
Result<Done> require_report(std::string_view adapter_sha256, std::string_view text,
                            const std::filesystem::path& public_key);

// Where it lies: housing.so.report.json beside the adapter.
std::filesystem::path report_beside(const std::filesystem::path& adapter);

}  // namespace zq::adapters
