// Framing must give the same result however the bytes are cut, never take more than it is given, and never accept a
// request whose second reader could see another one.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/framing.hpp"
#include "http/routes.hpp"

namespace {

using zq::http::Framer;

const zq::http::FramingLimits limits{
    .header_bytes_max = 1024, .target_bytes_max = 256, .fields_max = 16, .body_bytes_max = 512};

void require(bool holds) {
  if (!holds) std::abort();
}

// What came out of a stream: requests and the final fault, as one text.
std::string read_all(std::string_view bytes, size_t piece) {
  std::string seen;
  Framer framer(limits);
  size_t used = 0;
  while (used < bytes.size()) {
    const size_t offered = std::min(piece, bytes.size() - used);
    const size_t n = framer.feed(bytes.substr(used, offered));
    require(n <= offered);
    used += n;
    if (framer.state() == Framer::State::fault) {
      require(zq::http::refusal(framer.fault(), limits).status >= 400);
      return seen + "fault " + std::to_string(static_cast<int>(framer.fault()));
    }
    if (framer.state() != Framer::State::complete) {
      require(n == offered);
      continue;
    }
    const zq::http::Request request = framer.take();
    require(!(request.header("content-length") && request.header("transfer-encoding")));
    require(request.body.size() <= limits.body_bytes_max && !request.path.empty());
    require(request.path.find('\0') == std::string::npos);
    seen += std::string(name(request.method)) + " " + request.path + "?" + request.query + "\n" + request.body + "\n";
    zq::http::match(request.method, request.path);
    zq::http::parse_query(request.query);
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = read_all(bytes, size + 1);
  require(read_all(bytes, 1) == whole);
  require(read_all(bytes, 7) == whole);
  return 0;
}
