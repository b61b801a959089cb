#include "domain/indicators.hpp"

#include <algorithm>

#include "domain/measures.hpp"

namespace zq {
namespace {

using How = Indicator::How;

// Minutes with one decimal, rounded half up.
std::string minutes_text(std::chrono::milliseconds time) {
  const int64_t tenths = (time.count() + 3000) / 6000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string spread_text(How how, const Spread& spread) {
  if (spread.count == 0) return {};
  switch (how) {
    case How::mean:
      return minutes_text(spread.mean);
    case How::median:
      return minutes_text(spread.median);
    case How::p95:
      return minutes_text(spread.p95);
    case How::worst:
    case How::count:
    case How::share:
      break;
  }
  return minutes_text(spread.worst);
}

void add_whole(const Indicator& one, std::span<const Fact> facts, Figure& figure) {
  for (const Fact& fact : facts)
    if (one.whole.takes(fact)) figure.of_ids.push_back(fact.id);
  figure.denominator = static_cast<int64_t>(figure.of_ids.size());
  figure.value = percent(*figure.numerator, *figure.denominator);
}

}  // namespace

Figure compute(const Indicator& one, std::span<const Fact> facts) {
  Figure figure;
  std::vector<std::chrono::milliseconds> times;
  for (const Fact& fact : facts) {
    if (!one.part.takes(fact)) continue;
    figure.ids.push_back(fact.id);
    times.push_back(fact.took);
    if (one.how == How::count && !fact.sort.empty()) ++figure.sorts[fact.sort];
  }
  figure.numerator = static_cast<int64_t>(figure.ids.size());
  if (one.how == How::count) {
    figure.value = std::to_string(*figure.numerator);
  } else if (one.how == How::share) {
    add_whole(one, facts, figure);
  } else {
    figure.value = spread_text(one.how, spread_of(std::move(times)));
  }
  return figure;
}

const Indicator* indicator(std::string_view id) {
  const auto all = indicators();
  const auto found = std::ranges::find(all, id, &Indicator::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace zq
