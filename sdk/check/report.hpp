// What a run found, for people and for programs. Pure.
#pragma once
#include <string>
#include <vector>

#include "check/run.hpp"

namespace zq::check {

struct Report {
  std::filesystem::path file;
  std::string sha256;  // of the file
  std::uint64_t seed = 1;
  bool fixtures = false;              // the legacy system was there
  bool complete = false;              // no --only, no --level
  std::vector<std::string> left_out;  // ids of --skip
  std::vector<Outcome> outcomes;
};

// The table: a line per group, and for each check that did not pass its reason, observed value, fix and the command
// that runs it again. The last line counts. Chinese first, English beside.
std::string text_of(const Report&);

// One JSON object, indented: tool, version, abi, file, sha256, seed, fixtures, complete, left_out[], checks[], counts,
// exit; made_at when given.
std::string json_of(const Report&, std::string_view made_at = {});

// 0: nothing failed. 1: something failed, crashed or ran out of time. (2 is the tool's own: wrong use, unreadable
// file.)
int exit_code(const Report&);

// Rule, fix and limit of one check.
std::string explain(const Check&);

// As a person types it: "zq-adapter check --only L05 --seed 7 housing.so".
std::string rerun_command(const Report&, const Check&);

}  // namespace zq::check
