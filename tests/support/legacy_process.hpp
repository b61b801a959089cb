// A simulated legacy system as a child process of a test, on a free port, with its faults at hand.
#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support/http_client.hpp"
#include "support/process.hpp"
#include "support/real_host.hpp"

namespace zq::test {

class LegacyProcess {
 public:
  // Throws when the system does not say that it listens. Ends with the object; a new one with the same folder is a
  // restart.
  LegacyProcess(const std::string& program, std::vector<std::string> options, const std::filesystem::path& folder)
      : process_(command(program, std::move(options), folder), folder / "output") {
    if (!process_.says("listening on ")) throw std::runtime_error("no start: " + process_.output());
    base_url_ = "http://127.0.0.1:" + std::to_string(std::stoi(read_file(folder / "port")));
  }
  const std::string& base_url() const { return base_url_; }
  Process& process() { return process_; }

  // {"kind":...}, see samples/legacy/faults/README.md. Throws when the system does not understand.
  void fault(const std::string& json) { control("POST", &json); }
  void clear() { control("DELETE", nullptr); }

 private:
  static std::vector<std::string> command(const std::string& program, std::vector<std::string> options,
                                          const std::filesystem::path& folder) {
    std::filesystem::remove(folder / "port");
    std::filesystem::remove(folder / "output");
    std::vector<std::string> all{program, "--port", "0", "--port-file", folder / "port", "--data", folder.string()};
    all.insert(all.end(), options.begin(), options.end());
    return all;
  }
  void control(const std::string& method, const std::string* json) {
    const Reply reply = HttpClient(base_url_).send(method, "/_fault", json, {});
    if (reply.status != 200) throw std::runtime_error("fault switch: " + reply.body);
  }

  Process process_;
  std::string base_url_;
};

}  // namespace zq::test
