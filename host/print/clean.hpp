// Text as it may be printed. Internal to print. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zq::print {

// Without what no text may hold: bytes that are not UTF-8, control characters, and marks that reverse the reading
// direction, so that what is read is what was written. Line feeds stay, tabs become spaces.
std::string clean(std::string_view);

// Cleaned, and cut at its line feeds; empty lines are left out. At least one, which may be empty.
std::vector<std::string> paragraphs_of(std::string_view);

// Whether a character is as wide as it is high: Chinese, and its punctuation.
bool is_wide(uint32_t code);
// Ems that a line of text takes at most, near enough to leave room for it.
double ems(std::string_view text);

}  // namespace zq::print
