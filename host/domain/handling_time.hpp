// The two clocks of a case (规定-11.4, C-29, M-05): how long it took altogether, and how much of that was the handling
// department's own time. Only co-verification is taken off, as the union of its intervals; the other waits are shown
// beside it. Pure.
#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/types.hpp"

namespace zq {

// What the handling department waited for.
enum class WaitKind { co_verification, supplement, on_site };

// from <= t < until; nothing: it still lasts. One case may have several at once.
struct Wait {
  WaitKind kind = WaitKind::co_verification;
  Instant from{};
  std::optional<Instant> until;
};

// Whose time it was. A moment with several waits belongs to the first of these that applies.
enum class TimeShare { co_verification, supplement, on_site, own };
std::string_view code(TimeShare);     // "co_verification"
std::string_view chinese(TimeShare);  // "部门间核查"

struct TimeSegment {
  TimeShare share = TimeShare::own;
  Instant from{}, until{};
  friend bool operator==(const TimeSegment&, const TimeSegment&) = default;
};

struct HandlingTime {
  std::chrono::milliseconds gross{0};            // opened to decided
  std::chrono::milliseconds co_verification{0};  // union of its intervals
  std::chrono::milliseconds net{0};              // gross - co_verification: what counts (规定-11.4)
  // Shown beside, part of `net`: waits while no co-verification ran. net = own + supplement + on_site.
  std::chrono::milliseconds supplement{0}, on_site{0}, own{0};
  std::vector<TimeSegment> segments;  // in order, without gaps, from opened to decided; neighbours differ
};

// `until`: when the case was decided, or the instant one computes for. Waits are cut to opened..until; until < opened
// counts as opened.
HandlingTime handling_time(Instant opened, Instant until, std::span<const Wait>);

}  // namespace zq
