// ReviewSpan (考评期间): a month, quarter, half year or year, by the name people write it with. Beijing time. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/clocks.hpp"
#include "domain/ruleset.hpp"

namespace zq {

struct ReviewSpan {
  ReviewPeriod kind = ReviewPeriod::quarter;
  Date first{};  // first day

  std::string text() const;   // "2026-11", "2026-Q4", "2026-H2", "2026"
  std::string words() const;  // "2026年第四季度"
  Instant from() const;       // 00:00 of the first day
  Instant until() const;      // 24:00 of the last
  ReviewSpan next() const;
  friend bool operator==(const ReviewSpan&, const ReviewSpan&) = default;
};

ReviewSpan span_of(ReviewPeriod, Date day);                  // the one the day lies in
std::optional<ReviewSpan> span_from_text(std::string_view);  // years 2000 to 2199

}  // namespace zq
