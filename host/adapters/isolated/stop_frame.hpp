// The one payload of two fields that is not worth a message of its own: by when a worker must have stopped.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "adapters/isolated/bytes.hpp"
#include "adapters/isolated/frame.hpp"
#include "domain/types.hpp"

namespace zq::adapters {

inline std::string stop_frame(SteadyTime deadline) {
  Writer out;
  out.i64(std::chrono::duration_cast<std::chrono::nanoseconds>(deadline.time_since_epoch()).count());
  return frame_bytes(FrameType::stop, 0, out.bytes());
}

inline std::optional<SteadyTime> read_stop(std::string_view payload) {
  Reader in(payload);
  const int64_t ns = in.i64();
  if (!in.done()) return std::nullopt;
  return SteadyTime(std::chrono::duration_cast<SteadyTime::duration>(std::chrono::nanoseconds(ns)));
}

}  // namespace zq::adapters
