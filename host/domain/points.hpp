// Points of the assessment, exact to a hundredth: sums are the sums of what is written. Pure.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zq {

struct Points {
  int64_t hundredths = 0;
  friend auto operator<=>(const Points&, const Points&) = default;
  Points& operator+=(Points other) {
    hundredths += other.hundredths;
    return *this;
  }
};
inline Points operator+(Points a, Points b) { return {a.hundredths + b.hundredths}; }
inline Points operator-(Points a, Points b) { return {a.hundredths - b.hundredths}; }
inline Points operator-(Points a) { return {-a.hundredths}; }

std::string points_text(Points);  // "0.5", "-12.25", "3"
// "3", "0.5", "-12.25": at most 4 digits before the point and 2 behind it.
std::optional<Points> points_from_text(std::string_view);

}  // namespace zq
