// Limits of texts people type: counted in characters, no control characters. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace zq {

// Number of Unicode characters of valid UTF-8.
size_t characters(std::string_view utf8);
// Nothing but blanks, line ends and full-width blanks: what a person reads as empty.
bool is_blank(std::string_view utf8);
// Without such blanks at both ends.
std::string_view without_margins(std::string_view utf8);
// One line: a name or a number, where a line break or tab would begin another record in some legacy file.
enum class Lines { one, many };
// In a text of many lines, line breaks and tabs are no control characters; NUL and the others are, those beyond ASCII
// (U+0080..U+009F) too.
bool has_control_characters(std::string_view utf8, Lines lines = Lines::one);
// Adds a fault when the text is shorter than `least` (or blank, when it must not be empty), longer than `most`
// characters, or has control characters.
void check_text(std::vector<Fault>&, std::string_view path, std::string_view label, std::string_view value,
                size_t least, size_t most, Lines lines = Lines::one);

}  // namespace zq
