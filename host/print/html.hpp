// A printout as one page of HTML that needs nothing else: style inside, charts as SVG, for the screen and for the
// browser's own printing (A4). Everything that comes from the printout is escaped; what no text may hold (control
// characters, marks that reverse the reading direction) is left out. Pure, so safe from any thread.
#pragma once
#include <string>
#include <string_view>

#include "domain/printout.hpp"

namespace zq::print {

inline constexpr std::string_view html_type = "text/html; charset=utf-8";

std::string html(const Printout&);

}  // namespace zq::print
