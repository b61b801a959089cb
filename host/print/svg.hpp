// A chart as inline SVG, and text as it stands between tags. Internal to print. Pure.
#pragma once
#include <string>
#include <string_view>

#include "domain/printout.hpp"

namespace zq::print {

std::string svg(const Printout::Chart&);
std::string escaped(std::string_view);  // for text and for attributes in double quotes

}  // namespace zq::print
