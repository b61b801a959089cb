// Framing: where one HTTP/1.1 request ends and the next begins, decided strictly, byte by byte, before anything else
// looks at them. This is the guard: whatever two readers could understand differently (both lengths, a length that is
// not plain digits, bare line feeds, folded fields, control characters, a second Host) is refused, never repaired.
//
// Pure: bytes in, Request or fault out; no clock, no socket. How the bytes are cut into pieces changes nothing
// (fuzzed). One framer per connection, one thread at a time. After a fault nothing more can be read from that
// connection.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace zq::http {

// How large a body may be after all, as the head of its request says. Nothing: only who is known may send one so large.
using LargeBodyRule = std::function<std::optional<size_t>(const Request& head)>;

struct FramingLimits {
  size_t header_bytes_max = 16 * 1024;  // request line and fields
  size_t target_bytes_max = 8 * 1024;
  size_t fields_max = 100;
  size_t body_bytes_max = 1024 * 1024;
  // Asked when a body is to be larger than that; nothing: it never may. A body takes only the memory of what has come.
  LargeBodyRule large_body{};
};

enum class FramingFault {
  none,
  bare_line_feed,
  control_character,
  request_line,
  target,
  method,
  version,
  field,
  folded_field,
  host,
  repeated_field,
  both_lengths,
  content_length,
  transfer_encoding,
  body_not_expected,
  expectation,
  chunk,
  trailer,
  length_required,
  target_too_long,
  header_too_large,
  body_too_large,
  unknown_sender,  // of a large body
};

// What the client is told: status, machine word, Chinese sentence, what was expected, what was found.
struct FramingRefusal {
  int status;
  std::string_view code;
  std::string_view text;
  std::string expected;
  std::string_view found;
};
// `body_most`: of the request it is about.
FramingRefusal refusal(FramingFault, const FramingLimits&, size_t body_most);

class Framer {
 public:
  enum class State { head, body, complete, fault };

  explicit Framer(const FramingLimits& limits)
      : limits_(&limits), body_most_(limits.body_bytes_max) {}  // limits outlive the framer

  // Takes bytes up to the end of the request or the first fault; returns how many were used.
  size_t feed(std::string_view bytes);

  State state() const noexcept;
  FramingFault fault() const noexcept { return fault_; }
  // The most that the body of this request may have, larger ones included.
  size_t body_most() const { return body_most_; }
  bool started() const noexcept { return started_; }  // at least one byte of a request is here
  // The client waits for "100 Continue" before it sends the body. True until told() or the first byte of the body.
  bool wants_continue() const noexcept { return wants_continue_ && state() == State::body; }
  void told() noexcept { wants_continue_ = false; }

  // The finished request (state complete); the framer is new afterwards and holds no memory.
  Request take();

 private:
  enum class Step { head, fixed_body, chunk_size, chunk_data, chunk_end, last_end, complete, fault };

  size_t feed_head(std::string_view bytes);
  size_t feed_fixed(std::string_view bytes);
  size_t feed_chunk_size(std::string_view bytes);
  size_t feed_chunk_data(std::string_view bytes);
  size_t feed_line_end(std::string_view bytes, FramingFault when_other, Step next);
  FramingFault end_of_head();
  FramingFault read_request_line(std::string_view line);
  FramingFault read_target(std::string_view target);
  FramingFault read_field(std::string_view line);
  FramingFault read_fields_that_matter();
  FramingFault read_body_length();
  FramingFault check_body_size(uint64_t bytes);
  FramingFault read_connection();
  void refuse(FramingFault fault);

  const FramingLimits* limits_;
  Request request_;
  std::string authority_;   // of an absolute target
  uint64_t remaining_ = 0;  // of the body or the chunk
  size_t body_most_;        // grows once, when a larger body is allowed
  uint32_t lines_ = 0;
  Step step_ = Step::head;
  FramingFault fault_ = FramingFault::none;
  uint8_t digits_ = 0;  // of a chunk size
  bool started_ = false;
  bool after_cr_ = false;
  bool line_empty_ = true;
  bool skipped_empty_line_ = false;
  bool http_1_0_ = false;
  bool wants_continue_ = false;
};

}  // namespace zq::http
