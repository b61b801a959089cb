// A chart is one piece: it is never cut.
#include "print/clean.hpp"
#include "print/pieces.hpp"

namespace zq::print {
namespace {

class Drawing {
 public:
  Drawing(Canvas& canvas, double top) : canvas_(canvas), top_(top) {}

  void operator()(Rectangle v) {
    v.x += left_margin;
    v.y += top_;
    canvas_.fill(v);
  }
  void operator()(Stroke v) {
    for (auto& [x, y] : v.points) x += left_margin, y += top_;
    canvas_.draw(v);
  }
  void operator()(const Label& v) {
    const auto lines = canvas_.set(v.text, {Face::text, label_size}, {});
    const double share = v.anchor == Anchor::start ? 0 : v.anchor == Anchor::middle ? 0.5 : 1;
    canvas_.show(*lines, 0, left_margin + v.x - share * lines->width(0), top_ + v.baseline);
  }

 private:
  Canvas& canvas_;
  double top_;
};

}  // namespace

void add_chart(Pieces& out, const Printout::Chart& chart) {
  auto drawn = std::make_shared<const ChartPlan>(plan(chart, text_width));
  out.push_back({.height = drawn->height, .draw = [drawn](Canvas& page, double top) {
                   Drawing drawing(page, top);
                   for (const Shape& shape : drawn->shapes) std::visit(drawing, shape);
                 }});
}

}  // namespace zq::print
