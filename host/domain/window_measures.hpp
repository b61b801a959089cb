// Measure M-11 (专窗-8): what the windows did in a period, counted from the same records as the ledgers L-07 and L-08.
// Pure.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <span>

#include "domain/measures.hpp"
#include "domain/window.hpp"
#include "domain/window_desk.hpp"

namespace zq {

// Of the requests of one class that were routed and delivered, or have run out of time.
struct WindowTimeliness {
  int64_t routed = 0, delivered = 0, in_time = 0, overdue = 0;
};

struct WindowMeasures {
  int64_t requests = 0;                        // received in the period
  std::map<WindowState, int64_t> by_state;     // as of the end of the period
  std::array<WindowTimeliness, 3> by_class{};  // MatterClass
  int64_t issued = 0, refused = 0, refused_explained = 0, not_one_off = 0;
  Spread delivery_time;                     // from routing to delivery
  std::map<WindowAction, int64_t> actions;  // rows of L-08 of the period
};
WindowMeasures measure(std::span<const WindowRequest>, std::span<const WindowRecord>, const Period&);

}  // namespace zq
