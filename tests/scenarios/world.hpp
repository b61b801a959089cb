// The world of a scenario: the real host binary, the real legacy systems as their own processes, in a temporary folder, on
// free ports. Nothing is faked; what a scenario sees is what a caller sees.
#pragma once
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "support/http_client.hpp"
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
  std::string xml(const std::filesystem::path& secrets_directory) const;
};

class World {
 public:
  World();
  ~World();

  // ---- legacy systems and departments; call before start()
  void with_civil_affairs(int people = 2000);
  void with_social_security(int people = 2000);
  void with_public_security(int people = 2000);
  // A department whose adapter is the C fixture of tests/broken_adapters, with the given settings.
  void with_fixture(const std::string& id, const std::string& name, std::map<std::string, std::string> settings);
  std::map<std::string, DepartmentFile> departments;
  std::map<std::string, std::string> server;  // attributes of <server>
  std::string store = R"(<store kind="sqlite" path="host.db"/>)";
  std::string list_csv;  // empty: the list shipped in config/list

  // ---- the host
  void write_config();
  Ran command(std::vector<std::string> words);  // zhengqiao WORDS --config=...
  void import_list();
  void start();  // migrate, import-list (once), serve, wait until ready
  void stop();   // SIGTERM; fails the test when the host does not end cleanly
  void kill();   // SIGKILL
  Process& host() { return *host_; }
  uint16_t port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  HttpClient client(const std::string& caller = "window") const;  // callers: window, office (may_operate), other
  HttpClient anonymous() const { return HttpClient(url()); }
  std::string log() const;

  // ---- faults of a legacy system: POST /_fault, DELETE /_fault
  void fault(const std::string& department, const std::string& json);
  void no_fault(const std::string& department);
  Process& legacy(const std::string& department) { return *legacy_.at(department).process; }

  const TempDirectory directory;

 private:
  struct Legacy {
    std::unique_ptr<Process> process;
    uint16_t port = 0;
  };
  Legacy start_legacy(const std::string& department, const std::string& program, std::vector<std::string> arguments);
  std::map<std::string, Legacy> legacy_;
  std::unique_ptr<Process> host_;
  uint16_t port_ = 0;
  bool imported_ = false;
};

// One synthetic person as the legacy systems know it (zq-people).
Json person(int index);

// The body of POST /verifications.
std::string question(const std::string& entry, const Json& person, const Json& declared = Json::object());
Json body(const Reply&);

}  // namespace zq::test
