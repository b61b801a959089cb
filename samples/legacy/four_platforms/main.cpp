// zq-legacy-four-platforms: the simulated platforms of the nine streets and towns (基层治理四个平台).
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "faults/options.hpp"
#include "four_platforms/callback.hpp"
#include "four_platforms/service.hpp"

namespace zq::sample::streets {
namespace {

constexpr const char* help =
    R"(zq-legacy-four-platforms: the simulated platforms of the streets (四个平台), forms at /sjpt/STREET/...

  --port N            on 127.0.0.1 (8093; 0 takes a free port)
  --port-file FILE    the port is written there
  --data DIR          not used: events live in memory
  --app-key KEY, --user NAME       of the callers (wzmcs)
  --password-file F   the password is the first line of F (sample-password)
  --callback-key-file F            the key that callbacks are signed with (sample-callback-key)
  --token-seconds N   how long a token is good for (1800)
  --demo yes          starts with an event in every kind of state, in 331002001
  --fault KIND[:MS[:COUNT]]        see POST /_fault in samples/legacy/faults/README.md
  --ask count         prints how many events the system at --port holds, and ends
  --ask callback      prints a callback of 331002001, signed now, as JSON, and ends
)";

Access access_of(const Options& options) {
  Access access;
  access.app_key = options.text("app-key", access.app_key);
  access.user = options.text("user", access.user);
  access.password = options.line_of_file("password-file", access.password);
  access.callback_key = options.line_of_file("callback-key-file", access.callback_key);
  access.token_seconds = static_cast<std::int64_t>(options.number("token-seconds", 1800));
  return access;
}

std::uint16_t port_of(const Options& options) {
  const auto port = options.number("port", 8093);
  if (port > 65535) throw std::invalid_argument("option --port: expected 0 to 65535");
  return static_cast<std::uint16_t>(port);
}

int serve(const Options& options) {
  block_signals();
  Service service(access_of(options));
  if (options.text("demo") == "yes") service.add_demo();
  FaultSwitch faults;
  if (const std::string fault = options.text("fault"); !fault.empty()) faults.set(read_fault_option(fault));
  const LegacyServer server(port_of(options), faults,
                            [&](const HttpQuestion& question) { return service.answer(question); });
  announce(server.port(), options.text("port-file"));
  await_end();
  return 0;
}

int ask(const Options& options) {
  if (options.text("ask") == "callback") {
    Event event;
    event.c_number = "HMW202511200001";
    event.status = "受理";
    event.pushed = {{"taskNo", "demo-accepted"}};
    const auto callback = sign_callback(access_of(options).callback_key, "331002001", event, unix_now());
    const nlohmann::json headers{{"x-timestamp", callback.timestamp}, {"x-signature", callback.signature}};
    std::cout << nlohmann::json{{"path", "331002001"}, {"headers", headers}, {"body", callback.body}} << "\n";
    return 0;
  }
  if (options.text("ask") != "count") throw std::invalid_argument("option --ask: expected count or callback");
  Poco::Net::HTTPClientSession session("127.0.0.1", port_of(options));
  Poco::Net::HTTPRequest request("GET", "/_control/count", "HTTP/1.1");
  session.sendRequest(request);
  Poco::Net::HTTPResponse response;
  Poco::StreamCopier::copyStream(session.receiveResponse(response), std::cout);
  return response.getStatus() == 200 ? 0 : 1;
}

}  // namespace
}  // namespace zq::sample::streets

int main(int argc, char** argv) {
  using namespace zq::sample;
  try {
    const Options options(argc, argv,
                          {"port", "port-file", "data", "app-key", "user", "password-file", "callback-key-file",
                           "token-seconds", "demo", "fault", "ask"});
    if (options.help()) return std::fputs(streets::help, stdout), 0;
    return options.text("ask").empty() ? streets::serve(options) : streets::ask(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "zq-legacy-four-platforms: %s\n", error.what());
    return 1;
  }
}
