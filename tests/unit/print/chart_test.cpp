#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "print/chart_plan.hpp"

namespace zq::print {
namespace {

TEST(Axis, HasRoundStepsThatHoldEveryValueAndZero) {
  struct Case {
    double least, greatest, from, until, step;
  };
  for (const Case& c : {Case{0, 12, 0, 15, 5}, Case{90, 100, 0, 100, 20}, Case{-3, 7, -4, 8, 2}, Case{0, 0, 0, 1, 1},
                        Case{0, 0.37, 0, 0.4, 0.1}, Case{0, 12345, 0, 15000, 5000}}) {
    const Axis axis = axis_for(c.least, c.greatest);
    EXPECT_DOUBLE_EQ(axis.from, c.from) << c.greatest;
    EXPECT_DOUBLE_EQ(axis.until, c.until) << c.greatest;
    EXPECT_DOUBLE_EQ(axis.step, c.step) << c.greatest;
  }
}

TEST(Figures, AreAsShortAsTheyCanBe) {
  EXPECT_EQ(figure_text(12), "12");
  EXPECT_EQ(figure_text(97.5), "97.5");
  EXPECT_EQ(figure_text(1 / 3.0), "0.33");
  EXPECT_EQ(figure_text(100), "100");
  EXPECT_EQ(figure_text(-0.001), "0");
}

// Whatever comes in, what is drawn stands inside the drawing.
TEST(Charts, StayInsideTheirFrame) {
  const double nan = std::nan(""), infinite = std::numeric_limits<double>::infinity();
  for (const auto kind : {Printout::Chart::Kind::bars, Printout::Chart::Kind::lines})
    for (const size_t labels : {0u, 1u, 3u, 30u, 200u})
      for (const size_t series : {0u, 1u, 2u, 9u}) {
        Printout::Chart chart{kind, "图", "件", {}, {}};
        for (size_t i = 0; i < labels; ++i) chart.labels.push_back("某某单位" + std::to_string(i));
        for (size_t s = 0; s < series; ++s) chart.series.push_back({"系列", {5, nan, {}, -3, infinite, 1e6, 0.5}});
        const ChartPlan drawn = plan(chart, 442);
        EXPECT_GT(drawn.height, 0);
        EXPECT_LT(drawn.height, 560) << labels;
        for (const Shape& shape : drawn.shapes)
          if (const auto* bar = std::get_if<Rectangle>(&shape)) {
            EXPECT_GE(bar->x, -0.1);
            EXPECT_LE(bar->x + bar->width, 442.1);
            EXPECT_GE(bar->y, -0.1);
            EXPECT_LE(bar->y + bar->height, drawn.height + 0.1);
          }
      }
}

}  // namespace
}  // namespace zq::print
