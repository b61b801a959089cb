#include "adapters/lanes.hpp"

namespace zq::adapters {

using workflow::Lane;

std::optional<Lane> Turns::take(const std::array<bool, workflow::lane_count>& waits) {
  const auto waiting = [&](Lane lane) { return waits[static_cast<size_t>(lane)]; };
  const auto passed = [&](Lane lane) -> int& { return passed_[static_cast<size_t>(lane)]; };
  std::optional<Lane> turn;
  if (waiting(Lane::background) && passed(Lane::background) >= before_background)
    turn = Lane::background;
  else if (waiting(Lane::promised) && passed(Lane::promised) >= before_promised)
    turn = Lane::promised;
  for (const Lane lane : {Lane::instant, Lane::promised, Lane::background})
    if (!turn && waiting(lane)) turn = lane;
  if (!turn) return turn;
  for (const Lane lane : {Lane::promised, Lane::background})
    passed(lane) = lane == *turn || !waiting(lane) ? 0 : passed(lane) + 1;
  return turn;
}

}  // namespace zq::adapters
