// zq-legacy-social-security: the simulated social insurance system: a SOAP service in GB2312 and GBK.
#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>

#include "faults/options.hpp"
#include "social_security/service.hpp"

namespace zq::sample::social {
namespace {

constexpr const char* help =
    R"(zq-legacy-social-security: the simulated social insurance system (社保), SOAP at /sbxt/services/query

  --port N            on 127.0.0.1 (8091; 0 takes a free port)
  --port-file FILE    the port is written there
  --people N          size of the population (30000)
  --seed N
  --data DIR          where the complaint book is kept (.)
  --user NAME         account the callers use in the SOAP header (zhengqiao)
  --password-file F   its password is the first line of F (sample-password)
  --clerk-ms N        how long the office takes for each step of a complaint (60000; 0: it never does)
  --fault KIND[:MS[:COUNT]]   a fault that is on from the start; see POST /_fault in samples/legacy/faults/README.md
)";

int run(const Options& options) {
  block_signals();
  const Population people(options.number("people", 30'000), options.number("seed", Population::default_seed));
  const std::filesystem::path data = options.text("data", ".");
  std::filesystem::create_directories(data);
  ComplaintBook complaints(data / "social-complaints.jsonl", "SBTS",
                           std::chrono::milliseconds(options.number("clerk-ms", 60'000)));
  const Service service(people, complaints,
                        {options.text("user", "zhengqiao"), options.line_of_file("password-file", "sample-password")});
  FaultSwitch faults;
  if (const std::string fault = options.text("fault"); !fault.empty()) faults.set(read_fault_option(fault));
  const auto port = options.number("port", 8091);
  if (port > 65535) throw std::invalid_argument("option --port: expected 0 to 65535");
  std::atomic<std::uint16_t> actual = 0;
  const LegacyServer server(std::uint16_t(port), faults, [&](const HttpQuestion& question) -> HttpAnswer {
    if (question.path != "/sbxt/services/query") return {404, "text/plain; charset=utf-8", "not found\n"};
    if (question.method == "GET" && question.query == "wsdl")
      return {200, "text/xml; charset=UTF-8",
              wsdl("http://127.0.0.1:" + std::to_string(actual) + "/sbxt/services/query")};
    if (question.method != "POST") return {405, "text/plain; charset=utf-8", "expected POST, or GET ?wsdl\n"};
    return service.answer(question);
  });
  actual = server.port();
  announce(actual, options.text("port-file"));
  await_end();
  return 0;
}

}  // namespace
}  // namespace zq::sample::social

int main(int argc, char** argv) {
  using namespace zq::sample;
  try {
    const Options options(
        argc, argv, {"port", "port-file", "people", "seed", "data", "user", "password-file", "clerk-ms", "fault"});
    if (options.help()) return std::fputs(social::help, stdout), 0;
    return social::run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zq-legacy-social-security: %s\n", error.what());
    return 1;
  }
}
