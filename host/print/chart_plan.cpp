#include "print/chart_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "print/clean.hpp"

namespace zq::print {
namespace {

// Told apart in black and white as well: by darkness, and lines by their dashes.
constexpr std::array<std::string_view, series_max> colours = {"#1f4e79", "#c55a11", "#8c8c8c",
                                                              "#70ad47", "#5b9bd5", "#ffc000"};
constexpr std::array<int, series_max> dashes = {0, 4, 2, 6, 3, 8};
constexpr std::string_view ink = "#000000", faint = "#bfbfbf";
constexpr double plot_height = 170, legend_height = 20, bottom_height = 18, row_height = 17, lying_height_max = 480;
constexpr double figures_labels_max = 14;  // more than that, and the figures above the bars would touch

std::optional<double> value_at(const Printout::Series& series, size_t label) {
  if (label >= series.values.size() || !series.values[label] || !std::isfinite(*series.values[label]))
    return std::nullopt;
  return series.values[label];
}

class Planner {
 public:
  Planner(const Printout::Chart& chart, double width) : chart_(chart) {
    out_.width = width;
    count_ = std::min(chart.series.size(), series_max);
    double least = 0, greatest = 0;
    for (size_t s = 0; s < count_; ++s)
      for (size_t i = 0; i < chart.labels.size(); ++i)
        if (const auto value = value_at(chart.series[s], i)) {
          least = std::min(least, *value);
          greatest = std::max(greatest, *value);
        }
    axis_ = axis_for(least, greatest);
    for (const std::string& label : chart.labels) label_width_ = std::max(label_width_, ems(label) * label_size);
  }

  ChartPlan made() {
    legend();
    const bool lies = chart_.kind == Printout::Chart::Kind::bars && !labels_fit();
    lies ? lying() : upright();
    return std::move(out_);
  }

 private:
  double left() const { return 46; }
  double slot() const { return (out_.width - left()) / static_cast<double>(std::max<size_t>(chart_.labels.size(), 1)); }
  bool labels_fit() const { return label_width_ + label_size / 2 <= slot(); }

  void text(double x, double baseline, std::string words, Anchor anchor) {
    out_.shapes.push_back(Label{x, baseline, std::move(words), anchor});
  }
  void line(double x1, double y1, double x2, double y2, std::string_view colour) {
    out_.shapes.push_back(Stroke{{{x1, y1}, {x2, y2}}, colour, 0.5, 0});
  }

  void legend() {
    const double baseline = legend_height - 6;
    if (!chart_.unit.empty()) text(0, baseline, "单位：" + clean(chart_.unit), Anchor::start);
    double x = out_.width;
    for (size_t s = count_; count_ > 1 && s-- > 0;) {
      const std::string name = clean(chart_.series[s].name);
      x -= ems(name) * label_size;
      text(x, baseline, name, Anchor::start);
      x -= 24;
      if (chart_.kind == Printout::Chart::Kind::bars) {
        out_.shapes.push_back(Rectangle{x + 6, baseline - 8, 12, 8, colours[s]});
      } else {
        out_.shapes.push_back(Stroke{{{x, baseline - 3}, {x + 20, baseline - 3}}, colours[s], 1.5, dashes[s]});
      }
      x -= 10;
    }
  }

  double y_of(double value) const {
    return legend_height + 8 + plot_height * (axis_.until - value) / (axis_.until - axis_.from);
  }

  void upright() {
    for (double tick = axis_.from; tick <= axis_.until + axis_.step / 2; tick += axis_.step) {
      line(left(), y_of(tick), out_.width, y_of(tick), faint);
      text(left() - 5, y_of(tick) + label_size / 3, figure_text(tick), Anchor::end);
    }
    chart_.kind == Printout::Chart::Kind::bars ? upright_bars() : lines();
    line(left(), y_of(0), out_.width, y_of(0), ink);
    // Where the labels would touch, only every second, third ... stands.
    const size_t every = std::max<size_t>(1, static_cast<size_t>(std::ceil((label_width_ + 4) / slot())));
    for (size_t i = 0; i < chart_.labels.size(); i += every)
      text(centre(i), y_of(axis_.from) + bottom_height - 5, clean(chart_.labels[i]), Anchor::middle);
    out_.height = y_of(axis_.from) + bottom_height;
  }

