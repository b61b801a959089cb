// The frames between the host and a worker (zq-worker), on stream sockets the worker inherits:
//   u32 length of the payload | u16 type | u16 flags | u64 call number | payload        all little-endian
// The control socket (descriptor 3) carries hello, ready, refused, log, completion, cancel, stop and bye; each slot
// (descriptors 4, 5, ...) carries one call at a time: call, then any number of records, then reply. A frame of unknown
// type is skipped when its sender allowed that by the flag, otherwise the peer breaks the protocol. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zq::adapters {

enum class FrameType : uint16_t {
  hello = 1,       // host: who you are, what to load, with which settings
  ready = 2,       // worker: the adapter runs; its description
  refused = 3,     // worker: why not
  call = 4,        // host, slot: one question
  records = 5,     // worker, slot: some of the answer's records
  reply = 6,       // worker, slot: the rest of the answer; the slot is free again
  cancel = 7,      // host: the answer to that call is no longer wanted
  log = 8,         // worker: one line
  completion = 9,  // worker: the answer to a token is there
  stop = 10,       // host: stop the adapter by that time, say bye, end
  bye = 11,        // worker: the adapter has stopped
};

struct Frame {
  static constexpr uint16_t may_ignore = 1;
  FrameType type = FrameType::hello;
  uint16_t flags = 0;
  uint64_t call = 0;
  std::string payload;
};

constexpr size_t frame_head_bytes = 16;
constexpr size_t frame_payload_max = size_t{16} * 1024 * 1024;

// Head and payload in one piece, to be sent at once.
std::string frame_bytes(FrameType, uint64_t call, std::string_view payload, uint16_t flags = 0);

// Takes a stream apart. Bytes come in pieces of any size.
class FrameReader {
 public:
  void feed(std::string_view bytes) { waiting_ += bytes; }
  // The next whole frame; nothing when more bytes are needed or the stream is broken. Unknown types that may be ignored
  // are left out.
  std::optional<Frame> next();
  // A frame longer than frame_payload_max, or of a type nobody knows: the peer is not to be trusted any more.
  bool broken() const { return broken_; }
  // Nothing half-read is left.
  bool empty() const { return at_ == waiting_.size(); }

 private:
  std::string waiting_;
  size_t at_ = 0;
  bool broken_ = false;
};

}  // namespace zq::adapters
