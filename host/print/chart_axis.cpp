#include <cmath>
#include <cstdio>

#include "print/chart_plan.hpp"

namespace zq::print {
namespace {
constexpr double steps_wanted = 5;
}

Axis axis_for(double least, double greatest) {
  least = std::min(least, 0.0);
  greatest = std::max(greatest, 0.0);
  if (!(greatest - least > 1e-9)) return {0, 1, 1};
  const double rough = (greatest - least) / steps_wanted;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = power;
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    step = power * factor;
    if (step >= rough) break;
  }
  return {std::floor(least / step) * step, std::ceil(greatest / step) * step, step};
}

std::string figure_text(double value) {
  char text[64];
  (void)std::snprintf(text, sizeof text, std::fabs(value) < 1e15 ? "%.2f" : "%.3g", value);
  std::string out = text;
  if (out.find('.') == std::string::npos || out.find('e') != std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

}  // namespace zq::print
