#include "print/svg.hpp"

#include "print/chart_plan.hpp"
#include "print/clean.hpp"

namespace zq::print {
namespace {

constexpr double width = 442;

std::string number(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + figure_text(value) + "\"";
}

class Drawing {
 public:
  explicit Drawing(std::string& out) : out_(out) {}

  void operator()(const Rectangle& v) {
    out_ += "<rect" + number("x", v.x) + number("y", v.y) + number("width", v.width) + number("height", v.height) +
            " fill=\"" + std::string(v.colour) + "\"/>\n";
  }
  void operator()(const Stroke& v) {
    out_ += "<polyline fill=\"none\" stroke=\"" + std::string(v.colour) + "\"" + number("stroke-width", v.width);
    if (v.dash > 0) out_ += number("stroke-dasharray", v.dash);
    out_ += " points=\"";
    for (const auto& [x, y] : v.points) out_ += figure_text(x) + "," + figure_text(y) + " ";
    out_ += "\"/>\n";
  }
  void operator()(const Label& v) {
    static constexpr std::string_view anchors[] = {"start", "middle", "end"};
    out_ += "<text" + number("x", v.x) + number("y", v.baseline) + " text-anchor=\"" +
            std::string(anchors[static_cast<size_t>(v.anchor)]) + "\">" + escaped(v.text) + "</text>\n";
  }

 private:
  std::string& out_;
};

}  // namespace

std::string svg(const Printout::Chart& chart) {
  const ChartPlan drawn = plan(chart, width);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + figure_text(drawn.width) +
                    " " + figure_text(drawn.height) + "\"" + number("font-size", label_size) + " aria-label=\"" +
                    escaped(clean(chart.caption)) + "\">\n";
  Drawing drawing(out);
  for (const Shape& shape : drawn.shapes) std::visit(drawing, shape);
  return out + "</svg>";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace zq::print
