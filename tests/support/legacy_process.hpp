// A simulated legacy system as a child process of a test, on a free port, with its faults at hand; and RealHost, a test
// host whose HTTP service is the real one of host/adapters.
#pragma once
#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "adapters/call.hpp"
#include "adapters/services/services.hpp"
#include "zq/test_host.hpp"
#include "support/http_client.hpp"
#include "support/process.hpp"

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

class RealHost : public AdapterHost {
 public:
  RealHost() {
    static constexpr zq_http forward{sizeof(zq_http), 0, &request};
    services[ZQ_SVC_HTTP] = &forward;
  }

 private:
  // The real service knows its own calls only. Whether the call is cancelled is looked at when the exchange begins.
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    const zq_host* real = static_cast<RealHost&>(of(host)).real_.abi();
    const auto* http = static_cast<const zq_http*>(real->get_service(real, ZQ_SVC_HTTP));
    const auto cancelled = std::make_shared<std::atomic<bool>>(call->cancelled(call) != 0);
    adapters::Call inner(adapters::Operation::verify, {}, SteadyTime(std::chrono::nanoseconds(call->deadline_ns)), {},
                         {}, cancelled);
    const zq_status status = http->request(real, inner.abi(), request, fn, user);
    if (status != ZQ_OK) call->set_error(call, status, str(inner.close().text));
    return status;
  }
  adapters::Services real_{settings::Department{}, {}};
};

}  // namespace zq::test
