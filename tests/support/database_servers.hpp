// PostgreSQL and MariaDB servers of one test program: started by tests/support/databases.sh when the first test asks,
// stopped with the program. Register one object with testing::AddGlobalTestEnvironment. Throws std::runtime_error with
// the script's own words when a server is missing.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>

#include "support/process.hpp"

namespace zq::test {

class DatabaseServers : public testing::Environment {
 public:
  // only: "postgresql", "mariadb" or empty for both.
  explicit DatabaseServers(std::string only = {}) : only_(std::move(only)) {}

  // A connection string by its name in databases.sh, such as ZQ_POSTGRESQL_UTF8.
  std::string connection(const std::string& name) {
    if (!folder_) start();
    const auto found = connections_.find(name);
    if (found == connections_.end()) throw std::runtime_error("the database server did not start: " + output_);
    return found->second;
  }
  std::filesystem::path folder() const { return folder_->path() / "server"; }
  void TearDown() override {
    if (folder_) run({"bash", script(), "stop", folder()});
    folder_.reset();
  }

 private:
  static std::string script() { return ZQ_SOURCE_DIR "/tests/support/databases.sh"; }
  void start() {
    folder_.emplace();
    std::filesystem::permissions(folder_->path(), std::filesystem::perms(0755));  // the servers run as other users
    std::vector<std::string> words{"bash", script(), "start", folder()};
    if (!only_.empty()) words.insert(words.end(), {"--only", only_});
    output_ = run(words).output;
    std::istringstream lines(output_);
    for (std::string line; std::getline(lines, line);) {
      const std::size_t equals = line.find("=\"");
      if (!line.starts_with("ZQ_") || equals == std::string::npos || line.back() != '"') continue;
      connections_[line.substr(0, equals)] = line.substr(equals + 2, line.size() - equals - 3);
    }
  }

  std::string only_, output_;
  std::optional<TempDirectory> folder_;
  std::map<std::string, std::string> connections_;
};

}  // namespace zq::test