  double centre(size_t label) const { return left() + slot() * (static_cast<double>(label) + 0.5); }
  bool shows_figures() const { return static_cast<double>(count_ * chart_.labels.size()) <= figures_labels_max; }

  void upright_bars() {
    const double whole = slot() * 0.7, bar = whole / static_cast<double>(std::max<size_t>(count_, 1));
    for (size_t s = 0; s < count_; ++s)
      for (size_t i = 0; i < chart_.labels.size(); ++i) {
        const auto value = value_at(chart_.series[s], i);
        if (!value) continue;
        const double x = centre(i) - whole / 2 + bar * static_cast<double>(s), top = y_of(std::max(*value, 0.0));
        out_.shapes.push_back(Rectangle{x, top, bar, y_of(std::min(*value, 0.0)) - top, colours[s]});
        if (shows_figures()) text(x + bar / 2, top - 3, figure_text(*value), Anchor::middle);
      }
  }

  void lines() {
    for (size_t s = 0; s < count_; ++s) {
      Stroke stroke{{}, colours[s], 1.5, dashes[s]};
      for (size_t i = 0; i <= chart_.labels.size(); ++i) {
        const auto value = i < chart_.labels.size() ? value_at(chart_.series[s], i) : std::nullopt;
        if (value) {
          stroke.points.emplace_back(centre(i), y_of(*value));
          out_.shapes.push_back(Rectangle{centre(i) - 2, y_of(*value) - 2, 4, 4, colours[s]});
          if (count_ == 1 && shows_figures()) text(centre(i), y_of(*value) - 5, figure_text(*value), Anchor::middle);
        } else if (!stroke.points.empty()) {  // a gap stays a gap
          out_.shapes.push_back(stroke);
          stroke.points.clear();
        }
      }
    }
  }

  void lying() {
    const double from = std::min(label_width_ + 6, out_.width / 2), width = out_.width - from - 40;
    const size_t rows = chart_.labels.size();
    const double high = std::min(row_height * static_cast<double>(count_ == 1 ? 1 : count_) * 0.8 + 4,
                                 lying_height_max / static_cast<double>(rows));
    const double bar = high * 0.75 / static_cast<double>(count_);
    const auto x_of = [&](double value) { return from + width * (value - axis_.from) / (axis_.until - axis_.from); };
    for (size_t i = 0; i < rows; ++i) {
      const double top = legend_height + high * static_cast<double>(i);
      text(from - 5, top + high / 2 + label_size / 3, clean(chart_.labels[i]), Anchor::end);
      for (size_t s = 0; s < count_; ++s) {
        const auto value = value_at(chart_.series[s], i);
        if (!value) continue;
        const double y = top + high * 0.125 + bar * static_cast<double>(s), x = x_of(std::min(*value, 0.0));
        out_.shapes.push_back(Rectangle{x, y, x_of(std::max(*value, 0.0)) - x, bar, colours[s]});
        text(x_of(std::max(*value, 0.0)) + 3, y + bar / 2 + label_size / 3, figure_text(*value), Anchor::start);
      }
    }
    out_.height = legend_height + high * static_cast<double>(rows) + 6;
    line(x_of(0), legend_height, x_of(0), out_.height - 6, ink);
  }

  const Printout::Chart& chart_;
  ChartPlan out_;
  Axis axis_;
  size_t count_ = 0;
  double label_width_ = 0;
};

}  // namespace

ChartPlan plan(const Printout::Chart& chart, double width) { return Planner(chart, width).made(); }

}  // namespace zq::print
