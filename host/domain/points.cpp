#include "domain/points.hpp"

#include <charconv>

namespace zq {

std::string points_text(Points points) {
  const int64_t size = points.hundredths < 0 ? -points.hundredths : points.hundredths;
  std::string text = (points.hundredths < 0 ? "-" : "") + std::to_string(size / 100);
  const int64_t rest = size % 100;
  if (rest == 0) return text;
  text += rest < 10 ? ".0" : ".";
  return text + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
}

std::optional<Points> points_from_text(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string part(point == std::string_view::npos ? "0" : text.substr(point + 1));
  if (whole.empty() || whole.size() > 4 || part.empty() || part.size() > 2) return std::nullopt;
  if (part.size() == 1) part += '0';
  const std::string digits = std::string(whole) + part;
  int64_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc() || end != digits.data() + digits.size() || digits.front() == '-') return std::nullopt;
  return Points{negative ? -value : value};
}

}  // namespace zq
