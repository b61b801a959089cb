// The operator's commands besides serve: each reads the config, does one thing, says what it did in Chinese with
// English beside it, and returns an exit code of sysexits.h. Standard output is for results, standard error for faults.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::application {

enum ExitCode : int {
  exit_ok = 0,
  exit_failed = 1,
  exit_usage = 64,
  exit_data = 65,         // the given file is faulty
  exit_no_input = 66,     // the given file cannot be read
  exit_unavailable = 69,  // the running host did not answer
  exit_internal = 70,
  exit_io = 74,      // cannot write
  exit_config = 78,  // the config is faulty
};

struct Arguments {
  std::filesystem::path config = "config/zhengqiao.xml";
  std::vector<std::string> words;  // after the command
  std::optional<std::string> publisher;  // import-list; absent: by the regulations
  std::string basis, effective_from;
  std::string reason, until;  // departments disable
  bool print = false;         // check-config: print the effective config, secrets as ***
  bool messages = false;      // version: print the message catalogue
};

int check_config(const Arguments&);
int migrate(const Arguments&);
int departments(const Arguments&);  // departments_command.cpp
int import_list(const Arguments&);  // FILE
int version(const Arguments&);

// The configuration; null when it is faulty, which has then been said on standard error.
using SettingsPtr = std::shared_ptr<const settings::Settings>;
SettingsPtr load_or_explain(const std::filesystem::path& config);

// Prints every fault of an error on standard error, one a line.
void print_error(const Error&);

}  // namespace zq::application
