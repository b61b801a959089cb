// A printout cut into pieces that are never cut again: lines of text, rows of tables, charts. Pages are filled with
// them from the top. Internal to print.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/printout.hpp"
#include "print/canvas.hpp"

namespace zq::print {

// GB/T 9704: what is printed on a page is 156 mm wide and 225 mm high, 28 characters by 22 lines.
inline constexpr double millimetre = 72 / 25.4;
inline constexpr double left_margin = 28 * millimetre, top_margin = 37 * millimetre;
inline constexpr double text_width = 156 * millimetre, text_height = 225 * millimetre;
inline constexpr double pitch = text_height / 22;
inline constexpr double slack = 0.5;  // of a point, for what rounding adds up to

struct Piece {
  double height = 0;
  std::function<void(Canvas&, double top)> draw = {};  // empty: a gap, which is nothing on top of a page
  bool stays_with_next = false;
  bool begins_page = false;
  std::shared_ptr<const Piece> head = {};  // drawn again above it where it begins a page
};
using Pieces = std::vector<Piece>;

struct Placing {
  double x = left_margin, width = text_width, indent = 0, line_height = pitch;
  bool justified = false;
  enum class Side { left, middle, right } side = Side::left;
};

// Of one or several paragraphs, each line a piece.
void add_text(Pieces&, Canvas&, std::string_view text, const Type&, const Placing&);
void add_gap(Pieces&, double height);
void add_table(Pieces&, Canvas&, const Printout::Table&);
void add_chart(Pieces&, const Printout::Chart&);
Pieces pieces_of(Canvas&, const Printout&);

// From the top of a line to where its letters stand.
double baseline_in(double line_height, double size);

}  // namespace zq::print
