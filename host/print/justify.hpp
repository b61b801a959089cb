// What Pango leaves open in Chinese type: even lines, and names that keep their separator. Internal to print.
#pragma once
#include <string_view>

struct _PangoLayout;
struct _PangoLayoutLine;

namespace zq::print {

// The separator · of a name belongs to the character before it: it does not begin a line.
void hold_separators(_PangoLayout*, std::string_view text);

// Spreads what a line lacks evenly over all its places; Pango itself would put all of it into a single space. A line
// that would have to be torn apart stays short. `width` and `size` of the type in points. The line must be one that the
// layout gave out to be changed.
void stretch(_PangoLayoutLine*, const char* text, double width, double size);

}  // namespace zq::print
