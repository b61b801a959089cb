#include "domain/handling_time.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

constexpr std::array shares = {
    Word<TimeShare>{TimeShare::co_verification, "co_verification", "部门间核查"},
    Word<TimeShare>{TimeShare::supplement, "supplement", "等待补充材料"},
    Word<TimeShare>{TimeShare::on_site, "on_site", "上门实地核实"},
    Word<TimeShare>{TimeShare::own, "own", "办事部门办理"},
};

// A wait begins (+1) or ends (-1).
struct Turn {
  Instant at;
  size_t kind;
  int change;
};

std::vector<Turn> turns_of(Instant opened, Instant until, std::span<const Wait> waits) {
  std::vector<Turn> turns;
  for (const Wait& wait : waits) {
    const Instant from = std::max(wait.from, opened), to = std::min(wait.until.value_or(until), until);
    if (from >= to) continue;
    turns.push_back({from, static_cast<size_t>(wait.kind), 1});
    turns.push_back({to, static_cast<size_t>(wait.kind), -1});
  }
  std::ranges::sort(turns, {}, &Turn::at);
  return turns;
}

// The first kind that runs; TimeShare has the kinds of waits first, in that order.
TimeShare share_of(const std::array<int, 3>& running) {
  const auto first = std::ranges::find_if(running, [](int count) { return count > 0; });
  return static_cast<TimeShare>(first - running.begin());
}

void add(std::vector<TimeSegment>& segments, TimeShare share, Instant from, Instant until) {
  if (from == until) return;
  if (!segments.empty() && segments.back().share == share) {
    segments.back().until = until;
  } else {
    segments.push_back({share, from, until});
  }
}

}  // namespace

std::string_view code(TimeShare value) { return code_in(shares, value); }
std::string_view chinese(TimeShare value) { return chinese_in(shares, value); }

HandlingTime handling_time(Instant opened, Instant until, std::span<const Wait> waits) {
  until = std::max(until, opened);
  HandlingTime time;
  std::array<int, 3> running{};
  Instant at = opened;
  for (const Turn& turn : turns_of(opened, until, waits)) {
    add(time.segments, share_of(running), at, turn.at);
    running.at(turn.kind) += turn.change;
    at = turn.at;
  }
  add(time.segments, share_of(running), at, until);
  std::array<std::chrono::milliseconds, 4> sums{};
  for (const TimeSegment& segment : time.segments)
    sums.at(static_cast<size_t>(segment.share)) += segment.until - segment.from;
  time.gross = until - opened;
  time.co_verification = sums[0];
  time.supplement = sums[1];
  time.on_site = sums[2];
  time.own = sums[3];
  time.net = time.gross - time.co_verification;
  return time;
}

}  // namespace zq
