// zq-legacy-public-security: the simulated public security system: a check over SOAP, and a file ferry across the gap.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "faults/options.hpp"
#include "public_security/check_service.hpp"
#include "public_security/ferry.hpp"

namespace zq::sample::police {
namespace {

constexpr const char* help =
    R"(zq-legacy-public-security: the simulated public security system (公安): SOAP check at
/nciic/services/check, file ferry

  --port N            on 127.0.0.1 (8092; 0 takes a free port)
  --port-file FILE    the port is written there
  --ferry DIR         the ferry's folders out/ (requests) and in/ (replies, daily files) are below (./ferry)
  --ferry-delay-ms N  from picking up a request to the first byte of its reply (3000)
  --ferry-write-ms N  how long a reply stays half-written (200)
  --today YYYYMMDD    date of the daily files (today, and a new file at midnight)
  --people N          size of the population (30000)
  --seed N
  --data DIR          where the complaint book is kept (.)
  --licence-file F    the licence callers must send is the first line of F (sample-licence)
  --clerk-ms N        how long the office takes for each step of a complaint (60000; 0: it never does)
  --fault KIND[:MS[:COUNT]]   a fault that is on from the start; see POST /_fault in samples/legacy/faults/README.md
)";

int run(const Options& options) {
  block_signals();
  const Population people(options.number("people", 30'000), options.number("seed", Population::default_seed));
  const std::filesystem::path data = options.text("data", ".");
  std::filesystem::create_directories(data);
  ComplaintBook complaints(data / "police-complaints.jsonl", "GATS",
                           std::chrono::milliseconds(options.number("clerk-ms", 60'000)));
  const CheckService service(people, complaints, options.line_of_file("licence-file", "sample-licence"));
  FaultSwitch faults;
  if (const std::string fault = options.text("fault"); !fault.empty()) faults.set(read_fault_option(fault));
  const auto port = options.number("port", 8092);
  if (port > 65535) throw std::invalid_argument("option --port: expected 0 to 65535");
  const Ferry ferry(people, faults,
                    {options.text("ferry", "ferry"), std::chrono::milliseconds(options.number("ferry-delay-ms", 3000)),
                     std::chrono::milliseconds(options.number("ferry-write-ms", 200)), options.text("today")});
  const LegacyServer server(std::uint16_t(port), faults, [&](const HttpQuestion& question) -> HttpAnswer {
    if (question.path != "/nciic/services/check") return {404, "text/plain; charset=utf-8", "not found\n"};
    if (question.method != "POST") return {405, "text/plain; charset=utf-8", "expected POST\n"};
    return service.answer(question);
  });
  announce(server.port(), options.text("port-file"));
  await_end();
  return 0;
}

}  // namespace
}  // namespace zq::sample::police

int main(int argc, char** argv) {
  using namespace zq::sample;
  try {
    const Options options(argc, argv,
                          {"port", "port-file", "ferry", "ferry-delay-ms", "ferry-write-ms", "today", "people", "seed",
                           "data", "licence-file", "clerk-ms", "fault"});
    if (options.help()) return std::fputs(police::help, stdout), 0;
    return police::run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zq-legacy-public-security: %s\n", error.what());
    return 1;
  }
}
