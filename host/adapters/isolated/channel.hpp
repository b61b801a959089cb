// One end of a stream socket between host and worker. One thread sends and one receives at a time; whoever shares a
// channel locks. Nothing throws.
#pragma once
#include <string_view>
#include <utility>

#include "adapters/descriptor.hpp"
#include "adapters/isolated/frame.hpp"
#include "domain/types.hpp"

namespace zq::adapters {

class Channel {
 public:
  Channel() = default;
  explicit Channel(Descriptor socket) : socket_(std::move(socket)) {}

  // Whole frames, see frame_bytes(). False: the peer is gone, or took no more until then.
  bool send(std::string_view frames, SteadyTime until);

  // late: nothing whole came until then. ended: the peer is gone, or speaks another language (broken()).
  enum class Got { frame, late, ended };
  Got receive(Frame&, SteadyTime until);
  Got receive(Frame&);  // waits as long as it takes

  bool broken() const { return reader_.broken(); }
  int descriptor() const { return socket_.get(); }

 private:
  Got receive(Frame&, const SteadyTime* until);
  Descriptor socket_;
  FrameReader reader_;
};

// Both ends close-on-exec; throws std::system_error when the system gives none.
std::pair<Channel, Descriptor> channel_pair();

}  // namespace zq::adapters
