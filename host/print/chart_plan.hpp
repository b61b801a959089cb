// A chart as the strokes that draw it, the same for SVG and PDF. Internal to print. Pure.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/printout.hpp"

namespace zq::print {

// Points; the origin is the upper left corner, y grows downwards.
struct Rectangle {
  double x, y, width, height;
  std::string_view colour;  // "#1f4e79"
};
struct Stroke {
  std::vector<std::pair<double, double>> points;
  std::string_view colour;
  double width = 0.75;
  int dash = 0;  // 0: solid; else the length of dashes and gaps
};
enum class Anchor { start, middle, end };
struct Label {
  double x, baseline;
  std::string text;
  Anchor anchor = Anchor::start;
};
using Shape = std::variant<Rectangle, Stroke, Label>;

inline constexpr double label_size = 9;
inline constexpr size_t series_max = 6;

struct ChartPlan {
  double width = 0, height = 0;
  std::vector<Shape> shapes;
};
// Bars stand upright while their labels fit side by side, else they lie. Values that are no number are left out.
ChartPlan plan(const Printout::Chart&, double width);

// Of the axis of values: round numbers that hold the least and the greatest value, and zero.
struct Axis {
  double from = 0, until = 1, step = 1;
};
Axis axis_for(double least, double greatest);
std::string figure_text(double);  // at most two decimals, none where they are zero

}  // namespace zq::print
