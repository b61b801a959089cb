// The order in which a department's waiting calls are taken. Pure; not thread-safe: its owner locks.
//
// Inside a lane the earliest deadline goes first; equal deadlines go in the order in which they came. Between lanes:
// instant matters (即办件, 30 minutes) before promised ones, and callers before what nobody waits for. Nobody starves:
// after `before_promised` calls that went past a waiting promised one, a promised one goes; after `before_background`
// that went past waiting background work, one of that goes. So of a department that is never idle promised matters get
// at least a quarter, and background work a sixteenth.
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "domain/types.hpp"
#include "workflow/ports.hpp"

namespace zq::adapters {

inline constexpr int before_promised = 3;
inline constexpr int before_background = 15;

// Whose turn it is.
class Turns {
 public:
  // The lane to take from, and the turn is taken. Nothing waits: no lane.
  std::optional<workflow::Lane> take(const std::array<bool, workflow::lane_count>& waits);

 private:
  std::array<int, workflow::lane_count> passed_{};  // calls that went past this lane while something waited in it
};

template <class Item>
class Lanes {
 public:
  struct Place {
    workflow::Lane lane = workflow::Lane::promised;
    typename std::multimap<SteadyTime, Item>::iterator at;
  };

  // The place stays good until the item is taken or removed.
  Place put(workflow::Lane lane, SteadyTime deadline, Item item) {
    ++size_;
    return {lane, of(lane).emplace(deadline, std::move(item))};
  }

  // Not when empty.
  Item take() {
    std::array<bool, workflow::lane_count> waits{};
    for (size_t n = 0; n < waits.size(); ++n) waits[n] = !lanes_[n].empty();
    auto& lane = of(*turns_.take(waits));
    Item item = std::move(lane.begin()->second);
    lane.erase(lane.begin());
    --size_;
    return item;
  }

  void remove(const Place& place) {
    of(place.lane).erase(place.at);
    --size_;
  }

  // Takes all, lane by lane.
  template <class F>
  void clear(F&& each) {
    for (auto& lane : lanes_) {
      for (auto& [deadline, item] : lane) each(std::move(item));
      lane.clear();
    }
    size_ = 0;
  }

  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  size_t size(workflow::Lane lane) const { return lanes_[static_cast<size_t>(lane)].size(); }

 private:
  std::multimap<SteadyTime, Item>& of(workflow::Lane lane) { return lanes_[static_cast<size_t>(lane)]; }

  std::array<std::multimap<SteadyTime, Item>, workflow::lane_count> lanes_;
  Turns turns_;
  size_t size_ = 0;
};

}  // namespace zq::adapters
