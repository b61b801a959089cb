// The legacy system of one check, made fresh from the fixtures: a folder of its own with databases, files and a running
// program. Everything ends and is removed with the object. Make it before the check has threads: parts of the check run
// in forked children. Throws Unready with the reason when something cannot be made. One thread.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "check/fixtures.hpp"
#include "settings/settings.hpp"

namespace zq::check {

class Legacy {
 public:
  explicit Legacy(const Fixtures&);
  ~Legacy();
  Legacy(const Legacy&) = delete;
  Legacy& operator=(const Legacy&) = delete;

  const Fixtures& fixtures() const { return fixtures_; }
  const std::filesystem::path& folder() const { return folder_; }
  // The drop folder, ${files}; it is always there.
  std::filesystem::path files() const { return folder_ / "files"; }
  bool uses_files() const;
  std::filesystem::path inbox() const { return files() / fixtures_.inbox; }  // where its own files appear
  bool has_program() const { return !fixtures_.program.command.empty(); }
  std::uint16_t port() const { return port_; }  // of the program; 0: none

  void kill_program();   // as a machine that lost its power
  void start_program();  // again, perhaps on another port

  // The department as the host would configure it, with this port in ${port}.
  settings::Department department(std::uint16_t proxy_port) const;
  // How many complaints it holds; nothing when the fixtures do not say how to count.
  std::optional<std::int64_t> complaints() const;
  std::string connection(const LegacyDatabase&) const;
  std::string filled(const std::string& text) const;  // ${folder} and the like in a text of the fixtures

 private:
  Placeholders placeholders(const std::string& port) const;
  void make_databases();
  void run_to_end(const Command&);
  void await_ready();

  const Fixtures& fixtures_;
  std::filesystem::path folder_;
  pid_t program_ = -1, owner_;
  std::uint16_t port_ = 0;
};

}  // namespace zq::check
