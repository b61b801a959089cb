// Whether a text that is to be published has a person's number in it: an identity number (18 or 15 digits) or a
// telephone. Full-width digits count, and so do numbers with blanks or hyphens between. Pure.
#pragma once
#include <optional>
#include <string_view>

namespace zq {

// Chinese, what was found: "身份证号码", "电话号码"; nothing: no such number. The number itself is not told.
std::optional<std::string_view> personal_number_in(std::string_view utf8);

}  // namespace zq
