// Framing must give the same result however the bytes are cut, never take more than it is given, and never accept a
// request whose second reader could see another one.
#include <string>

#include "fuzz/fuzz.hpp"
#include "http/framing.hpp"
#include "http/routes.hpp"

namespace {

using zq::http::Framer;

const zq::http::FramingLimits limits{
    .header_bytes_max = 1024, .target_bytes_max = 256, .fields_max = 16, .body_bytes_max = 512};

// What came out of a stream: requests and the final fault, as one text.
std::string read_all(std::string_view bytes, size_t piece) {
  std::string seen;
  Framer framer(limits);
  size_t used = 0;
  while (used < bytes.size()) {
    const size_t offered = std::min(piece, bytes.size() - used);
    const size_t n = framer.feed(bytes.substr(used, offered));
    REQUIRE(n <= offered);
    used += n;
    if (framer.state() == Framer::State::fault) {
      REQUIRE(zq::http::refusal(framer.fault(), limits, limits.body_bytes_max).status >= 400);
      return seen + "fault " + std::to_string(static_cast<int>(framer.fault()));
    }
    if (framer.state() != Framer::State::complete) {
      REQUIRE(n == offered);
      continue;
    }
    const zq::http::Request request = framer.take();
    REQUIRE(!(request.header("content-length") && request.header("transfer-encoding")));
    REQUIRE(request.body.size() <= limits.body_bytes_max && !request.path.empty());
    REQUIRE(request.path.find('\0') == std::string::npos);
    seen += std::string(name(request.method)) + " " + request.path + "?" + request.query + "\n" + request.body + "\n";
    zq::http::match(request.method, request.path);
    zq::http::parse_query(request.query);
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes = zq::fuzz::text_of(data, size);
  const std::string whole = read_all(bytes, size + 1);
  REQUIRE(read_all(bytes, 1) == whole);
  REQUIRE(read_all(bytes, 7) == whole);
  return 0;
}
