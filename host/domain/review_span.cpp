#include "domain/review_span.hpp"

#include <array>
#include <charconv>

namespace zq {
namespace {

int months_of(ReviewPeriod kind) {
  switch (kind) {
    case ReviewPeriod::month:
      return 1;
    case ReviewPeriod::quarter:
      return 3;
    case ReviewPeriod::half_year:
      return 6;
    case ReviewPeriod::year:
      return 12;
  }
  return 12;
}

// 0: not these digits alone.
int number_in(std::string_view digits) {
  int value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return fault == std::errc() && end == digits.data() + digits.size() && value > 0 ? value : 0;
}

int month_of(Date day) { return static_cast<int>(static_cast<unsigned>(day.month())); }
// Which of its kind in the year: 1, 2, ...
int place_of(const ReviewSpan& span) { return (month_of(span.first) - 1) / months_of(span.kind) + 1; }

}  // namespace

std::string ReviewSpan::text() const {
  const std::string year = std::to_string(static_cast<int>(first.year()));
  const int place = place_of(*this);
  switch (kind) {
    case ReviewPeriod::month:
      return year + (place < 10 ? "-0" : "-") + std::to_string(place);
    case ReviewPeriod::quarter:
      return year + "-Q" + std::to_string(place);
    case ReviewPeriod::half_year:
      return year + "-H" + std::to_string(place);
    case ReviewPeriod::year:
      break;
  }
  return year;
}

std::string ReviewSpan::words() const {
  static constexpr std::array<std::string_view, 4> ordinals{"一", "二", "三", "四"};
  const std::string year = std::to_string(static_cast<int>(first.year())) + "年";
  const int place = place_of(*this);
  switch (kind) {
    case ReviewPeriod::month:
      return year + std::to_string(place) + "月";
    case ReviewPeriod::quarter:
      return year + "第" + std::string(ordinals[static_cast<size_t>(place - 1)]) + "季度";
    case ReviewPeriod::half_year:
      return year + (place == 1 ? "上半年" : "下半年");
    case ReviewPeriod::year:
      break;
  }
  return year + "度";
}

Instant ReviewSpan::from() const { return start_of(first); }
Instant ReviewSpan::until() const { return start_of(next().first); }
ReviewSpan ReviewSpan::next() const { return {kind, first + std::chrono::months(months_of(kind))}; }

ReviewSpan span_of(ReviewPeriod kind, Date day) {
  const int length = months_of(kind);
  const unsigned month = static_cast<unsigned>((month_of(day) - 1) / length * length + 1);
  return {kind, day.year() / std::chrono::month(month) / std::chrono::day(1)};
}

std::optional<ReviewSpan> span_from_text(std::string_view text) {
  const int year = text.size() >= 4 ? number_in(text.substr(0, 4)) : 0;
  if (year < 2000 || year > 2199) return std::nullopt;
  const auto of = [&](ReviewPeriod kind, int place) -> std::optional<ReviewSpan> {
    if (place < 1 || place > 12 / months_of(kind)) return std::nullopt;
    const unsigned month = static_cast<unsigned>((place - 1) * months_of(kind) + 1);
    return ReviewSpan{kind, std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(1)};
  };
  if (text.size() == 4) return of(ReviewPeriod::year, 1);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (text[5] == 'Q') return of(ReviewPeriod::quarter, number_in(text.substr(6)));
  if (text[5] == 'H') return of(ReviewPeriod::half_year, number_in(text.substr(6)));
  return of(ReviewPeriod::month, number_in(text.substr(5)));
}

}  // namespace zq
