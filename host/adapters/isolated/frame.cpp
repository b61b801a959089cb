#include "adapters/isolated/frame.hpp"

#include "adapters/isolated/bytes.hpp"

namespace zq::adapters {
namespace {

bool is_known(uint16_t type) {
  return type >= static_cast<uint16_t>(FrameType::hello) && type <= static_cast<uint16_t>(FrameType::bye);
}

}  // namespace

std::string frame_bytes(FrameType type, uint64_t call, std::string_view payload, uint16_t flags) {
  Writer out;
  out.u32(static_cast<uint32_t>(payload.size()));
  out.u16(static_cast<uint16_t>(type));
  out.u16(flags);
  out.u64(call);
  std::string bytes = out.take();
  bytes += payload;
  return bytes;
}

std::optional<Frame> FrameReader::next() {
  while (!broken_ && waiting_.size() - at_ >= frame_head_bytes) {
    Reader head(std::string_view(waiting_).substr(at_, frame_head_bytes));
    const uint32_t length = head.u32();
    const uint16_t type = head.u16();
    const uint16_t flags = head.u16();
    const uint64_t call = head.u64();
    const bool known = is_known(type);
    broken_ = length > frame_payload_max || (!known && (flags & Frame::may_ignore) == 0);
    if (broken_ || waiting_.size() - at_ - frame_head_bytes < length) break;
    const size_t begin = at_ + frame_head_bytes;
    Frame frame;
    if (known) frame = {static_cast<FrameType>(type), flags, call, waiting_.substr(begin, length)};
    at_ = begin + length;
    if (at_ == waiting_.size()) {
      waiting_.clear();
      at_ = 0;
    }
    if (known) return frame;
  }
  if (at_ > 0) {
    waiting_.erase(0, at_);
    at_ = 0;
  }
  return std::nullopt;
}

}  // namespace zq::adapters
