// Whatever a worker sends: frames come apart without a fault, messages that are read are written the same again, and an
// answer never exceeds its limits.
#include "adapters/isolated/frame.hpp"
#include "adapters/isolated/messages.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace zq::adapters;

constexpr AnswerLimits limits{4096, 8};

void take(const Frame& frame) {
  if (const auto ready = read_ready(frame.payload)) REQUIRE(bytes_of(*ready) == frame.payload);
  if (const auto refused = read_refused(frame.payload)) REQUIRE(bytes_of(*refused) == frame.payload);
  if (const auto line = read_log_line(frame.payload)) REQUIRE(bytes_of(*line) == frame.payload);
  if (const auto request = read_request(frame.payload)) REQUIRE(bytes_of(*request) == frame.payload);
  (void)read_hello(frame.payload);
  Reply collected;
  size_t cost = 0;
  (void)add_records(frame.payload, limits, cost, collected);
  REQUIRE(cost <= limits.bytes_max && collected.records.size() <= static_cast<size_t>(limits.records_max));
  (void)read_reply(frame.payload, std::move(collected));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  FrameReader whole, pieces;
  whole.feed(bytes);
  for (size_t at = 0; at < size; at += 3) pieces.feed(bytes.substr(at, 3));
  for (;;) {
    const auto one = whole.next(), other = pieces.next();
    REQUIRE(one.has_value() == other.has_value());
    if (!one) break;
    REQUIRE(one->payload == other->payload && one->type == other->type);
    take(*one);
  }
  return 0;
}
