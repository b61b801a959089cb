// The world of a scenario: the real host binary, the real legacy systems as their own processes, in a temporary folder,
// on free ports. Nothing is faked; what a scenario sees is what a caller sees. When a world ends, its whole log must be
// free of the personal data that its scenarios have used, and of reports of a sanitizer.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scenarios/client.hpp"
#include "support/movable_clock.hpp"
#include "support/process.hpp"

namespace zq::test {

using Json = nlohmann::json;

// A department's config file, as text that a scenario may change.
struct DepartmentFile {
  std::string id, name, adapter_file;
  bool enabled = true;
  std::map<std::string, std::string> attributes{};  // further ones of <department>
  std::map<std::string, std::string> settings{};
  std::map<std::string, std::string> secrets{};   // name -> value, written to a file beside
  std::map<std::string, std::string> database{};  // attributes of <database name="main">
  std::string database_secret{};                  // what ${secret} in its connection stands for
  std::string xml(const std::filesystem::path& secrets_directory) const;
};

class World {
 public:
  World();
  ~World();

  // ---- legacy systems and departments; call before start()
  void with_civil_affairs();
  // clerk_ms: how long the office takes for each step of a complaint; 0: it never does anything.
  void with_social_security(int clerk_ms = 0);
  void with_public_security(int clerk_ms = 0);
  void with_all_three(int clerk_ms = 0);
  // A department whose adapter is the C fixture of tests/broken_adapters, with the given settings.
  void with_fixture(const std::string& id, const std::string& name, std::map<std::string, std::string> settings);
  std::map<std::string, DepartmentFile> departments;
  std::map<std::string, std::string> root;    // further attributes of <zhengqiao>
  std::map<std::string, std::string> server;  // attributes of <server>
  std::string store = R"(<store kind="sqlite" path="host.db"/>)";
  // The host's clock starts at this moment in Beijing ("YYYY-MM-DD HH:MM") and moves as the scenario says; empty: the
  // machine's clock. Legacy systems keep the machine's.
  std::string starts_at;
  std::string list_csv;  // empty: the list shipped in config/list

  // ---- the host
  void write_config();
  Ran command(std::vector<std::string> words);  // zhengqiao WORDS --config=...
  void import_list();
  void start();  // migrate, import-list (once), serve, wait until ready
  void stop();   // SIGTERM; fails the test when the host does not end cleanly
  void kill();   // SIGKILL
  Process& host() { return *host_; }
  void set_clock(const std::string& local) { clock_->set(local); }  // with starts_at only
  uint16_t port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  // Callers, with their roles, stand in world.cpp: window, other, office (may_operate, joint office), civil_officer ...
  // Their replies are checked; see client.hpp.
  Client client(const std::string& caller = "window") const { return with_token(token_of(caller)); }
  // One whose replies name the persons it has to look up.
  Client officer(const std::string& caller) const;
  Client anonymous() const { return with_token({}); }
  Client with_token(const std::string& token) const;
  static std::string token_of(const std::string& caller);
  std::string log() const;
  bool log_says(const std::string& text) const;  // waits for it: the log is flushed once a second
  void expect_no_private_data() const;           // in the log, as far as it is written

  // ---- the config while the host runs
  int reloads() const;                                                  // how many the host has tried so far
  void edit(const DepartmentFile& department);                          // writes its file and renames it into place
  void edit_host_file(const std::string& from, const std::string& to);  // replaces text in zhengqiao.xml, likewise
  std::filesystem::path department_file(const std::string& id) const;

  // ---- legacy systems while the host runs
  void stop_legacy(const std::string& department);         // SIGKILL: as when the power fails
  void start_legacy_again(const std::string& department);  // same port, same data
  std::string civil_affairs_connection() const;            // ODBC
  Process lock_civil_affairs();                            // nobody else gets an answer until the process ends

  // ---- faults of a legacy system: POST /_fault, DELETE /_fault
  void fault(const std::string& department, const std::string& json);
  void no_fault(const std::string& department);

  const TempDirectory directory;

 private:
  void expect_silent_sanitizers() const;
  struct Legacy {
    std::vector<std::string> words;  // program and options, without the port
    std::unique_ptr<Process> process;
    uint16_t port = 0;
  };
  void write_calendars() const;
  uint16_t start_legacy(const std::string& department, const std::string& program, std::vector<std::string> options);
  void run_legacy(const std::string& department, uint16_t port);
  std::map<std::string, Legacy> legacy_;
  std::map<std::string, std::string> host_environment() const;
  std::unique_ptr<MovableClock> clock_;
  std::unique_ptr<Process> host_;
  mutable std::shared_ptr<const Contract> contract_;
  uint16_t port_ = 0;
  bool imported_ = false;
};

}  // namespace zq::test
